import { EmptyState, Heading, Link, List, SearchForm, Stack, Text } from "#kern";
import { fill, localized } from "#platform/i18n";
import type { PageRequest, Reply } from "#platform/http/route";
import { messages } from "../messages.ts";
import { search, type SearchHit } from "../search.ts";
import { cityOf, findService } from "../services.ts";
import { addressLine, PhoneLink } from "./office-parts.tsx";
import { Entry } from "./service-list.tsx";

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
              <Heading level={2}>{countText(hits.length, shown, text)}</Heading>
              <Stack>
                {hits.slice(0, MOST_SHOWN).map((hit) => (
                  <Hit key={`${hit.kind} ${hit.key}`} hit={hit} request={request} />
                ))}
              </Stack>
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

function Hit({
  hit,
  request,
}: {
  readonly hit: SearchHit;
  readonly request: PageRequest;
}): preact.JSX.Element | null {
  const { language, href } = request;
  if (hit.kind === "service") {
    const service = findService(request.ctx, hit.key)?.service;
    return service ? (
      <Entry
        headingLevel={3}
        title={localized(service.title, language)}
        href={href(`/leistungen/${service.key}`)}
        text={localized(service.summary, language)}
      />
    ) : null;
  }
  const office = cityOf(request.ctx).offices.find((each) => each.key === hit.key);
  if (!office) return null;
  const text = [messages(language).search.office, addressLine(office)].filter(Boolean).join(" · ");
  return (
    <Entry
      headingLevel={3}
      title={localized(office.name, language)}
      href={href(`/stellen/${office.key}`)}
      text={text}
    />
  );
}

function NothingFound({
  request,
  query,
}: {
  readonly request: PageRequest;
  readonly query: string;
}): preact.JSX.Element {
  const { language, href } = request;
  const text = messages(language).search;
  const city = cityOf(request.ctx);
  const office = city.offices.find((each) => each.street !== undefined);
  const [before, after] = text.phone.split("{phone}");
  return (
    <>
      <Heading level={2}>{fill(text.none, { query })}</Heading>
      <Text>{text.try}:</Text>
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
            ? [
                <Link href={href(`/stellen/${office.key}`)}>
                  {fill(text.visit, {
                    office: localized(office.name, language),
                    street: office.street ?? "",
                  })}
                </Link>,
              ]
            : []),
        ]}
      />
    </>
  );
}
