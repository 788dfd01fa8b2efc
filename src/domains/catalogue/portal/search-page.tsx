import { EmptyState, Heading, Lead, Link, List, SearchForm, Text } from "#kern";
import { fill, localized } from "#platform/i18n";
import type { PageRequest, Reply } from "#platform/http/route";
import { messages } from "../messages.ts";
import { search, type SearchHit } from "../search.ts";
import { cityOf, findService } from "../services.ts";
import { addressLine, PhoneLink } from "./office-parts.tsx";

const MOST_SHOWN = 40;
const LONGEST_SHOWN = 80;

/** What was found, how many, and what to do when it is nothing. */
export async function showSearch(request: PageRequest): Promise<Reply> {
  const { language, href } = request;
  const text = messages(language).search;
  const query = (request.query["q"] ?? "").trim();
  const shown = query.length > LONGEST_SHOWN ? `${query.slice(0, LONGEST_SHOWN)}…` : query;
  const hits = query === "" ? [] : search(request.ctx, query, language);
  return {
    page: {
      title: query === "" ? text.title : fill(text.titleFor, { query: shown }),
      section: "/leistungen",
      isPrivate: true,
      body: (
        <>
          <Heading level={1}>{text.title}</Heading>
          <SearchForm large action={href("/suche")} label={text.label} value={query} />
          {query === "" && (
            <EmptyState title={text.empty}>
              <Text>{text.emptyText}</Text>
            </EmptyState>
          )}
          {query !== "" && hits.length === 0 && <NothingFound request={request} query={shown} />}
          {hits.length > 0 && (
            <>
              <Lead>{countText(hits.length, shown, text)}</Lead>
              <List kind="plain" items={hits.slice(0, MOST_SHOWN).map((hit) => <Hit hit={hit} request={request} />)} />
            </>
          )}
        </>
      ),
    },
  };
}

function countText(count: number, query: string, text: { one: string; many: string; first: string }): string {
  if (count > MOST_SHOWN) return fill(text.first, { n: MOST_SHOWN, all: count, query });
  return fill(count === 1 ? text.one : text.many, { n: count, query });
}

function Hit({ hit, request }: { readonly hit: SearchHit; readonly request: PageRequest }): preact.JSX.Element | null {
  const { language, href } = request;
  if (hit.kind === "service") {
    const service = findService(request.ctx, hit.key)?.service;
    if (!service) return null;
    return (
      <>
        <Link href={href(`/leistungen/${service.key}`)}>
          <strong>{localized(service.title, language)}</strong>
        </Link>
        <Text>{localized(service.summary, language)}</Text>
      </>
    );
  }
  const office = cityOf(request.ctx).offices.find((each) => each.key === hit.key);
  if (!office) return null;
  return (
    <>
      <Link href={href(`/stellen/${office.key}`)}>
        <strong>{localized(office.name, language)}</strong>
      </Link>
      <Text>{[messages(language).search.office, addressLine(office)].filter(Boolean).join(" · ")}</Text>
    </>
  );
}

function NothingFound({ request, query }: { readonly request: PageRequest; readonly query: string }): preact.JSX.Element {
  const { language, href } = request;
  const text = messages(language).search;
  const city = cityOf(request.ctx);
  const office = city.offices.find((each) => each.street !== undefined);
  const [before, after] = text.phone.split("{phone}");
  return (
    <>
      <Lead>{fill(text.none, { query })}</Lead>
      <Heading level={2}>{text.try}</Heading>
      <List
        items={[
          text.spelling,
          <Link href={href("/leistungen")}>{text.list}</Link>,
          <>
            {before}
            <PhoneLink phone={city.contact.phone} />
            {after}
          </>,
          ...(office
            ? [<Link href={href(`/stellen/${office.key}`)}>{fill(text.visit, { office: localized(office.name, language), street: office.street ?? "" })}</Link>]
            : []),
        ]}
      />
    </>
  );
}
