import { BackLink, Button, EmptyState, Heading, Stack, Table, TextInput } from "#kern";
import { notFound } from "#platform/errors";
import { localized } from "#platform/i18n";
import type { PageRequest, Reply } from "#platform/http/route";
import { listDay } from "../list-day.ts";
import { isDate } from "../portal/wish.ts";
import { dayText, timeText } from "../words.ts";
import { messages } from "./messages.ts";
import { officeFor, servicesText } from "./today-parts.tsx";

/** A day at a glance: what each desk has, in the order of the times. */
export async function showDesks(request: PageRequest): Promise<Reply> {
  const at = await officeFor(request);
  if (!at) throw notFound();
  const { settings, office } = at;
  const { language, ctx, query } = request;
  const text = messages(language);
  const asked = query["tag"] ?? "";
  const day = isDate(asked) ? asked : ctx.today().toString();
  const rows = await listDay(ctx, { office: office.key, day });
  return {
    page: {
      title: text.desks.title,
      section: "/desk/termine",
      isWide: true,
      body: (
        <>
          <BackLink href={request.href(`/desk/termine?ort=${office.key}`)}>{text.today.title}</BackLink>
          <Heading level={1} preline={localized(office.name, language)}>
            {text.desks.title}
          </Heading>
          <form class="sk-form" method="get" action={request.href("/desk/termine/plaetze")}>
            <input type="hidden" name="ort" value={office.key} />
            <TextInput name="tag" label={text.desks.day} value={day} width="short" />
            <Button kind="secondary" small>
              {text.today.choose}
            </Button>
          </form>
          <Heading level={2}>{dayText(Temporal.PlainDate.from(day), language)}</Heading>
          {rows.length === 0 && <EmptyState title={text.today.none} />}
          {office.resources.map((resource) => {
            const own = rows.filter((row) => row.desk === resource.key);
            if (own.length === 0) return null;
            const name = localized(resource.name, language);
            return (
              <Stack key={resource.key} space="small">
                <Heading level={3}>{name}</Heading>
                <Table
                  caption={name}
                  captionHidden
                  rows={own}
                  columns={[
                    {
                      header: text.today.time,
                      rowHeader: true,
                      cell: ({ appointment }) =>
                        `${timeText(appointment.startsAt)} – ${timeText(appointment.endsAt)}`,
                    },
                    {
                      header: text.today.what,
                      cell: ({ appointment }) =>
                        servicesText(
                          settings,
                          appointment.visit.map((each) => each.service),
                          language,
                        ),
                    },
                    { header: text.today.name, cell: ({ appointment }) => appointment.name ?? "–" },
                  ]}
                />
              </Stack>
            );
          })}
        </>
      ),
    },
  };
}
