import { Badge, Button, FilterForm, Select, Table } from "#kern";
import { fill, localized } from "#platform/i18n";
import type { PageRequest, Reply } from "#platform/http/route";
import { parametersOf } from "../collection/parameters.ts";
import { formatNumber } from "../format.ts";
import { cityIn, editionOf } from "../index-editions.ts";
import { indexPage, INDEX_PATH, nameOf } from "./frame.tsx";
import { messages } from "./messages.ts";

const TONES = { verified: "success", researched: "info", contested: "warning", imputed: "warning" } as const;

/** The single values of a city's indicator: value, source, day, who delivered it, and how it was checked. */
export async function showEvidence(request: PageRequest): Promise<Reply> {
  const { ctx, language, query } = request;
  const all = messages(language);
  const text = all.evidence;
  const edition = editionOf(query["ausgabe"]);
  const city = cityIn(ctx, edition, query["stadt"]);
  const { indicators, framework } = edition.edition.compiled;
  const shown = indicators.find(({ key }) => key === query["kennzahl"]) ?? indicators[0];
  const keys = new Set(shown?.parameters.map(({ key }) => key) ?? []);
  const titles = new Map(parametersOf(framework).map(({ key, title }) => [key, title]));
  const cells = edition.edition.observations.cells.filter((cell) => cell.city === city && keys.has(cell.key));
  return {
    page: indexPage({
      request,
      current: "city",
      title: text.title,
      preline: city,
      lead: fill(text.lead, { city }),
      edition,
      children: (
        <>
          <FilterForm
            action={request.href(`${INDEX_PATH}/belege`)}
            label={text.indicator}
            hidden={{ stadt: city, ausgabe: edition.year }}
          >
            <Select
              name="kennzahl"
              label={text.indicator}
              emptyLabel={null}
              value={shown?.key}
              options={indicators.map(({ key, parent }) => ({
                value: key,
                label: `${nameOf(parent, language)}: ${nameOf(key, language)}`,
              }))}
            />
            <Button kind="secondary">{all.show}</Button>
          </FilterForm>
          <Table
            caption={nameOf(shown?.key ?? "", language)}
            rows={cells}
            rowKey={(cell) => cell.key}
            columns={[
              {
                header: text.parameter,
                rowHeader: true,
                cell: ({ key }) => localized(titles.get(key) ?? { de: key }, language),
              },
              { header: text.value, numeric: true, cell: ({ value }) => formatNumber(value, 3, language) },
              { header: text.source, cell: ({ source }) => source },
              { header: text.date, cell: ({ date }) => date },
              { header: text.deliveredBy, cell: ({ deliveredBy }) => deliveredBy },
              {
                header: text.state,
                cell: ({ status }) => <Badge tone={TONES[status]}>{text.states[status]}</Badge>,
              },
            ]}
          />
        </>
      ),
    }),
  };
}
