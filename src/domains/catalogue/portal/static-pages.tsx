import { Heading, Lead, Link, LinkButton, List, Text } from "#kern";
import { fill, localeOf } from "#platform/i18n";
import type { Page, PageRequest, Reply } from "#platform/http/route";
import { staticMessages } from "../messages-static.ts";
import type { City } from "../schema.ts";
import { cityOf } from "../services.ts";
import { CityContact, DataProtectionOfficer, Postal } from "./contact-parts.tsx";
import { MailLink, PhoneLink } from "./office-parts.tsx";
import { Prose, Section } from "./prose.tsx";

/** When this software's own state was last assessed; a city that assessed its portal later says so in its data. */
const ASSESSED_ON = "2026-11-23";

export async function showContact(request: PageRequest): Promise<Reply> {
  const text = staticMessages(request.language).contact;
  return textPage(
    text.title,
    fill(text.lead, { city: cityOf(request.ctx).name }),
    <>
      <CityContact request={request} />
      <Text>
        <Link href={request.href("/stellen")}>{text.offices}</Link>
      </Text>
      <Heading level={2}>{text.data}</Heading>
      <Text>
        <DataProtectionOfficer request={request} />
      </Text>
    </>,
  );
}

/** The accessibility statement (BITV 2.0 § 7; for cities by the law of their state). */
export async function showAccessibility(request: PageRequest): Promise<Reply> {
  const text = staticMessages(request.language).accessibility;
  const { accessibility } = cityOf(request.ctx);
  const date = Temporal.PlainDate.from(accessibility?.assessedOn ?? ASSESSED_ON).toLocaleString(
    localeOf(request.language),
    { dateStyle: "long" },
  );
  const norm =
    accessibility?.norm ??
    (request.language.startsWith("de") ? "das Recht des Landes" : "the law of the state");
  const own = accessibility?.limits ?? [];
  return textPage(
    text.title,
    text.lead,
    <>
      <Section part={text.state} values={{ date, norm }} />
      <Section part={text.limits} />
      {own.length > 0 && <List items={own.map((each) => each[request.language] ?? each.de)} />}
      <Section part={text.feedback} nodes={{ contact: <CityContact request={request} /> }} />
      <Section
        part={text.enforcement}
        nodes={{ body: <Enforcement accessibility={accessibility} unknown={text.enforcement.unknown} /> }}
      />
    </>,
  );
}

function Enforcement(props: {
  readonly accessibility: City["accessibility"];
  readonly unknown: string;
}): preact.JSX.Element {
  const body = props.accessibility?.enforcement;
  if (!body) return <Text>{props.unknown}</Text>;
  const place = [body.street, [body.postalCode, body.place].filter(Boolean).join(" ")]
    .filter(Boolean)
    .join(", ");
  return (
    <List
      kind="plain"
      items={[
        body.name,
        ...(place === "" ? [] : [place]),
        ...(body.phone ? [<PhoneLink phone={body.phone} />] : []),
        ...(body.email ? [<MailLink email={body.email} />] : []),
        ...(body.url
          ? [
              <Link href={body.url} external>
                {body.url}
              </Link>,
            ]
          : []),
      ]}
    />
  );
}

export async function showSignLanguage(request: PageRequest): Promise<Reply> {
  const text = staticMessages(request.language).sign;
  return textPage(
    text.title,
    text.lead,
    <Prose text={text.text} nodes={{ contact: <CityContact request={request} /> }} />,
  );
}

export async function showPrivacy(request: PageRequest): Promise<Reply> {
  const text = staticMessages(request.language).privacy;
  const city = cityOf(request.ctx);
  const { supervision } = city;
  return textPage(
    text.title,
    fill(text.lead, { city: city.name }),
    <>
      <Section
        part={text.controller}
        nodes={{
          authority: (
            <Text>
              <Postal request={request} />
            </Text>
          ),
          officer: <DataProtectionOfficer request={request} />,
        }}
      />
      <Section part={text.visit} />
      <Section part={text.cookies} />
      <Section part={text.apply} />
      <Section part={text.recipients} />
      <Section part={text.counting} />
      <Section
        part={text.rights}
        nodes={{
          supervision: supervision.url ? (
            <Link href={supervision.url} external>
              {supervision.name}
            </Link>
          ) : (
            supervision.name
          ),
        }}
      />
      <LinkButton href={request.href("/kontakt")}>
        {staticMessages(request.language).contact.title}
      </LinkButton>
    </>,
  );
}

/** Who is behind the website (§ 5 DDG). */
export async function showImprint(request: PageRequest): Promise<Reply> {
  const text = staticMessages(request.language).imprint;
  const authority = (
    <Text>
      <Postal request={request} />
    </Text>
  );
  return textPage(
    text.title,
    text.lead,
    <>
      <Section part={text.provider} values={{ official: cityOf(request.ctx).officialName }} />
      <Section part={text.contact} nodes={{ contact: <CityContact request={request} /> }} />
      <Section part={text.content} nodes={{ authority }} />
      <Section part={text.software} />
    </>,
  );
}

function textPage(title: string, lead: string, content: Page["body"]): Reply {
  return {
    page: {
      title,
      body: (
        <>
          <Heading level={1}>{title}</Heading>
          <Lead>{lead}</Lead>
          {content}
        </>
      ),
    },
  };
}
