import { Badge, Column, Columns, Heading, Link, List, Row, SearchForm, Stack, Text } from "#kern";
import { fill, localized } from "#platform/i18n";
import type { PageRequest, Reply } from "#platform/http/route";
import { countSystems } from "#usage";
import { messages } from "../messages.ts";
import { listMostUsed } from "../most-used.ts";
import type { Office } from "../schema.ts";
import { cityOf, listServices } from "../services.ts";
import { addressLine, OpenNow, PhoneLink } from "./office-parts.tsx";
import { ServiceList } from "./service-list.tsx";

const MOST_SERVICES = 6;
const MOST_OFFICES = 3;

/** The city's front door: one question, and everything else below it. */
export async function showHome(request: PageRequest): Promise<Reply> {
  const { ctx, language, href } = request;
  const { home: text, digital } = messages(language);
  const city = cityOf(ctx);
  const services = (await listMostUsed(ctx)).slice(0, MOST_SERVICES);
  const offices = city.offices
    .toSorted((a, b) => Number(b.hours !== undefined) - Number(a.hours !== undefined))
    .slice(0, MOST_OFFICES);
  const situations = situationsOf(request);
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
          <Columns layout="main-aside">
            <Column>
              <Heading level={2}>{text.often}</Heading>
              <ServiceList services={services} request={request} />
              <Text>
                <Link href={href("/leistungen")}>{text.all}</Link>
              </Text>
            </Column>
            <Stack space="large">
              <Stack>
                <Heading level={2}>{text.started}</Heading>
                <List
                  kind="plain"
                  items={[
                    <Link href={href("/meine-antraege")}>{text.mine}</Link>,
                    <Link href={href("/fortsetzen")}>{text.resume}</Link>,
                    <Link href={href("/pruefen")}>{text.verify}</Link>,
                  ]}
                />
              </Stack>
              {situations.length > 0 && (
                <Stack>
                  <Heading level={2}>{text.situations}</Heading>
                  <List
                    kind="plain"
                    items={situations.map((each) => (
                      <Link href={href(`/lebenslagen/${each.key}`)}>{localized(each.title, language)}</Link>
                    ))}
                  />
                </Stack>
              )}
            </Stack>
          </Columns>
          <Heading level={2}>{text.offices}</Heading>
          <Columns layout="thirds">
            {offices.map((office) => (
              <OfficeToday key={office.key} office={office} request={request} />
            ))}
          </Columns>
          <Text>
            <Link href={href("/stellen")}>{text.allOffices}</Link>
          </Text>
          <Heading level={2}>{fill(text.digital, { city: city.name })}</Heading>
          <Text>{fill(text.digitalText, { all: systems.all })}</Text>
          <Row>
            <Badge tone="success">{`${digital.live}: ${systems.live}`}</Badge>
            <Badge tone="info">{`${digital.demo}: ${systems.demo}`}</Badge>
            <Badge>{`${digital.planned}: ${systems.planned}`}</Badge>
          </Row>
          <Text>
            <Link href={href("/digitale-stadt")}>{text.digitalLink}</Link>
          </Text>
        </>
      ),
    },
  };
}

/** Whether the office is open now, and the two ways to it. */
function OfficeToday({
  office,
  request,
}: {
  readonly office: Office;
  readonly request: PageRequest;
}): preact.JSX.Element {
  return (
    <Stack space="small">
      <Heading level={3}>
        <Link href={request.href(`/stellen/${office.key}`)}>{localized(office.name, request.language)}</Link>
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
    </Stack>
  );
}

/** Life situations for which there is a service. */
export function situationsOf(
  request: PageRequest,
): { key: string; title: { de: string } & Record<string, string> }[] {
  const used = new Set(listServices(request.ctx).flatMap(({ service }) => service.lifeSituations));
  return cityOf(request.ctx).lifeSituations.filter((each) => used.has(each.key));
}
