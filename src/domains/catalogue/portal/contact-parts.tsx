import { DescriptionList, Link, Text } from "#kern";
import { localized } from "#platform/i18n";
import type { PageRequest } from "#platform/http/route";
import { staticMessages } from "../messages-static.ts";
import { cityOf } from "../services.ts";
import { MailLink, PhoneLink } from "./office-parts.tsx";

/** Phone, e-mail, post and the form: the ways to the city. */
export function CityContact({ request }: { readonly request: PageRequest }): preact.JSX.Element {
  const { language, href } = request;
  const text = staticMessages(language).contact;
  const city = cityOf(request.ctx);
  return (
    <>
      <DescriptionList
        stacked
        rows={[
          { key: text.phone, value: <PhoneLink phone={city.contact.phone} /> },
          { key: text.email, value: <MailLink email={city.contact.email} /> },
          { key: text.post, value: <Postal request={request} /> },
        ]}
      />
      <Text>
        <Link href={href("/feedback")}>{text.write}</Link>
      </Text>
    </>
  );
}

export function Postal({ request }: { readonly request: PageRequest }): preact.JSX.Element {
  const { name, street, postalCode, place } = cityOf(request.ctx).authority;
  return (
    <>
      {name}
      <br />
      {street}
      <br />
      {postalCode} {place}
    </>
  );
}

export function DataProtectionOfficer({ request }: { readonly request: PageRequest }): preact.JSX.Element {
  const { name, email, phone } = cityOf(request.ctx).dataProtection;
  return (
    <>
      {localized(name, request.language)}, <MailLink email={email} />
      {phone && (
        <>
          , <PhoneLink phone={phone} />
        </>
      )}
    </>
  );
}
