import { BackLink, Heading, Lead, Stack, Stats, Table, Text } from "#kern";
import { dateText } from "#platform/dates";
import { notFound } from "#platform/errors";
import { fill, localeOf, localized } from "#platform/i18n";
import type { PageRequest, Reply } from "#platform/http/route";
import { listHalfDays } from "../overbooking-advice.ts";
import { readStatistics, type NoShows } from "../statistics.ts";
import { dayText, weekdayText } from "../words.ts";
import { messages } from "./messages.ts";
import { officeFor, servicesText } from "./today-parts.tsx";

/** Use, waiting and no-shows of half a year, and what could be offered in addition. */
export async function showNumbers(request: PageRequest): Promise<Reply> {
  const at = await officeFor(request);
  if (!at) throw notFound();
  const { settings, office } = at;
  const { language, ctx } = request;
  const text = messages(language).numbers;
  const statistics = await readStatistics(ctx, { office: office.key });
  const halfDays = await listHalfDays(ctx, { office: office.key });
  const minutes = (value: number | undefined): string =>
    value === undefined ? "–" : fill(text.minutes, { n: Math.round(value) });
  const percent = new Intl.NumberFormat(localeOf(language), { style: "percent", maximumFractionDigits: 1 });
  const visits = statistics.byWeekday.reduce((sum, each) => sum + each.visits, 0);
  const missed = statistics.byWeekday.reduce((sum, each) => sum + each.missed, 0);
  const shares = (title: string, rows: readonly NoShows[], name: (key: string) => string) => (
    <Stack>
      <Heading level={2}>{title}</Heading>
      <Table
        caption={title}
        captionHidden
        rows={rows}
        columns={[
          { header: title, rowHeader: true, cell: (row) => name(row.key) },
          { header: text.visits, numeric: true, cell: (row) => row.visits },
          { header: text.noShow, numeric: true, cell: (row) => row.missed },
          { header: text.share, numeric: true, cell: (row) => percent.format(row.missed / row.visits) },
        ]}
      />
    </Stack>
  );
  const leads: Record<string, string> = {
    lead0: text.lead0,
    lead1: text.lead1,
    lead2: text.lead2,
    lead3: text.lead3,
  };
  return {
    page: {
      title: text.title,
      section: "/desk/termine",
      isWide: true,
      body: (
        <>
          <BackLink href={request.href(`/desk/termine?ort=${office.key}`)}>
            {messages(language).today.title}
          </BackLink>
          <Heading level={1} preline={localized(office.name, language)}>
            {text.title}
          </Heading>
          <Lead>{text.lead}</Lead>
          <Stats
            items={[
              { label: text.noShow, value: visits === 0 ? "–" : percent.format(missed / visits) },
              { label: text.waiting, value: minutes(statistics.waitingMinutes) },
              { label: text.serving, value: minutes(statistics.servingMinutes) },
            ]}
          />
          <Heading level={2}>{text.extra}</Heading>
          <Text>{text.extraText}</Text>
          <Table
            caption={text.extra}
            captionHidden
            rows={halfDays}
            columns={[
              {
                header: text.half,
                rowHeader: true,
                cell: (each) => `${dayText(each.day, language)}, ${text[each.half]}`,
              },
              { header: text.booked, numeric: true, cell: (each) => each.booked },
              { header: text.possible, numeric: true, cell: (each) => each.extra },
            ]}
          />
          {shares(text.byService, statistics.byService, (key) => servicesText(settings, [key], language))}
          {shares(text.byLead, statistics.byLead, (key) => leads[key] ?? key)}
          {shares(text.byDay, statistics.byWeekday, (key) => weekdayText(Number(key), language))}
          <Heading level={2}>{text.weeks}</Heading>
          <Table
            caption={text.weeks}
            captionHidden
            rows={statistics.weeks}
            columns={[
              { header: text.week, rowHeader: true, cell: (each) => dateText(each.week, language) },
              { header: text.online, numeric: true, cell: (each) => each.online },
              { header: text.other, numeric: true, cell: (each) => each.other },
            ]}
          />
        </>
      ),
    },
  };
}
