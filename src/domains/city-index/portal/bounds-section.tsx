import type { VNode } from "preact";
import { cityFolderOf, cityOf } from "#catalogue";
import { Alert, Button, FilterForm, Heading, Text, TextInput } from "#kern";
import { fill } from "#platform/i18n";
import { anchorsOf, editionFacts, otherFigures, publishedFigures } from "../editions/published.ts";
import { rankBounds } from "../engine/bounds.ts";
import { formatNumber } from "../format.ts";
import { INDEX_PATH } from "./frame.tsx";
import { messages } from "./messages.ts";
import type { WhatIfView } from "./what-if-page.tsx";

/** Published scores have one decimal. */
const ROUNDED_TO = 0.1;

/**
 * What a better total would mean in the published edition, of which only some cities are known: no rank, but the best
 * and the worst one that the known figures allow.
 */
export function BoundsSection({ request, edition, city }: WhatIfView): VNode | null {
  const { ctx, language, query } = request;
  const text = messages(language).bounds;
  const known = [...publishedFigures(cityFolderOf(ctx), cityOf(ctx).name), ...otherFigures()];
  const facts = editionFacts().findLast(({ edition: year }) =>
    anchorsOf(known, year).some((each) => each.city === city),
  );
  if (!facts) return null;
  const anchors = anchorsOf(known, facts.edition);
  const own = anchors.find((each) => each.city === city);
  if (!own) return null;
  const typed = (query["gesamt"] ?? "").trim();
  const score = Number(typed.replace(",", "."));
  const isNumber = /^\d{1,3}([.,]\d+)?$/.test(typed) && score <= 100;
  const bounds = isNumber
    ? rankBounds(anchors, facts.cities, { city, score, roundedTo: ROUNDED_TO })
    : undefined;
  return (
    <>
      <Heading level={2}>{fill(text.title, { edition: facts.edition })}</Heading>
      <Text>
        {fill(text.lead, {
          city,
          rank: own.rank,
          points: formatNumber(own.score, 1, language),
          known: anchors.length,
          cities: facts.cities,
        })}
      </Text>
      <FilterForm
        action={request.href(`${INDEX_PATH}/was-waere-wenn`)}
        label={fill(text.title, { edition: facts.edition })}
        hidden={{ stadt: city, ausgabe: edition.year }}
      >
        <TextInput
          name="gesamt"
          label={text.total}
          value={typed === "" ? formatNumber(own.score, 1, language) : typed}
          error={typed !== "" && !isNumber ? text.error : undefined}
          inputMode="decimal"
          width="short"
        />
        <Button kind="secondary">{text.show}</Button>
      </FilterForm>
      {bounds && (
        <Alert
          live="status"
          title={fill(bounds.best === bounds.worst ? text.exact : text.between, {
            city,
            best: bounds.best,
            worst: bounds.worst,
          })}
        >
          {bounds.passed.length > 0 && <p>{fill(text.passed, { list: bounds.passed.join(", ") })}</p>}
        </Alert>
      )}
    </>
  );
}
