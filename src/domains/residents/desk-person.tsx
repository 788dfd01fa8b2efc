import {
  Alert,
  BackLink,
  Button,
  ButtonGroup,
  DescriptionList,
  ErrorSummary,
  Form,
  Heading,
  Lead,
  Table,
  Text,
  TextInput,
} from "#kern";
import { dateText, momentText } from "#platform/dates";
import { notFound } from "#platform/errors";
import { fill } from "#platform/i18n";
import { isUuid } from "#platform/ids";
import { field, type PageRequest, type Reply } from "#platform/http/route";
import { addressLine, fullName } from "./certificate/certificate-words.ts";
import { messages } from "./messages.ts";
import { readHistory, type PersonRecord } from "./read-history.ts";
import type { HistoryEntry } from "./register.ts";

/** Asks for the purpose first: nobody's data are shown without one. */
export async function askPurpose(request: PageRequest): Promise<Reply> {
  if (!isUuid(request.params["personId"] ?? "")) throw notFound();
  return purposePage(request, undefined);
}

/** Shows a person and their history on the page that the purpose was sent to, so that reloading asks again. */
export async function showPerson(request: PageRequest): Promise<Reply> {
  const personId = request.params["personId"] ?? "";
  if (!isUuid(personId)) throw notFound();
  const purpose = field(request.body, "purpose").trim();
  if (purpose.length < 3) return purposePage(request, messages(request.language).search.purposeMissing);
  return personPage(request, await readHistory(request.ctx, { personId, purpose: purpose.slice(0, 200) }));
}

function purposePage(request: PageRequest, error: string | undefined): Reply {
  const text = messages(request.language);
  return {
    status: error ? 422 : 200,
    page: {
      title: text.person.askTitle,
      section: "/desk/personen",
      hasErrors: error !== undefined,
      isPrivate: true,
      body: (
        <>
          <BackLink href={request.href("/desk/personen")}>{text.person.back}</BackLink>
          {error && <ErrorSummary errors={[{ field: "purpose", message: error }]} />}
          <Heading level={1}>{text.person.askTitle}</Heading>
          <Lead>{text.person.lead}</Lead>
          <Form action={request.href(`/desk/personen/${request.params["personId"]}`)} csrf={request.csrf}>
            <TextInput
              name="purpose"
              label={text.search.purpose}
              hint={text.search.purposeHint}
              value={field(request.body, "purpose")}
              error={error}
              maxLength={200}
            />
            <ButtonGroup>
              <Button>{text.person.show}</Button>
            </ButtonGroup>
          </Form>
        </>
      ),
    },
  };
}

function personPage(request: PageRequest, { person, blocks, history }: PersonRecord): Reply {
  const { language } = request;
  const text = messages(language).person;
  return {
    page: {
      title: fullName(person),
      section: "/desk/personen",
      isPrivate: true,
      isWide: true,
      body: (
        <>
          <BackLink href={request.href("/desk/personen")}>{text.back}</BackLink>
          <Heading level={1}>{fullName(person)}</Heading>
          {blocks.map((block) => (
            <Alert key={block.kind} tone="warning" title={text.block[block.kind]} headingLevel={2}>
              <Text>
                {block.validUntil
                  ? fill(text.blockUntil, {
                      date: dateText(block.validUntil.subtract({ days: 1 }), language),
                    })
                  : text.blockOpen}
              </Text>
            </Alert>
          ))}
          <DescriptionList
            rows={[
              { key: text.born, value: dateText(person.birthDate, language) },
              ...(person.deceasedOn
                ? [{ key: text.died, value: dateText(person.deceasedOn, language) }]
                : []),
            ]}
          />
          <History
            caption={text.residences}
            entries={history.residences}
            nameOf={(residence) =>
              [
                `${text.kind[residence.kind]}: ${addressLine(residence)}`,
                ...(residence.hasConditionalBlock ? [text.conditional] : []),
              ].join(" – ")
            }
            language={language}
          />
          <History caption={text.names} entries={history.names} nameOf={fullName} language={language} />
          <Text small muted>
            {text.logged}
          </Text>
        </>
      ),
    },
  };
}

/** Both times side by side: when it was true, and from when until when we held it for true. */
function History<Entry>(props: {
  readonly caption: string;
  readonly entries: readonly HistoryEntry<Entry>[];
  readonly nameOf: (entry: Entry) => string;
  readonly language: string;
}): preact.JSX.Element {
  const { caption, entries, nameOf, language } = props;
  const text = messages(language).person;
  const until = (date: Temporal.PlainDate | undefined): string =>
    date ? dateText(date.subtract({ days: 1 }), language) : text.today;
  return (
    <Table
      caption={caption}
      rows={entries}
      columns={[
        { header: caption, rowHeader: true, cell: ({ entry }) => nameOf(entry) },
        {
          header: text.valid,
          cell: ({ validFrom, validUntil }) => `${dateText(validFrom, language)} – ${until(validUntil)}`,
        },
        {
          header: text.known,
          cell: ({ knownFrom, knownUntil }) =>
            knownUntil
              ? `${momentText(knownFrom, language)} – ${momentText(knownUntil, language)}`
              : fill(text.since, { moment: momentText(knownFrom, language) }),
        },
      ]}
    />
  );
}
