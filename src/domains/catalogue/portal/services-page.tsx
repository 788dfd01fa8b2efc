import {
  Breadcrumb,
  CardGrid,
  EmptyState,
  Heading,
  Lead,
  Link,
  LinkButton,
  Row,
  SearchForm,
  Text,
} from "#kern";
import { notFound } from "#platform/errors";
import { fill, localized } from "#platform/i18n";
import type { PageRequest, Reply } from "#platform/http/route";
import { fold } from "../fold.ts";
import { messages } from "../messages.ts";
import { cityOf, listServices, type ServiceVersion } from "../services.ts";
import { situationsOf } from "./home-page.tsx";
import { byTitle, ServiceCard, ServiceList } from "./service-list.tsx";

/** All services by life situation and from A to Z. */
export async function showServices(request: PageRequest): Promise<Reply> {
  const { ctx, language, href } = request;
  const text = messages(language).services;
  const letters = [
    ...Map.groupBy(byTitle(listServices(ctx), language), ({ service }) =>
      letterOf(localized(service.title, language)),
    ),
  ];
  return {
    page: {
      title: text.title,
      section: "/leistungen",
      body: (
        <>
          <Heading level={1}>{text.title}</Heading>
          <Lead>{fill(text.lead, { city: cityOf(ctx).name })}</Lead>
          <SearchForm action={href("/suche")} label={text.search} />
          <Heading level={2}>{text.situations}</Heading>
          <Row>
            {situationsOf(request).map((each) => (
              <LinkButton key={each.key} href={href(`/lebenslagen/${each.key}`)}>
                {localized(each.title, language)}
              </LinkButton>
            ))}
          </Row>
          <Heading level={2}>{text.az}</Heading>
          {letters.length > 5 && (
            <nav aria-label={text.letters}>
              <Row>
                {letters.map(([letter]) => (
                  <Link key={letter} href={`#${letter}`}>
                    {letter}
                  </Link>
                ))}
              </Row>
            </nav>
          )}
          {letters.map(([letter, services]) => (
            <Letter key={letter} letter={letter} services={services} request={request} />
          ))}
        </>
      ),
    },
  };
}

function Letter(props: {
  readonly letter: string;
  readonly services: readonly ServiceVersion[];
  readonly request: PageRequest;
}): preact.JSX.Element {
  return (
    <>
      <Heading level={3} id={props.letter}>
        {props.letter}
      </Heading>
      <ServiceList services={props.services} request={props.request} headingLevel={4} />
    </>
  );
}

/** What somebody in one life situation may need. */
export async function showSituation(request: PageRequest): Promise<Reply> {
  const { ctx, language, href } = request;
  const text = messages(language).services;
  const situation = cityOf(ctx).lifeSituations.find((each) => each.key === request.params["situation"]);
  if (!situation) throw notFound();
  const services = listServices(ctx).filter(({ service }) => service.lifeSituations.includes(situation.key));
  return {
    page: {
      title: localized(situation.title, language),
      section: "/leistungen",
      isWide: true,
      body: (
        <>
          <Breadcrumb items={[{ href: href("/leistungen"), label: text.title }]} />
          <Heading level={1} preline={text.situation}>
            {localized(situation.title, language)}
          </Heading>
          {services.length === 0 ? (
            <EmptyState
              title={text.none}
              action={<LinkButton href={href("/leistungen")}>{text.az}</LinkButton>}
            />
          ) : (
            <>
              <Text muted>
                {services.length === 1 ? text.count.one : fill(text.count.many, { n: services.length })}
              </Text>
              <CardGrid>
                {byTitle(services, language).map((version) => (
                  <ServiceCard
                    key={version.service.key}
                    version={version}
                    request={request}
                    headingLevel={2}
                  />
                ))}
              </CardGrid>
            </>
          )}
        </>
      ),
    },
  };
}

/** Umlauts stand with their vowels, as in a dictionary; what begins with no letter stands under #. */
function letterOf(title: string): string {
  const first = fold(title).trim().charAt(0).toUpperCase();
  return /\p{L}/u.test(first) ? first : "#";
}
