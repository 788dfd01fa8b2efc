import { Breadcrumb, Card, CardGrid, Heading, Lead, Text } from "#kern";
import { notFound } from "#platform/errors";
import { fill, localized } from "#platform/i18n";
import type { PageRequest, Reply } from "#platform/http/route";
import { messages } from "../messages.ts";
import { cityOf, listServices } from "../services.ts";
import { addressLine, Contact, OpenNow } from "./office-parts.tsx";
import { ServiceList } from "./service-list.tsx";

/** All offices, with whether they are open at this moment. */
export async function showOffices(request: PageRequest): Promise<Reply> {
  const { ctx, language, href } = request;
  const text = messages(language).offices;
  const city = cityOf(ctx);
  return {
    page: {
      title: text.title,
      section: "/stellen",
      isWide: true,
      body: (
        <>
          <Heading level={1}>{text.title}</Heading>
          <Lead>{fill(text.lead, { city: city.name })}</Lead>
          <CardGrid>
            {city.offices.map((office) => (
              <Card
                key={office.key}
                headingLevel={2}
                title={localized(office.name, language)}
                href={href(`/stellen/${office.key}`)}
              >
                <OpenNow office={office} request={request} />
                <Text>
                  {addressLine(office)}
                  {office.phone && (
                    <>
                      <br />
                      {office.phone}
                    </>
                  )}
                </Text>
              </Card>
            ))}
          </CardGrid>
        </>
      ),
    },
  };
}

/** One office: where, when, and for what. */
export async function showOffice(request: PageRequest): Promise<Reply> {
  const { ctx, language, href } = request;
  const text = messages(language).offices;
  const office = cityOf(ctx).offices.find((each) => each.key === request.params["key"]);
  if (!office) throw notFound();
  const services = listServices(ctx).filter(({ service }) => service.office === office.key);
  return {
    page: {
      title: localized(office.name, language),
      section: "/stellen",
      body: (
        <>
          <Breadcrumb items={[{ href: href("/stellen"), label: text.title }]} />
          <Heading level={1}>{localized(office.name, language)}</Heading>
          <OpenNow office={office} request={request} />
          <Contact office={office} language={language} />
          {services.length > 0 && (
            <>
              <Heading level={2}>{text.services}</Heading>
              <ServiceList services={services} request={request} />
            </>
          )}
        </>
      ),
    },
  };
}
