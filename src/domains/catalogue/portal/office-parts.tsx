import { Card, DescriptionList, Link, Text } from "#kern";
import { localized, type Language } from "#platform/i18n";
import type { PageRequest } from "#platform/http/route";
import { messages } from "../messages.ts";
import { hoursOf, openStateOf } from "../office-hours.ts";
import { hoursLines, openStateText } from "../opening-words.ts";
import type { Office } from "../schema.ts";

/** Name, address, phone and hours of an office: on the page of a service. */
export function OfficeCard(props: { readonly office: Office; readonly request: PageRequest; readonly headingLevel?: 2 | 3 }): preact.JSX.Element {
  const { office, request } = props;
  const text = messages(request.language).offices;
  return (
    <Card title={localized(office.name, request.language)} headingLevel={props.headingLevel ?? 3}>
      <Contact office={office} language={request.language} />
      <Text>
        <Link href={request.href(`/stellen/${office.key}`)}>{text.more}</Link>
      </Text>
    </Card>
  );
}

/** The facts of an office, as many as are known. */
export function Contact(props: { readonly office: Office; readonly language: Language }): preact.JSX.Element {
  const { office, language } = props;
  const text = messages(language).offices;
  const hours = hoursOf(office);
  const rows = [
    ...(office.street ? [{ key: text.address, value: <Address office={office} /> }] : []),
    ...(office.phone ? [{ key: text.phone, value: <PhoneLink phone={office.phone} /> }] : []),
    ...(office.email ? [{ key: text.email, value: <MailLink email={office.email} /> }] : []),
    {
      key: text.hours,
      value: hours ? hoursLines(hours, language).map((line) => <div key={line.days}>{`${line.days}: ${line.times}`}</div>) : text.noHours,
    },
  ];
  return (
    <>
      <DescriptionList stacked rows={rows} />
      {office.note && <Text>{localized(office.note, language)}</Text>}
    </>
  );
}

/** Open or not at this moment: only on pages that are not kept. */
export function OpenNow(props: { readonly office: Office; readonly request: PageRequest }): preact.JSX.Element | null {
  const { ctx, language } = props.request;
  const state = openStateOf(ctx, props.office);
  return state ? <Text>{openStateText(state, ctx.today(), language)}</Text> : null;
}

export function PhoneLink({ phone }: { readonly phone: string }): preact.JSX.Element {
  return <Link href={`tel:${phone.replace(/[^\d+]/g, "")}`}>{phone}</Link>;
}

export function MailLink({ email }: { readonly email: string }): preact.JSX.Element {
  return <Link href={`mailto:${email}`}>{email}</Link>;
}

export function addressLine(office: Office): string {
  return [office.street, [office.postalCode, office.place].filter(Boolean).join(" ")].filter(Boolean).join(", ");
}

function Address({ office }: { readonly office: Office }): preact.JSX.Element {
  return (
    <>
      {office.street}
      <br />
      {office.postalCode} {office.place}
    </>
  );
}
