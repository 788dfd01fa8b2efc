import {
  Alert,
  Badge,
  Button,
  ButtonGroup,
  DescriptionList,
  EmptyState,
  ErrorSummary,
  Form,
  Heading,
  Link,
  Table,
  Text,
  EmailInput,
} from "#kern";
import { isEmail } from "#forms";
import { listAuditOf } from "#platform/audit";
import { dateText, momentText } from "#platform/dates";
import { fill, localized } from "#platform/i18n";
import { field, type PageRequest, type Reply } from "#platform/http/route";
import { readAccount, setEmail } from "../account.ts";
import { listInbox, openInboxMessage } from "../inbox.ts";
import { messages } from "../messages.ts";

/** "Mein Konto": what is stored, and who read or changed it. */
export async function showAccount(request: PageRequest): Promise<Reply> {
  return accountPage(request, undefined);
}

export async function postAccount(request: PageRequest): Promise<Reply> {
  const email = field(request.body, "email").trim();
  if (email !== "" && !isEmail(email)) return accountPage(request, email);
  await setEmail(request.ctx, { email });
  return { redirect: "/konto?gespeichert=1" };
}

async function accountPage(request: PageRequest, wrongEmail: string | undefined): Promise<Reply> {
  const { ctx, language } = request;
  const all = messages(language);
  const text = all.account;
  const account = await readAccount(ctx, {});
  const level = ctx.actor.kind === "resident" ? ctx.actor.level : "low";
  const events = await listAuditOf(ctx, { personId: account.person_id ?? undefined, accountId: account.id });
  const names: Readonly<Record<string, string>> = all.action;
  const actors: Readonly<Record<string, string>> = all.actor;
  const error = wrongEmail === undefined ? undefined : text.emailInvalid;
  return {
    status: error ? 422 : 200,
    page: {
      title: text.title,
      section: "/konto",
      hasErrors: error !== undefined,
      isPrivate: true,
      body: (
        <>
          {error && <ErrorSummary errors={[{ field: "email", message: error }]} />}
          <Heading level={1}>{text.title}</Heading>
          {request.query["gespeichert"] && <Alert tone="success" title={text.saved} live="status" />}
          <Heading level={2}>{text.data}</Heading>
          <DescriptionList
            rows={[
              { key: text.name, value: `${account.given_names} ${account.family_name}` },
              {
                key: text.birthDate,
                value: account.birth_date ? dateText(account.birth_date, language) : "–",
              },
              { key: text.level, value: all.level[level] },
              { key: text.register, value: account.person_id ? text.yes : text.no },
            ]}
          />
          <Form action={request.href("/konto")} csrf={request.csrf}>
            <EmailInput
              name="email"
              label={text.email}
              value={wrongEmail ?? account.email ?? ""}
              error={error}
              optional
            />
            <ButtonGroup>
              <Button kind="secondary">{text.save}</Button>
            </ButtonGroup>
          </Form>
          <Text>
            <Link href={request.href("/konto/programme")}>{text.programs}</Link>
          </Text>
          <Table
            caption={text.read}
            rows={events}
            empty={text.none}
            columns={[
              { header: text.when, rowHeader: true, cell: (event) => momentText(event.created_at, language) },
              { header: text.who, cell: (event) => actors[event.actor_kind] ?? event.actor_kind },
              { header: text.what, cell: (event) => names[event.action] ?? event.action },
              { header: text.why, cell: (event) => purposeText(event.purpose, language) },
            ]}
          />
        </>
      ),
    },
  };
}

/** Why, in words: a register that was asked names the service, for which the person has applied. */
function purposeText(purpose: string | null, language: string): string {
  if (purpose === null) return "–";
  const names: Readonly<Record<string, string>> = messages(language).purpose;
  return names[purpose.split(":")[0] ?? ""] ?? purpose;
}

/** The inbox of the citizens' account (OZG § 2 (7)). */
export async function showInbox(request: PageRequest): Promise<Reply> {
  const { ctx, language } = request;
  const text = messages(language).inbox;
  const list = await listInbox(ctx, {});
  return {
    page: {
      title: text.title,
      section: "/postfach",
      isPrivate: true,
      body: (
        <>
          <Heading level={1}>{text.title}</Heading>
          {list.length === 0 ? (
            <EmptyState title={text.none} />
          ) : (
            <Table
              caption={text.title}
              captionHidden
              rows={list}
              rowKey={(message) => message.id}
              columns={[
                {
                  header: text.subject,
                  rowHeader: true,
                  cell: (message) => (
                    <Link href={request.href(`/postfach/${message.id}`)}>
                      {localized(message.subject, language)}
                    </Link>
                  ),
                },
                { header: text.date, cell: (message) => momentText(message.createdAt, language) },
                {
                  header: text.state,
                  cell: (message) => (message.readAt ? text.read : <Badge tone="info">{text.unread}</Badge>),
                },
              ]}
            />
          )}
        </>
      ),
    },
  };
}

/** Opens a message; opening a decision is its day of access. */
export async function showMessage(request: PageRequest): Promise<Reply> {
  const { ctx, language } = request;
  const text = messages(language).inbox;
  const message = await openInboxMessage(ctx, { messageId: request.params["messageId"] ?? "" });
  return {
    page: {
      title: localized(message.subject, language),
      section: "/postfach",
      isPrivate: true,
      body: (
        <>
          <Heading level={1} preline={momentText(message.createdAt, language)}>
            {localized(message.subject, language)}
          </Heading>
          {message.countsAsKnownOn && (
            <Text>{fill(text.known, { date: dateText(message.countsAsKnownOn, language) })}</Text>
          )}
          {message.caseId && (
            <Text>
              <Link href={request.href(`/vorgaenge/${message.caseId}`)}>{text.open}</Link>
            </Text>
          )}
        </>
      ),
    },
  };
}
