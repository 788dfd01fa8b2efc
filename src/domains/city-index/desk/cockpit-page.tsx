import type { VNode } from "preact";
import { cityFolderOf, cityOf } from "#catalogue";
import { Alert, Badge, Heading, Link, List, Table, Text } from "#kern";
import { readCitySystems, type SystemState } from "#usage";
import { fill, localized } from "#platform/i18n";
import type { PageRequest, Reply } from "#platform/http/route";
import { CATEGORIES, titleOf } from "../editions/catalogue.ts";
import {
  publishedFigures,
  publishedIndicators,
  type PublishedFigure,
  type PublishedIndicator,
} from "../editions/published.ts";
import { formatNumber } from "../format.ts";
import { INDICATOR_SYSTEMS } from "../indicator-systems.ts";
import { messages } from "./cockpit-messages.ts";

const INDICATOR_EDITION = "2025";
const TONES = { live: "success", demo: "info", planned: "warning" } as const;

/** The officer's cockpit: the published standing, the next steps, and each indicator beside what moves it here. */
export async function showCockpit(request: PageRequest): Promise<Reply> {
  const { ctx, language } = request;
  const text = messages(language);
  const city = cityOf(ctx).name;
  const figures = publishedFigures(cityFolderOf(ctx), city);
  const systems = await readCitySystems(ctx);
  return {
    page: {
      title: text.title,
      section: "/desk/index",
      isWide: true,
      body: (
        <>
          <Heading level={1} preline={city}>
            {text.title}
          </Heading>
          <Text>{text.lead}</Text>
          <StandingSection request={request} figures={figures} />
          <Heading level={2}>{text.next}</Heading>
          <List
            items={[
              <Link key="why" href={request.href("/index/warum")}>
                {text.why}
              </Link>,
              <Link key="what-if" href={request.href("/index/was-waere-wenn")}>
                {text.whatIf}
              </Link>,
              <Link key="paper" href={request.href("/index/bericht.pdf")}>
                {text.paper}
              </Link>,
              <Link key="collection" href={request.href("/desk/index/erhebung")}>
                {text.collection}
              </Link>,
              <Link key="ranking" href={request.href("/index")}>
                {text.ranking}
              </Link>,
            ]}
          />
          <Indicators request={request} systems={systems} city={city} />
        </>
      ),
    },
  };
}

/** The two latest published ranks in each table, as far as they are known. */
function StandingSection({
  request,
  figures,
}: {
  readonly request: PageRequest;
  readonly figures: readonly PublishedFigure[];
}): VNode {
  const { language } = request;
  const text = messages(language);
  const latest = rankedIn(figures, "total")[0];
  if (!latest) return <Alert title={text.unknown} />;
  const { edition, rank = 0, score } = latest;
  const headline =
    score === undefined
      ? fill(text.publishedIn, { edition, rank })
      : fill(text.publishedWith, { edition, rank, points: formatNumber(score, 1, language) });
  const shown = (figure: PublishedFigure | undefined): string =>
    figure?.rank === undefined ? "–" : fill(text.rankIn, { rank: figure.rank, edition: figure.edition });
  return (
    <>
      <Alert title={headline} />
      <Table
        caption={text.standing}
        rows={["total", ...CATEGORIES.map(({ key }) => key)]}
        rowKey={(key) => key}
        narrow="scroll"
        columns={[
          { header: text.table, rowHeader: true, cell: (key) => localized(titleOf(key), language) },
          { header: text.rank, numeric: true, cell: (key) => shown(rankedIn(figures, key)[0]) },
          { header: text.before, numeric: true, cell: (key) => shown(rankedIn(figures, key)[1]) },
          {
            header: text.points,
            numeric: true,
            cell: (key) => {
              const points = rankedIn(figures, key)[0]?.score;
              return points === undefined ? "–" : formatNumber(points, 1, language);
            },
          },
        ]}
      />
    </>
  );
}

/** The figures of one table that have a rank, the latest edition first. */
function rankedIn(figures: readonly PublishedFigure[], table: string): PublishedFigure[] {
  return figures
    .filter((each) => each.table === table && each.rank !== undefined)
    .toSorted((a, b) => b.edition.localeCompare(a.edition));
}

interface IndicatorsProps {
  readonly request: PageRequest;
  readonly systems: readonly SystemState[];
  readonly city: string;
}

function Indicators({ request, systems, city }: IndicatorsProps): VNode {
  const { language } = request;
  const text = messages(language);
  const indicators = publishedIndicators().filter(({ kind }) => kind === "indicator");
  const rows = indicators.flatMap((indicator) =>
    (INDICATOR_SYSTEMS[indicator.key] ?? []).flatMap((key) => {
      const system = systems.find((each) => each.key === key);
      return system ? [{ indicator, system }] : [];
    }),
  );
  const blind = indicators.filter(({ key }) => !(key in INDICATOR_SYSTEMS));
  return (
    <>
      <Heading level={2}>{text.measured}</Heading>
      <Text>{text.measuredLead}</Text>
      <Table
        caption={text.measured}
        captionHidden
        rows={rows}
        rowKey={({ indicator, system }) => `${indicator.key} ${system.key}`}
        columns={[
          {
            header: text.indicator,
            rowHeader: true,
            cell: ({ indicator }) => localized(indicator.title, language),
          },
          {
            header: fill(text.value, { edition: INDICATOR_EDITION }),
            numeric: true,
            cell: ({ indicator }) => valueText(indicator, city, language),
          },
          {
            header: text.system,
            cell: ({ system }) =>
              system.href === undefined ? (
                localized(system.title, language)
              ) : (
                <Link href={request.href(system.href)}>{localized(system.title, language)}</Link>
              ),
          },
          { header: text.use, numeric: true, cell: ({ system }) => useText(system, language) },
          {
            header: text.state,
            cell: ({ system }) => <Badge tone={TONES[system.status]}>{text.states[system.status]}</Badge>,
          },
        ]}
      />
      <Heading level={2}>{text.blind}</Heading>
      <Text>{text.blindLead}</Text>
      <List
        items={blind.map(
          (indicator) => `${localized(indicator.title, language)} (${valueText(indicator, city, language)})`,
        )}
      />
    </>
  );
}

function valueText({ values }: PublishedIndicator, city: string, language: string): string {
  const own = (values as Readonly<Record<string, { readonly score: number }>>)[city];
  return own ? formatNumber(own.score, 1, language) : "–";
}

function useText({ use }: SystemState, language: string): string {
  const text = messages(language);
  if (use.kind === "measured") return formatNumber(use.perWeek, 0, language);
  return use.kind === "failed" ? text.failed : text.notMeasured;
}
