import { Heading, List, Table, Text } from "#kern";
import { fill } from "#platform/i18n";
import type { PageRequest, Reply } from "#platform/http/route";
import { otherFigures, publishedEdition2025, publishedFigures } from "../editions/published.ts";
import { cityFolderOf, cityOf } from "#catalogue";
import { runIndex, standingOf } from "../engine/run.ts";
import { formatNumber } from "../format.ts";
import { indexPage, nameOf } from "./frame.tsx";
import { messages } from "./messages.ts";

const YEAR = "2025";

/** How the index is computed, for everybody; and where the formula does not give the published figure. */
export async function showMethod(request: PageRequest): Promise<Reply> {
  const { ctx, language } = request;
  const text = messages(language).method;
  const all = messages(language);
  const { compiled, table } = publishedEdition2025();
  const run = runIndex(compiled, table);
  const figures = [...publishedFigures(cityFolderOf(ctx), cityOf(ctx).name), ...otherFigures()];
  const published = (city: string, key: string): number | undefined =>
    figures.find((each) => each.edition === YEAR && each.city === city && each.table === key)?.score;
  const tables = [
    ...compiled.groups.flatMap(({ group }) => (group.parent === undefined ? [] : [group.key])),
    compiled.keys[compiled.total] ?? "",
  ];
  const rows = tables.flatMap((key) => run.units.map((city) => ({ key, city })));
  const points = (value: number | undefined): string =>
    value === undefined ? "–" : formatNumber(value, 1, language);
  return {
    page: indexPage({
      request,
      current: "method",
      title: text.title,
      lead: text.lead,
      children: (
        <>
          <List
            kind="numbered"
            items={[text.steps.step1, text.steps.step2, text.steps.step3, text.steps.step4]}
          />
          <Heading level={2}>{text.relative}</Heading>
          <Text>{text.relativeText}</Text>
          <Heading level={2}>{text.source}</Heading>
          <Text>{fill(text.sourceText, { cities: run.units.join(", ") })}</Text>
          <Table
            caption={`${text.check}, ${YEAR}`}
            rows={rows}
            rowKey={({ key, city }) => `${key} ${city}`}
            narrow="scroll"
            small
            columns={[
              { header: all.table, rowHeader: true, cell: ({ key }) => nameOf(key, language) },
              { header: all.city, cell: ({ city }) => city },
              {
                header: text.published,
                numeric: true,
                cell: ({ key, city }) => points(published(city, key)),
              },
              {
                header: text.recomputed,
                numeric: true,
                cell: ({ key, city }) => points(standingOf(run, city, key).score),
              },
            ]}
          />
          <Text>{text.deviation}</Text>
          <Text muted>{text.fullSteps}</Text>
        </>
      ),
    }),
  };
}
