import type { VNode } from "preact";
import { cityFolderOf, cityOf } from "#catalogue";
import { Alert, Button, FilterForm, Heading, Table, Text, TextInput } from "#kern";
import { dateText } from "#platform/dates";
import { fill, localized, localeOf } from "#platform/i18n";
import { cheapestWay, type CheapestWay, type Measure } from "../engine/cheapest-way.ts";
import { valuesForPoints } from "../wished-points.ts";
import { standingOf, type IndexRun } from "../engine/run.ts";
import { cityMeasures, type CityMeasure } from "../measures-file.ts";
import { INDEX_PATH } from "./frame.tsx";
import { messages } from "./messages.ts";
import type { WhatIfView } from "./what-if-page.tsx";

/** The reverse of "what if": the cheapest set of the city's own measures that leads to a wished rank. */
export function CheapestWaySection({ request, edition, city }: WhatIfView): VNode | null {
  const { ctx, language, query } = request;
  const text = messages(language).whatIf;
  // The measures are those of the own city; for another one nothing is known.
  if (cityOf(ctx).name !== city) return null;
  const measures = cityMeasures(cityFolderOf(ctx));
  const typed = query["rang"] ?? "";
  const wished = /^\d{1,4}$/.test(typed) ? Number(typed) : undefined;
  const cities = edition.run.units.length;
  const isWrong = typed !== "" && (wished === undefined || wished < 1 || wished > cities);
  const standing = standingOf(edition.run, city);
  return (
    <>
      <Heading level={2}>{text.way}</Heading>
      <Text>{measures.length === 0 ? text.noMeasures : text.wayLead}</Text>
      {measures.length > 0 && (
        <FilterForm
          action={`${request.href(`${INDEX_PATH}/was-waere-wenn`)}`}
          label={text.way}
          hidden={{ stadt: city, ausgabe: edition.year }}
        >
          <TextInput
            name="rang"
            label={text.wished}
            value={typed === "" ? String(Math.max(1, standing.rank - 5)) : typed}
            error={isWrong ? fill(text.wayError, { cities }) : undefined}
            inputMode="numeric"
            width="tiny"
          />
          <Button kind="secondary">{text.find}</Button>
        </FilterForm>
      )}
      {wished !== undefined && !isWrong && (
        <Found
          language={language}
          wished={wished}
          measures={measures}
          found={cheapestWay(edition.run, city, {
            rank: wished,
            measures: measuresIn(edition.run, measures),
          })}
        />
      )}
    </>
  );
}

/** The city's measures speak of points, since those are published; the engine computes with the edition's own values. */
function measuresIn(run: IndexRun, measures: readonly CityMeasure[]): Measure[] {
  return measures.map((measure) => ({ ...measure, values: valuesForPoints(run, measure.values) }));
}

interface FoundProps {
  readonly language: string;
  readonly wished: number;
  readonly measures: readonly CityMeasure[];
  readonly found: CheapestWay;
}

function Found({ language, wished, measures, found }: FoundProps): VNode {
  const text = messages(language).whatIf;
  const euros = (cents: number): string =>
    (cents / 100).toLocaleString(localeOf(language), {
      style: "currency",
      currency: "EUR",
      maximumFractionDigits: 0,
    });
  const day = (date: string): string => dateText(Temporal.PlainDate.from(date), language);
  if (!found.ok) {
    const title =
      found.reason === "too-many-measures"
        ? fill(text.wayTooMany, { most: found.most })
        : fill(text.wayNone, { rank: wished, best: found.best.rank });
    return <Alert tone="warning" title={title} />;
  }
  const { way } = found;
  const titles = new Map(measures.map(({ key, title }) => [key, title]));
  return (
    <>
      <Alert
        tone="success"
        title={fill(text.wayFound, {
          rank: way.rank,
          count: way.measures.length,
          cost: euros(way.costCents),
          date: way.doneBy === undefined ? "–" : day(way.doneBy),
        })}
      />
      <Table
        caption={text.measure}
        captionHidden
        rows={way.measures}
        rowKey={({ key }) => key}
        columns={[
          {
            header: text.measure,
            rowHeader: true,
            cell: ({ key }) => localized(titles.get(key) ?? { de: key }, language),
          },
          { header: text.cost, numeric: true, cell: ({ costCents }) => euros(costCents) },
          { header: text.done, cell: ({ doneBy }) => day(doneBy) },
        ]}
      />
    </>
  );
}
