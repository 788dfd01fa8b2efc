import { CardGrid, Column, Columns, Heading, Link, LinkButton, List, Panel, SearchForm, Stack, Text } from "#kern";
import { fill, localized } from "#platform/i18n";
import type { PageRequest, Reply } from "#platform/http/route";
import { countSystems } from "#usage";
import { messages } from "../messages.ts";
import { listMostUsed } from "../most-used.ts";
import { cityOf, listServices } from "../services.ts";
import { addressLine, OpenNow, PhoneLink } from "./office-parts.tsx";
import { ServiceCard } from "./service-list.tsx";

const MOST_SERVICES = 6;
const MOST_OFFICES = 2;

/** The city's front door: one question, and everything else below it. */
export async function showHome(request: PageRequest): Promise<Reply> {
  const { ctx, language, href } = request;
  const text = messages(language).home;
  const city = cityOf(ctx);
  const services = (await listMostUsed(ctx)).slice(0, MOST_SERVICES);
  const offices = city.offices.filter((office) => office.hours !== undefined).slice(0, MOST_OFFICES);
  const systems = countSystems(ctx);
  return {
    page: {
      title: text.title,
      isWide: true,
      body: (
        <>
          <Stack>
            <Heading level={1}>{text.title}</Heading>
            <SearchForm large action={href("/suche")} label={text.search} />
          </Stack>
          <Heading level={2}>{text.often}</Heading>
          <CardGrid>
            {services.map((version) => (
              <ServiceCard key={version.service.key} version={version} request={request} />
            ))}
          </CardGrid>
          <Text>
            <Link href={href("/leistungen")}>{text.all}</Link>
          </Text>
          <Columns layout="halves">
            <Column>
              <Heading level={2}>{text.situations}</Heading>
              <List kind="plain" items={situationsOf(request).map((each) => <Link href={href(`/lebenslagen/${each.key}`)}>{localized(each.title, language)}</Link>)} />
            </Column>
            <Column>
              <Heading level={2}>{text.started}</Heading>
              <List
                kind="plain"
                items={[
                  <Link href={href("/meine-antraege")}>{text.mine}</Link>,
                  <Link href={href("/fortsetzen")}>{text.resume}</Link>,
                  <Link href={href("/pruefen")}>{text.verify}</Link>,
                ]}
              />
            </Column>
          </Columns>
          <Heading level={2}>{text.offices}</Heading>
          <Columns layout="halves">
            {offices.map((office) => (
              <Column key={office.key}>
                <Heading level={3}>
                  <Link href={href(`/stellen/${office.key}`)}>{localized(office.name, language)}</Link>
                </Heading>
                <OpenNow office={office} request={request} />
                <Text>
                  {addressLine(office)}
                  {office.phone && (
                    <>
                      <br />
                      <PhoneLink phone={office.phone} />
                    </>
                  )}
                </Text>
              </Column>
            ))}
          </Columns>
          <Text>
            <Link href={href("/stellen")}>{text.allOffices}</Link>
          </Text>
          <Panel label={fill(text.digital, { city: city.name })}>
            <Heading level={2}>{fill(text.digital, { city: city.name })}</Heading>
            <Text>{fill(text.digitalText, { live: systems.live, all: systems.all })}</Text>
            <LinkButton href={href("/digitale-stadt")}>{text.digitalLink}</LinkButton>
          </Panel>
        </>
      ),
    },
  };
}

/** Life situations for which there is a service. */
export function situationsOf(request: PageRequest): { key: string; title: { de: string } & Record<string, string> }[] {
  const used = new Set(listServices(request.ctx).flatMap(({ service }) => service.lifeSituations));
  return cityOf(request.ctx).lifeSituations.filter((each) => used.has(each.key));
}
