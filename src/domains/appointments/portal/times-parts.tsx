import {
  Button,
  ButtonGroup,
  Checkbox,
  Details,
  EmptyState,
  Fieldset,
  Heading,
  Link,
  LinkButton,
  Select,
  Stack,
  Table,
  Text,
} from "#kern";
import { fill, localized } from "#platform/i18n";
import type { PageRequest } from "#platform/http/route";
import type { FoundSlots } from "../find-slots.ts";
import type { Settings } from "../settings.ts";
import { dayText, timeText, weekdayText } from "../words.ts";
import { messages } from "./messages.ts";
import { TIMES_OF_DAY, wishAddress, wishFields, weekdayField, type Wish } from "./wish.ts";

const DAYS_A_PAGE = 10;

export type Found = Extract<FoundSlots, { ok: true }>;

export interface Part {
  readonly request: PageRequest;
  readonly wish: Wish;
  readonly settings: Settings;
}

/** Office, weekdays and time of day, for those who cannot come at any time. */
export function Filter({ request, wish, settings }: Part) {
  const { language } = request;
  const text = messages(language).times;
  const kept = { ...wish, weekdays: [], time: undefined, office: undefined, from: undefined };
  const able = settings.offices.length > 1;
  return (
    <Details title={text.filter}>
      <form class="sk-form" method="get" action={request.href("/termine/zeiten")}>
        {Object.entries(wishFields(kept)).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {able && (
          <Select
            name="ort"
            label={text.office}
            emptyLabel={text.anyOffice}
            value={wish.office}
            options={settings.offices.map((each) => ({
              value: each.key,
              label: localized(each.name, language),
            }))}
          />
        )}
        <Fieldset name="wochentage" label={text.weekdays} horizontal>
          {[1, 2, 3, 4, 5, 6].map((day) => (
            <Checkbox
              key={day}
              name={weekdayField(day)}
              value="1"
              label={weekdayText(day, language)}
              checked={wish.weekdays.includes(day)}
            />
          ))}
        </Fieldset>
        <Select
          name="zeit"
          label={text.time}
          emptyLabel={text.anyTime}
          value={wish.time}
          options={(Object.keys(TIMES_OF_DAY) as (keyof typeof TIMES_OF_DAY)[]).map((value) => ({
            value,
            label: text[value],
          }))}
        />
        <ButtonGroup>
          <Button kind="secondary">{text.apply}</Button>
        </ButtonGroup>
      </form>
    </Details>
  );
}

/** Every day with a free time, as a list. */
export function Days({ request, wish, settings, found }: Part & { readonly found: Found }) {
  const { language } = request;
  const text = messages(language).times;
  const days = daysOf(found);
  const shown = days.slice(0, DAYS_A_PAGE);
  const next = days[DAYS_A_PAGE];
  const isNarrow =
    wish.weekdays.length > 0 ||
    wish.time !== undefined ||
    wish.office !== undefined ||
    wish.from !== undefined;
  if (shown.length === 0) {
    const wide = { ...wish, weekdays: [], time: undefined, office: undefined, from: undefined };
    return (
      <EmptyState
        title={text.none}
        action={
          isNarrow && (
            <LinkButton href={request.href(wishAddress("/termine/zeiten", wide))}>{text.wider}</LinkButton>
          )
        }
      >
        <Text>{fill(text.noneText, { time: settings.releaseAt, days: settings.horizonDays })}</Text>
      </EmptyState>
    );
  }
  return (
    <Stack>
      <Heading level={2}>{text.days}</Heading>
      <Table
        caption={text.days}
        captionHidden
        rows={shown}
        columns={[
          {
            header: text.day,
            rowHeader: true,
            cell: ({ day }) => (
              <Link href={request.href(wishAddress("/termine/tag", wish, { tag: day.toString() }))}>
                {dayText(day, language)}
              </Link>
            ),
          },
          {
            header: text.freeTimes,
            cell: ({ count, first, last }) =>
              `${count === 1 ? text.oneFree : fill(text.free, { n: count })}, ${timeText(first)}${count === 1 ? "" : ` – ${timeText(last)}`}`,
          },
        ]}
      />
      <ButtonGroup>
        {next && (
          <LinkButton
            href={request.href(wishAddress("/termine/zeiten", { ...wish, from: next.day.toString() }))}
          >
            {text.later}
          </LinkButton>
        )}
        {wish.from !== undefined && (
          <LinkButton
            kind="tertiary"
            href={request.href(wishAddress("/termine/zeiten", { ...wish, from: undefined }))}
          >
            {text.earlier}
          </LinkButton>
        )}
      </ButtonGroup>
    </Stack>
  );
}

interface DayFound {
  readonly day: Temporal.PlainDate;
  readonly count: number;
  readonly first: Temporal.Instant;
  readonly last: Temporal.Instant;
}

/** The days of all offices together. */
function daysOf(found: Found): DayFound[] {
  const all = found.offices.flatMap((office) => office.days);
  return [...Map.groupBy(all, ({ day }) => day.toString()).values()]
    .flatMap((parts) => {
      const starts = parts.flatMap((part) => part.starts).toSorted((a, b) => Temporal.Instant.compare(a, b));
      const [first] = starts;
      const last = starts.at(-1);
      const [part] = parts;
      return first && last && part
        ? [{ day: part.day, count: new Set(starts.map(String)).size, first, last }]
        : [];
    })
    .toSorted((a, b) => Temporal.PlainDate.compare(a.day, b.day));
}
