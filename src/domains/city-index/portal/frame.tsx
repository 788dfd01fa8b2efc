import type { ComponentChildren, VNode } from "preact";
import { Alert, Heading, Lead, Tabs } from "#kern";
import { fill, localized } from "#platform/i18n";
import type { Page, PageRequest } from "#platform/http/route";
import { titleOf } from "../editions/catalogue.ts";
import { ownCityOf, type IndexEdition } from "../index-editions.ts";
import { messages } from "./messages.ts";

export const INDEX_PATH = "/index";

const PAGES = [
  ["ranking", INDEX_PATH],
  ["city", `${INDEX_PATH}/stadt`],
  ["why", `${INDEX_PATH}/warum`],
  ["whatIf", `${INDEX_PATH}/was-waere-wenn`],
  ["sure", `${INDEX_PATH}/wie-sicher`],
  ["method", `${INDEX_PATH}/methode`],
  ["editions", `${INDEX_PATH}/ausgaben`],
] as const;
export type IndexPageKey = (typeof PAGES)[number][0];

interface FrameProps {
  readonly request: PageRequest;
  readonly current: IndexPageKey;
  readonly title: string;
  readonly preline?: string;
  readonly lead: string;
  /** The edition whose figures the page shows, which says that they are invented where they are. */
  readonly edition?: IndexEdition | undefined;
  readonly hasErrors?: boolean;
  readonly islands?: Page["islands"] | undefined;
  readonly children: ComponentChildren;
}

/** A page of the index: its place among the others, what the figures are, one heading. */
export function indexPage(props: FrameProps): Page {
  const {
    request,
    current,
    title,
    preline,
    lead,
    edition,
    hasErrors = false,
    islands = [],
    children,
  } = props;
  const text = messages(request.language);
  return {
    title: preline === undefined ? title : `${title} – ${preline}`,
    hasErrors,
    isWide: true,
    islands,
    section: INDEX_PATH,
    body: (
      <>
        <Tabs
          label={text.nav.label}
          items={PAGES.map(([key, path]) => ({
            href: request.href(path),
            label: text.nav[key],
            current: key === current,
          }))}
        />
        <Heading level={1} preline={preline ?? text.title}>
          {title}
        </Heading>
        <Lead>{lead}</Lead>
        {edition?.edition.compiled.framework.synthetic && (
          <SyntheticMark request={request} edition={edition} />
        )}
        {children}
      </>
    ),
  };
}

function SyntheticMark({ request, edition }: { request: PageRequest; edition: IndexEdition }): VNode {
  const text = messages(request.language);
  const city = ownCityOf(request.ctx, edition);
  return (
    <Alert tone="warning" title={city === undefined ? text.syntheticOther : fill(text.synthetic, { city })} />
  );
}

/** What a table or an indicator is called in the language of the page. */
export function nameOf(key: string, language: string): string {
  return localized(titleOf(key), language);
}
