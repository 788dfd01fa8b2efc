import { Badge, DescriptionList, Link, Row, Text } from "#kern";
import { localized, type Language } from "#platform/i18n";
import type { PageRequest } from "#platform/http/route";
import { messages } from "../messages.ts";
import { hoursOf, openStateOf } from "../office-hours.ts";
import { hoursLines, openStateText } from "../opening-words.ts";
import type { Office } from "../schema.ts";

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
      value: hours
        ? hoursLines(hours, language).map((line) => (
            <div key={line.days}>{`${line.days}: ${line.times}`}</div>
          ))
        : text.noHours,
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
export function OpenNow(props: {
  readonly office: Office;
  readonly request: PageRequest;
}): preact.JSX.Element | null {
  const { ctx, language } = props.request;
  const state = openStateOf(ctx, props.office);
  if (!state) return null;
  const { label, detail } = openStateText(state, ctx.today(), language);
  return (
    <Row>
      <Badge tone={state.kind === "open" ? "success" : state.kind === "closed" ? "neutral" : "warning"}>
        {label}
      </Badge>
      {detail !== "" && <span>{detail}</span>}
    </Row>
  );
}

/** The number keeps its order on a page from right to left. */
export function PhoneLink({ phone }: { readonly phone: string }): preact.JSX.Element {
  return (
    <Link href={`tel:${phone.replace(/[^\d+]/g, "")}`}>
      <bdi dir="ltr">{phone}</bdi>
    </Link>
  );
}

export function MailLink({ email }: { readonly email: string }): preact.JSX.Element {
  return <Link href={`mailto:${email}`}>{email}</Link>;
}

export function addressLine(office: Office): string {
  return [office.street, [office.postalCode, office.place].filter(Boolean).join(" ")]
    .filter(Boolean)
    .join(", ");
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
