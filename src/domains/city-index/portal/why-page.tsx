import type { VNode } from "preact";
import { Alert, Button, Details, FilterForm, List, Select, Table, Text } from "#kern";
import type { PageRequest, Reply } from "#platform/http/route";
import { explainIn, POINT_PARTS, RANK_PARTS, type CauseShare } from "../engine/explain.ts";
import { explainInWords } from "../explain-words.ts";
import { roundParts, signed } from "../format.ts";
import {
  cityIn,
  comparisonOf,
  editionOf,
  indexEditions,
  tablesOf,
  type IndexEdition,
} from "../index-editions.ts";
import { messages as words } from "../messages.ts";
import { indexPage, INDEX_PATH, nameOf } from "./frame.tsx";
import { messages } from "./messages.ts";

/** Why a rank moved between two editions: five causes, exact, in words and as a table. */
export async function showWhy(request: PageRequest): Promise<Reply> {
  const { ctx, language, query } = request;
  const text = messages(language);
  const editions = indexEditions();
  const after = editionOf(query["bis"] ?? editions[1]?.year);
  const before = editionOf(query["von"] ?? editions[0]?.year);
  const city = cityIn(ctx, after, query["stadt"]);
  const table = tablesOf(after).find((key) => key === query["bereich"]) ?? tablesOf(after)[0] ?? "";
  const isOrdered = before.year < after.year;
  return {
    page: indexPage({
      request,
      current: "why",
      title: text.why.title,
      preline: city,
      lead: text.why.lead,
      edition: after,
      children: (
        <>
          <Choice request={request} city={city} table={table} before={before} after={after} />
          {isOrdered ? (
            <Answer request={request} city={city} table={table} before={before} after={after} />
          ) : (
            <Alert tone="warning" title={text.why.order} />
          )}
          <Details title={text.why.how}>
            <Text>{text.why.howText}</Text>
          </Details>
        </>
      ),
    }),
  };
}

interface WhyProps {
  readonly request: PageRequest;
  readonly city: string;
  readonly table: string;
  readonly before: IndexEdition;
  readonly after: IndexEdition;
}

function Choice({ request, city, table, before, after }: WhyProps): VNode {
  const { language } = request;
  const text = messages(language);
  const years = indexEditions().map(({ year }) => ({ value: year, label: year }));
  return (
    <FilterForm action={request.href(`${INDEX_PATH}/warum`)} label={text.why.title}>
      <Select
        name="stadt"
        label={text.city}
        emptyLabel={null}
        value={city}
        options={after.run.units
          .toSorted((a, b) => a.localeCompare(b, "de"))
          .map((value) => ({ value, label: value }))}
      />
      <Select
        name="bereich"
        label={text.table}
        emptyLabel={null}
        value={table}
        options={tablesOf(after).map((key) => ({ value: key, label: nameOf(key, language) }))}
      />
      <Select name="von" label={text.why.from} emptyLabel={null} value={before.year} options={years} />
      <Select name="bis" label={text.why.to} emptyLabel={null} value={after.year} options={years} />
      <Button kind="secondary">{text.show}</Button>
    </FilterForm>
  );
}

function Answer({ request, city, table, before, after }: WhyProps): VNode {
  const { language } = request;
  const comparison = comparisonOf(before, after);
  if (!comparison) return <Alert tone="warning" title={messages(language).why.order} />;
  const explained = explainIn(comparison, city, table);
  const sentences = explainInWords(explained, {
    city,
    language,
    title: (key) => nameOf(key, language),
    editions: { before: before.year, after: after.year },
  });
  const [headline = "", points = "", ...rest] = sentences;
  return (
    <>
      <Alert title={headline}>
        <p>{points}</p>
      </Alert>
      {explained.ok && <CauseTable request={request} causes={explained.explanation.causes} />}
      <List items={rest} />
    </>
  );
}

/** The causes with figures that add up to the change shown. */
function CauseTable({
  request,
  causes,
}: {
  readonly request: PageRequest;
  readonly causes: readonly CauseShare[];
}): VNode {
  const { language } = request;
  const text = messages(language).why;
  const names = words(language).why.causes;
  const points = roundParts(
    causes.map((each) => each.pointParts / POINT_PARTS),
    1,
  );
  const ranks = roundParts(
    causes.map((each) => each.rankParts / RANK_PARTS),
    1,
  );
  const sum = (parts: readonly number[]): number => parts.reduce((total, part) => total + part, 0);
  const rows = [
    ...causes.map(({ cause }, index) => ({
      name: names[cause],
      points: points[index] ?? 0,
      ranks: ranks[index] ?? 0,
    })),
    { name: text.sum, points: sum(points), ranks: sum(ranks) },
  ];
  return (
    <Table
      caption={text.caption}
      rows={rows}
      rowKey={({ name }) => name}
      narrow="scroll"
      columns={[
        { header: text.cause, rowHeader: true, cell: ({ name }) => name },
        { header: text.points, numeric: true, cell: (row) => signed(row.points, 1, language) },
        { header: text.ranks, numeric: true, cell: (row) => signed(row.ranks, 1, language) },
      ]}
    />
  );
}
