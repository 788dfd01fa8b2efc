import type { VNode } from "preact";
import { cityFolderOf, cityOf } from "#catalogue";
import { Heading, Link, List, Reference, Table } from "#kern";
import { fill, localized } from "#platform/i18n";
import type { PageRequest, Reply } from "#platform/http/route";
import { contradictions, editionFacts, publishedFigures } from "../editions/published.ts";
import { formatNumber } from "../format.ts";
import { indexEditions, type IndexEdition } from "../index-editions.ts";
import { packageOf } from "./downloads.ts";
import { indexPage, INDEX_PATH, nameOf } from "./frame.tsx";
import { messages } from "./messages.ts";

/** What is published of each edition, where the sources contradict each other, and what is computed here. */
export async function showEditions(request: PageRequest): Promise<Reply> {
  const { language } = request;
  const text = messages(language).editions;
  const number = (value: number | undefined, digits: number): string =>
    value === undefined ? text.unknown : formatNumber(value, digits, language);
  return {
    page: indexPage({
      request,
      current: "editions",
      title: text.title,
      lead: text.lead,
      children: (
        <>
          <Figures request={request} />
          <Table
            caption={text.key}
            rows={editionFacts()}
            rowKey={({ edition }) => edition}
            narrow="scroll"
            small
            columns={[
              { header: messages(language).edition, rowHeader: true, cell: ({ edition }) => edition },
              { header: text.cities, numeric: true, cell: ({ cities }) => cities },
              { header: text.indicators, numeric: true, cell: ({ indicators }) => indicators },
              { header: text.parameters, numeric: true, cell: ({ parameters }) => parameters },
              { header: text.dataPoints, cell: ({ data_points: points }) => points },
              { header: text.mean, numeric: true, cell: ({ mean_score: mean }) => number(mean, 1) },
              { header: text.source, cell: ({ source }) => source },
            ]}
          />
          <Table
            caption={text.contradictions}
            rows={contradictions()}
            rowKey={({ edition, subject }) => `${edition} ${subject.de}`}
            columns={[
              { header: messages(language).edition, rowHeader: true, cell: ({ edition }) => edition },
              { header: text.subject, cell: ({ subject }) => localized(subject, language) },
              { header: text.one, cell: ({ claims }) => claimText(claims[0]) },
              { header: text.other, cell: ({ claims }) => claimText(claims[1]) },
            ]}
          />
          <Heading level={2}>{text.downloads}</Heading>
          {indexEditions().map((each) => (
            <Downloads key={each.year} request={request} edition={each} />
          ))}
        </>
      ),
    }),
  };
}

function Downloads({
  request,
  edition,
}: {
  readonly request: PageRequest;
  readonly edition: IndexEdition;
}): VNode {
  const { language } = request;
  const { files, hash } = packageOf(edition);
  return (
    <>
      <Heading level={3}>{localized(edition.edition.compiled.framework.title, language)}</Heading>
      <List
        items={[...files.keys()].map((name) => (
          <Link key={name} href={request.href(`${INDEX_PATH}/daten/${edition.year}/${name}`)}>
            {name}
          </Link>
        ))}
      />
      <Reference label={messages(language).editions.hash} value={hash} />
    </>
  );
}

function claimText(claim: { readonly value: string; readonly source: string } | undefined): string {
  return claim ? `${claim.value} (${claim.source})` : "–";
}

/** The own city's published ranks, a row an edition and table; what is not known has no row. */
function Figures({ request }: { readonly request: PageRequest }): VNode | null {
  const { ctx, language } = request;
  const all = messages(language);
  const text = all.editions;
  const city = cityOf(ctx).name;
  const figures = publishedFigures(cityFolderOf(ctx), city);
  if (figures.length === 0) return null;
  return (
    <Table
      caption={fill(text.figures, { city })}
      rows={figures}
      rowKey={({ edition, table }) => `${edition} ${table}`}
      narrow="scroll"
      small
      columns={[
        { header: all.edition, rowHeader: true, cell: ({ edition }) => edition },
        { header: all.table, cell: ({ table }) => nameOf(table, language) },
        { header: all.rank, numeric: true, cell: ({ rank }) => rank ?? text.unknown },
        {
          header: all.points,
          numeric: true,
          cell: ({ score }) => (score === undefined ? text.unknown : formatNumber(score, 1, language)),
        },
        { header: text.basis, cell: ({ basis }) => text[basis] },
        { header: text.source, cell: ({ source }) => source },
      ]}
    />
  );
}
