import type { VNode } from "preact";
import {
  Alert,
  Button,
  Details,
  ErrorSummary,
  FieldGrid,
  FilterForm,
  Heading,
  Link,
  Table,
  Text,
  TextInput,
} from "#kern";
import { fill } from "#platform/i18n";
import type { PageRequest, Reply } from "#platform/http/route";
import { leversOf, whatIf, type Changes, type Lever } from "../engine/what-if.ts";
import { indicatorPoints, MOST_POINTS, valuesForPoints, type IndicatorPoints } from "../wished-points.ts";
import { formatNumber, signed } from "../format.ts";
import { cityIn, editionOf, type IndexEdition } from "../index-editions.ts";
import { BoundsSection } from "./bounds-section.tsx";
import { CheapestWaySection } from "./cheapest-way-section.tsx";
import { indexPage, INDEX_PATH, nameOf } from "./frame.tsx";
import { messages } from "./messages.ts";

const MOST_LEVERS = 8;

export interface WhatIfView {
  readonly request: PageRequest;
  readonly edition: IndexEdition;
  readonly city: string;
}

interface Wrong {
  readonly field: string;
  readonly message: string;
}

/** What would happen to a city's rank with other values, and what would gain most. */
export async function showWhatIf(request: PageRequest): Promise<Reply> {
  const { ctx, language, query } = request;
  const text = messages(language);
  const edition = editionOf(query["ausgabe"]);
  const city = cityIn(ctx, edition, query["stadt"]);
  const points = indicatorPoints(edition.run, city);
  const { wished, errors } = wishesIn(request, points);
  const view: WhatIfView = { request, edition, city };
  return {
    status: errors.length > 0 ? 422 : 200,
    page: indexPage({
      request,
      current: "whatIf",
      islands: ["slider"],
      title: text.whatIf.title,
      preline: city,
      lead: fill(text.whatIf.lead, { city }),
      edition,
      hasErrors: errors.length > 0,
      children: (
        <>
          <ErrorSummary errors={errors} />
          {errors.length === 0 && Object.keys(wished).length > 0 && (
            <Result {...view} changes={valuesForPoints(edition.run, wished)} />
          )}
          <LeverTable {...view} levers={leversOf(edition.run, city).slice(0, MOST_LEVERS)} points={points} />
          <CheapestWaySection {...view} />
          <BoundsSection {...view} />
          <WishForm {...view} points={points} errors={errors} />
        </>
      ),
    }),
  };
}

/** The points that were typed and differ from today's. */
function wishesIn(
  request: PageRequest,
  points: readonly IndicatorPoints[],
): { wished: Record<string, number>; errors: Wrong[] } {
  const { language, query } = request;
  const wished: Record<string, number> = {};
  const errors: Wrong[] = [];
  for (const { indicator, now } of points) {
    const typed = (query[indicator] ?? "").trim();
    if (typed === "" || typed === formatNumber(now, 1, language)) continue;
    const value = Number(typed.replace(",", "."));
    if (!/^\d{1,3}([.,]\d+)?$/.test(typed) || value > MOST_POINTS) {
      const message = fill(messages(language).whatIf.error, {
        indicator: nameOf(indicator, language),
        best: MOST_POINTS,
      });
      errors.push({ field: indicator, message });
    } else wished[indicator] = value;
  }
  return { wished, errors };
}

function Result({ request, edition, city, changes }: WhatIfView & { readonly changes: Changes }): VNode {
  const { language } = request;
  const text = messages(language).whatIf;
  const { before, after, overtaken, next, others } = whatIf(edition.run, city, changes);
  return (
    <Alert
      tone={after.rank < before.rank ? "success" : "info"}
      live="status"
      title={fill(text.result, {
        after: after.rank,
        before: before.rank,
        points: signed(after.score - before.score, 2, language),
      })}
    >
      {overtaken.length > 0 && <p>{fill(text.overtaken, { list: overtaken.join(", ") })}</p>}
      {next && (
        <p>{fill(text.nextCity, { city: next.city, points: formatNumber(next.points, 2, language) })}</p>
      )}
      {others.length > 0 && <p>{fill(text.others, { count: others.length })}</p>}
    </Alert>
  );
}

interface LeverTableProps extends WhatIfView {
  readonly levers: readonly Lever[];
  readonly points: readonly IndicatorPoints[];
}

function LeverTable({ request, levers, points }: LeverTableProps): VNode {
  const of = (indicator: string): IndicatorPoints | undefined =>
    points.find((each) => each.indicator === indicator);
  const { language } = request;
  const all = messages(language);
  const text = all.whatIf;
  return (
    <>
      <Heading level={2}>{text.levers}</Heading>
      <Text>{text.leversLead}</Text>
      <Table
        caption={text.levers}
        captionHidden
        rows={levers}
        rowKey={({ indicator }) => indicator}
        columns={[
          {
            header: all.cityPage.indicator,
            rowHeader: true,
            cell: ({ indicator }) => nameOf(indicator, language),
          },
          {
            header: text.now,
            numeric: true,
            cell: ({ indicator }) => formatNumber(of(indicator)?.now ?? 0, 1, language),
          },
          { header: text.gain, numeric: true, cell: ({ points }) => signed(points, 2, language) },
          { header: text.ranks, numeric: true, cell: ({ ranks }) => signed(ranks, 0, language) },
          { header: text.next, cell: ({ overtaken }) => overtaken ?? text.nobody },
        ]}
      />
    </>
  );
}

interface WishFormProps extends WhatIfView {
  readonly points: readonly IndicatorPoints[];
  readonly errors: readonly Wrong[];
}

/** All indicators by category, each as a number that a script may also make a slider. */
function WishForm({ request, edition, city, points, errors }: WishFormProps): VNode {
  const { language, query } = request;
  const text = messages(language).whatIf;
  const action = request.href(`${INDEX_PATH}/was-waere-wenn`);
  const kept = { stadt: city, ausgabe: edition.year };
  const changedIn = (category: string): boolean =>
    points.some((each) => each.category === category && (query[each.indicator] ?? "") !== "");
  return (
    <>
      <Heading level={2}>{text.values}</Heading>
      <Text>{text.valuesLead}</Text>
      <FilterForm action={action} label={text.values} hidden={kept} stacked sliders>
        {[...Map.groupBy(points, ({ category }) => category)].map(([category, own]) => (
          <Details key={category} title={nameOf(category, language)} open={changedIn(category)}>
            <FieldGrid>
              {own.map(({ indicator, now }) => (
                <TextInput
                  key={indicator}
                  name={indicator}
                  label={nameOf(indicator, language)}
                  hint={fill(text.valueHint, {
                    value: formatNumber(now, 1, language),
                    best: MOST_POINTS,
                  })}
                  value={query[indicator]}
                  error={errors.find((error) => error.field === indicator)?.message}
                  inputMode="decimal"
                  width="short"
                  max={MOST_POINTS}
                  placeholder={formatNumber(now, 1, language)}
                />
              ))}
            </FieldGrid>
          </Details>
        ))}
        <Button>{text.compute}</Button>
      </FilterForm>
      <Text>
        <Link href={`${action}?${new URLSearchParams(kept).toString()}`}>{text.reset}</Link>
      </Text>
    </>
  );
}
