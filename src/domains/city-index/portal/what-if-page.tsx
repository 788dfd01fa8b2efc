import type { VNode } from "preact";
import { Alert, Button, ErrorSummary, FilterForm, Heading, Link, Table, Text, TextInput } from "#kern";
import { fill } from "#platform/i18n";
import type { PageRequest, Reply } from "#platform/http/route";
import { leversOf, whatIf, type Changes, type Lever } from "../engine/what-if.ts";
import { formatNumber, signed } from "../format.ts";
import { cityIn, editionOf, type IndexEdition } from "../index-editions.ts";
import { CheapestWaySection } from "./cheapest-way-section.tsx";
import { indexPage, INDEX_PATH, nameOf } from "./frame.tsx";
import { messages } from "./index-messages.ts";

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
  const levers = leversOf(edition.run, city);
  const { changes, errors } = wishesIn(request, levers);
  const view: WhatIfView = { request, edition, city };
  return {
    status: errors.length > 0 ? 422 : 200,
    page: indexPage({
      request,
      current: "whatIf",
      title: text.whatIf.title,
      preline: city,
      lead: fill(text.whatIf.lead, { city }),
      edition,
      hasErrors: errors.length > 0,
      children: (
        <>
          <ErrorSummary errors={errors} />
          {errors.length === 0 && Object.keys(changes).length > 0 && <Result {...view} changes={changes} />}
          <LeverTable {...view} levers={levers.slice(0, MOST_LEVERS)} />
          <CheapestWaySection {...view} />
          <WishForm {...view} levers={levers} errors={errors} />
        </>
      ),
    }),
  };
}

/** The values that were typed and differ from today's. */
function wishesIn(request: PageRequest, levers: readonly Lever[]): { changes: Changes; errors: Wrong[] } {
  const { language, query } = request;
  const changes: Record<string, number> = {};
  const errors: Wrong[] = [];
  for (const { indicator, from } of levers) {
    const typed = (query[indicator] ?? "").trim();
    if (typed === "") continue;
    const value = Number(typed.replace(",", "."));
    if (!/^-?\d+([.,]\d+)?$/.test(typed)) {
      const message = fill(messages(language).whatIf.error, { indicator: nameOf(indicator, language) });
      errors.push({ field: indicator, message });
    } else if (value !== from) changes[indicator] = value;
  }
  return { changes, errors };
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

function LeverTable({ request, levers }: WhatIfView & { readonly levers: readonly Lever[] }): VNode {
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
          { header: text.now, numeric: true, cell: ({ from }) => formatNumber(from, 1, language) },
          { header: text.best, numeric: true, cell: ({ to }) => formatNumber(to, 1, language) },
          { header: text.gain, numeric: true, cell: ({ points }) => signed(points, 2, language) },
          { header: text.ranks, numeric: true, cell: ({ ranks }) => signed(ranks, 0, language) },
          { header: text.next, cell: ({ overtaken }) => overtaken ?? text.nobody },
        ]}
      />
    </>
  );
}

interface WishFormProps extends WhatIfView {
  readonly levers: readonly Lever[];
  readonly errors: readonly Wrong[];
}

function WishForm({ request, edition, city, levers, errors }: WishFormProps): VNode {
  const { language, query } = request;
  const text = messages(language).whatIf;
  const action = request.href(`${INDEX_PATH}/was-waere-wenn`);
  const kept = { stadt: city, ausgabe: edition.year };
  return (
    <>
      <Heading level={2}>{text.values}</Heading>
      <FilterForm action={action} label={text.values} hidden={kept}>
        {levers.map(({ indicator, from, to }) => (
          <TextInput
            key={indicator}
            name={indicator}
            label={nameOf(indicator, language)}
            hint={fill(text.valueHint, {
              value: formatNumber(from, 1, language),
              best: formatNumber(to, 1, language),
            })}
            value={query[indicator]}
            error={errors.find((error) => error.field === indicator)?.message}
            inputMode="decimal"
            width="short"
          />
        ))}
        <Button>{text.compute}</Button>
      </FilterForm>
      <Text>
        <Link href={`${action}?${new URLSearchParams(kept).toString()}`}>{text.reset}</Link>
      </Text>
    </>
  );
}
