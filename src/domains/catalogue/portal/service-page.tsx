import { formatCents } from "#forms";
import {
  Alert,
  Breadcrumb,
  Columns,
  DescriptionList,
  Details,
  Heading,
  Lead,
  Link,
  LinkButton,
  List,
  LocalText,
  Panel,
  Stack,
  Table,
  Text,
} from "#kern";
import { fill, localized, type Language, type LocalizedText } from "#platform/i18n";
import type { PageRequest, Reply } from "#platform/http/route";
import { availabilityOf } from "../availability.ts";
import { durationText, monthText } from "../locale.ts";
import { messages } from "../messages.ts";
import type { Service } from "../schema.ts";
import { cityOf, getService } from "../services.ts";
import { addressLine, Contact, PhoneLink } from "./office-parts.tsx";

type Texts = ReturnType<typeof messages>["service"];
interface PartProps {
  readonly service: Service;
  readonly language: Language;
  readonly text: Texts;
}

/** All about one service, the way in first. */
export async function showService(request: PageRequest): Promise<Reply> {
  const { ctx, language, href } = request;
  const { service } = getService(ctx, request.params["key"] ?? "");
  const text = messages(language).service;
  const parts = { service, language, text };
  const office = cityOf(ctx).offices.find((each) => each.key === service.office);
  return {
    page: {
      title: localized(service.title, language),
      section: "/leistungen",
      isWide: true,
      body: (
        <>
          <Breadcrumb items={[{ href: href("/leistungen"), label: text.section }]} />
          <Heading level={1}>
            <LocalText text={service.title} />
          </Heading>
          <Lead>
            <LocalText text={service.summary} />
          </Lead>
          <WayIn service={service} request={request} />
          <Columns layout="main-aside">
            <Stack space="large">
              {service.description && (
                <Part title={text.what}>
                  <Text>
                    <LocalText text={service.description} />
                  </Text>
                </Part>
              )}
              <Points title={text.who} texts={service.whoMayApply} />
              <Points title={text.need} texts={service.whatYouNeed} />
              <Costs {...parts} />
              <Part title={text.howLong}>
                <Text>
                  {service.howLong ? (
                    <LocalText text={service.howLong} />
                  ) : (
                    fill(text.decideWithin, { time: durationText(service.process.decideWithin, language) })
                  )}
                </Text>
              </Part>
              <Part title={text.identify}>
                <Text>{text.level[service.identification.level]}</Text>
                {service.identification.withoutAccount && service.identification.level !== "none" && (
                  <Text>{text.withoutAccount}</Text>
                )}
              </Part>
              <Points title={text.hints} texts={service.hints} />
              <Background {...parts} />
            </Stack>
            <Stack space="large">
              <OtherWays {...parts} request={request} />
              {office && (
                <Panel>
                  <Heading level={2} preline={text.office}>
                    {localized(office.name, language)}
                  </Heading>
                  <Contact office={office} language={language} />
                  <Text>
                    <Link href={href(`/stellen/${office.key}`)}>{messages(language).offices.more}</Link>
                  </Text>
                </Panel>
              )}
            </Stack>
          </Columns>
          <Text small muted>
            <Link href={href(`/feedback?seite=/leistungen/${service.key}`)}>
              {messages(language).feedback.link}
            </Link>
          </Text>
        </>
      ),
    },
  };
}

/** The button, or why there is none. */
function WayIn({
  service,
  request,
}: {
  readonly service: Service;
  readonly request: PageRequest;
}): preact.JSX.Element {
  const { language, href } = request;
  const text = messages(language).service;
  const availability = availabilityOf(request.ctx, service);
  if (availability.kind === "later") {
    return <Alert title={fill(text.from, { month: monthText(availability.month, language) })} />;
  }
  if (availability.kind === "blocked") {
    return (
      <Alert tone="warning" title={text.blocked} headingLevel={2}>
        <Text>{localized(availability.reason, language)}</Text>
        <Text>{text.blockedText}</Text>
      </Alert>
    );
  }
  return (
    <LinkButton kind="primary" icon="arrow-forward" href={href(`/antrag/${service.key}`)}>
      {text.apply}
    </LinkButton>
  );
}

function Costs({ service, language, text }: PartProps): preact.JSX.Element {
  return (
    <Part title={text.cost}>
      {service.costs.length === 0 ? (
        <Text>{text.free}</Text>
      ) : (
        <Table
          caption={text.cost}
          captionHidden
          small
          rows={service.costs}
          columns={[
            { header: text.whatFor, rowHeader: true, cell: (cost) => <LocalText text={cost.label} /> },
            {
              header: text.amount,
              cell: (cost) =>
                cost.amountCents === 0 ? text.none : <bdi>{formatCents(cost.amountCents, language)}</bdi>,
            },
            {
              header: text.norm,
              cell: (cost) => (cost.amountCents === 0 ? text.noNorm : <bdi lang="de">{cost.norm}</bdi>),
            },
          ]}
        />
      )}
    </Part>
  );
}

/** Phone, office and post stand beside the online way, which nobody has to take. */
function OtherWays({
  service,
  language,
  text,
  request,
}: PartProps & { readonly request: PageRequest }): preact.JSX.Element {
  const city = cityOf(request.ctx);
  const office = city.offices.find((each) => each.key === service.office);
  const [before, after] = text.otherPhone.split("{phone}");
  return (
    <Part title={text.other}>
      <List
        items={[
          ...service.otherWays.map((way) => <LocalText text={way} />),
          <>
            {before}
            <PhoneLink phone={office?.phone ?? city.contact.phone} />
            {after}
          </>,
          ...(office?.street
            ? [
                fill(text.otherPost, {
                  address: `${localized(office.name, language)}, ${addressLine(office)}`,
                }),
              ]
            : []),
        ]}
      />
    </Part>
  );
}

/** What few read and everybody may: law, retention, the key of the service in the federal catalogue. */
function Background({ service, language, text }: PartProps): preact.JSX.Element {
  return (
    <>
      {service.legalBases.length > 0 && (
        <Part title={text.law}>
          <List
            items={service.legalBases.map((base) => (
              <>
                <bdi lang="de">{base.norm}</bdi>: <LocalText text={base.about} />
              </>
            ))}
          />
        </Part>
      )}
      <Stack space="small">
        {service.retention.length > 0 && (
          <Details title={text.keep}>
            <DescriptionList
              stacked
              rows={service.retention.map((rule) => ({
                key: text.keepEnd[rule.on],
                value: fill(text.keepText, {
                  time: durationText(rule.keep, language),
                  reason: localized(rule.reason, language),
                }),
              }))}
            />
          </Details>
        )}
        {service.onlineSince && (
          <Text small muted>
            {fill(text.since, { month: monthText(service.onlineSince, language) })}
          </Text>
        )}
        {service.leika.length > 0 && (
          <Text small muted>
            {fill(text.key, { key: service.leika.join(", ") })}
          </Text>
        )}
      </Stack>
    </>
  );
}

function Points(props: {
  readonly title: string;
  readonly texts: readonly LocalizedText[];
}): preact.JSX.Element | null {
  if (props.texts.length === 0) return null;
  return (
    <Part title={props.title}>
      <List
        items={props.texts.map((each) => (
          <LocalText text={each} />
        ))}
      />
    </Part>
  );
}

function Part(props: {
  readonly title: string;
  readonly children: preact.ComponentChildren;
}): preact.JSX.Element {
  return (
    <Stack space="small">
      <Heading level={2}>{props.title}</Heading>
      {props.children}
    </Stack>
  );
}
