import {
  Alert,
  Button,
  ButtonGroup,
  DescriptionList,
  EmptyState,
  Form,
  Heading,
  Link,
  Table,
  Text,
  type AlertTone,
} from "#kern";
import { dateText } from "#platform/dates";
import { fill } from "#platform/i18n";
import type { PageRequest, Reply } from "#platform/http/route";
import { privilegesOn, type Licence, type LicenceState } from "../licence.ts";
import { messages } from "../messages.ts";
import { readOwnLicence, type OwnLicence } from "../own-licence.ts";
import { restrictionText } from "../restriction-words.ts";
import { LossSection } from "./loss-section.tsx";

const TONES: Readonly<Record<LicenceState, AlertTone>> = {
  valid: "success",
  "card-expired": "warning",
  "card-missing": "warning",
  suspended: "danger",
  ended: "danger",
};

/** "Mein Führerschein": what the register holds, plainly as the city's display. */
export async function showLicence(request: PageRequest): Promise<Reply> {
  const text = messages(request.language).own;
  const own = await readOwnLicence(request.ctx, {});
  return {
    page: {
      title: text.title,
      section: "/mein-fuehrerschein",
      isPrivate: true,
      body: (
        <>
          <Heading level={1}>{text.title}</Heading>
          {own ? (
            <Display request={request} own={own} />
          ) : (
            <EmptyState title={text.none}>
              <Text>{text.noneText}</Text>
            </EmptyState>
          )}
        </>
      ),
    },
  };
}

function Display({
  request,
  own,
}: {
  readonly request: PageRequest;
  readonly own: OwnLicence;
}): preact.JSX.Element {
  const { language } = request;
  const all = messages(language);
  const text = all.own;
  const { licence, state } = own;
  const rows: readonly (readonly [string, string])[] = [
    [text.name, `${licence.givenName} ${licence.familyName}`],
    [text.birthDate, dateText(licence.birthDate, language)],
    [text.documentNumber, licence.documentNumber],
    [text.issueDate, dateText(licence.issueDate, language)],
    [text.expiryDate, dateText(licence.expiryDate, language)],
    [text.issuingAuthority, licence.issuingAuthority],
  ];
  return (
    <>
      <Alert tone={TONES[state]} title={all.state[state]} headingLevel={2}>
        <Text>{all.stateText[state]}</Text>
      </Alert>
      <Form action={request.href("/mein-fuehrerschein/code")} csrf={request.csrf}>
        <Text>{text.showText}</Text>
        <ButtonGroup>
          <Button>{text.show}</Button>
        </ButtonGroup>
      </Form>
      <Alert title={text.notOfficial}>
        <Text>{text.notOfficialText}</Text>
      </Alert>
      <DescriptionList rows={rows.map(([key, value]) => ({ key, value }))} />
      <Classes request={request} licence={licence} />
      <LossSection request={request} own={own} />
      <Text>
        <Link href={request.href("/konto")}>{text.whoRead}</Link>
      </Text>
    </>
  );
}

function Classes({
  request,
  licence,
}: {
  readonly request: PageRequest;
  readonly licence: Licence;
}): preact.JSX.Element {
  const { language, ctx } = request;
  const text = messages(language).classes;
  const today = privilegesOn(licence, ctx.today());
  return (
    <Table
      caption={text.title}
      rows={licence.drivingPrivileges}
      rowKey={(each) => each.vehicleCategoryCode}
      empty={text.none}
      columns={[
        {
          header: text.class,
          rowHeader: true,
          cell: (each) =>
            today.some(({ vehicleCategoryCode }) => vehicleCategoryCode === each.vehicleCategoryCode)
              ? each.vehicleCategoryCode
              : fill(text.notToday, { class: each.vehicleCategoryCode }),
        },
        { header: text.since, cell: (each) => dateText(each.issueDate, language) },
        {
          header: text.until,
          cell: (each) => (each.expiryDate ? dateText(each.expiryDate, language) : text.unlimited),
        },
        { header: text.codes, cell: (each) => restrictionText(each.codes, language) ?? text.noCodes },
      ]}
    />
  );
}
