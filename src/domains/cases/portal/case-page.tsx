import type { VNode } from "preact";
import {
  Accordion,
  Button,
  ButtonGroup,
  Confirmation,
  DescriptionList,
  ErrorSummary,
  Form,
  Heading,
  Lead,
  Link,
  LinkButton,
  List,
  LocalText,
  Reference,
  Text,
  Timeline,
} from "#kern";
import { localized } from "#platform/i18n";
import { DRAFT_COOKIE } from "#platform/http/cookies";
import { field, type PageRequest, type Reply } from "#platform/http/route";
import { answerQuestion, withdrawCase, type CaseRef } from "../applicant-steps.ts";
import { beginObjection } from "../begin-objection.ts";
import { messages as caseMessages } from "../messages.ts";
import { isAllowed } from "../process.ts";
import { readOwnCase, type CaseView } from "../read-case.ts";
import { momentText } from "#platform/dates";
import { Now } from "./case-now.tsx";
import { Checks } from "./checks.tsx";
import { Answers } from "./answers.tsx";
import { messages } from "./messages.ts";

/** How this request may open a case: signed in, or with the code of the draft that it was. */
export function caseRefOf(request: PageRequest): CaseRef {
  const code = request.ctx.actor.kind === "anonymous" ? request.cookie(DRAFT_COOKIE) : undefined;
  return { caseId: request.params["caseId"], ...(code === undefined ? {} : { code }) };
}

export async function showCase(request: PageRequest): Promise<Reply> {
  return render(request, await readOwnCase(request.ctx, caseRefOf(request)));
}

/** Answers the caseworker's question; an empty answer comes back with an error that names the field. */
export async function postAnswer(request: PageRequest): Promise<Reply> {
  const text = field(request.body, "answer").trim();
  if (text === "")
    return render(
      request,
      await readOwnCase(request.ctx, caseRefOf(request)),
      messages(request.language).case.answerMissing,
    );
  await answerQuestion(request.ctx, { ref: caseRefOf(request), text });
  return { redirect: `/vorgaenge/${request.params["caseId"]}` };
}

export async function showWithdraw(request: PageRequest): Promise<Reply> {
  const seen = await readOwnCase(request.ctx, caseRefOf(request));
  const text = messages(request.language).case;
  return {
    page: {
      title: text.withdraw,
      isPrivate: true,
      body: (
        <>
          <Heading
            level={1}
            preline={`${localized(seen.service.title, request.language)} · ${seen.row.reference}`}
          >
            {text.withdrawSure}
          </Heading>
          <Lead>{text.withdrawText}</Lead>
          <Form action={request.href(`/vorgaenge/${seen.row.id}/zuruecknehmen`)} csrf={request.csrf}>
            <ButtonGroup>
              <Button kind="danger">{text.withdraw}</Button>
              <LinkButton href={request.href(`/vorgaenge/${seen.row.id}`)}>
                {messages(request.language).page.back}
              </LinkButton>
            </ButtonGroup>
          </Form>
        </>
      ),
    },
  };
}

/** Begins an objection: a follow-up case by the service that the refused one names for it. */
export async function postObjection(request: PageRequest): Promise<Reply> {
  const { draftId } = await beginObjection(request.ctx, caseRefOf(request));
  return { redirect: `/entwurf/${draftId}/beginn` };
}

export async function postWithdraw(request: PageRequest): Promise<Reply> {
  await withdrawCase(request.ctx, { ref: caseRefOf(request) });
  return { redirect: `/vorgaenge/${request.params["caseId"]}` };
}

function render(request: PageRequest, seen: CaseView, error?: string): Reply {
  const { language } = request;
  const text = messages(language).case;
  const title = localized(seen.service.title, language);
  const base = `/vorgaenge/${seen.row.id}`;
  return {
    status: error ? 422 : 200,
    page: {
      title: `${title} – ${seen.row.reference}`,
      hasErrors: error !== undefined,
      isPrivate: true,
      body: (
        <>
          {error && <ErrorSummary errors={[{ field: "answer", message: error }]} />}
          <Head request={request} seen={seen} />
          <Now request={request} seen={seen} error={error} />
          {seen.decision?.result && seen.decision.result.length > 0 && (
            <>
              <Heading level={2}>{text.result}</Heading>
              <DescriptionList
                rows={seen.decision.result.map((row) => ({
                  key: <LocalText text={row.label} />,
                  value: row.value,
                }))}
              />
            </>
          )}
          {seen.letters.length > 0 && (
            <>
              <Heading level={2}>{text.letters}</Heading>
              <List
                kind="plain"
                items={seen.letters.flatMap((letter) => [
                  <Link key="page" href={request.href(`${base}/bescheid/${letter.id}`)}>
                    {text.letter}
                  </Link>,
                  <Link key="pdf" href={request.href(`${base}/bescheid/${letter.id}/pdf`)}>
                    {text.pdf}
                  </Link>,
                ])}
              />
            </>
          )}
          {seen.checks.length > 0 && seen.row.state !== "checking" && (
            <>
              <Heading level={2}>{text.reasons}</Heading>
              <Checks checks={seen.checks} language={language} />
            </>
          )}
          {seen.messages.length > 0 && (
            <>
              <Heading level={2}>{text.messages}</Heading>
              <Timeline
                items={seen.messages.map((message) => ({
                  title: message.direction === "from-applicant" ? text.you : text.us,
                  when: momentText(message.at, language),
                  dateTime: message.at.toString(),
                  children: <Text>{message.text}</Text>,
                }))}
              />
            </>
          )}
          <Accordion
            items={[
              {
                title: text.answers,
                children: (
                  <>
                    <Answers sections={seen.sections} headingLevel={3} />
                    <Text>
                      <Link href={request.href(`${base}/kopie`)}>{text.copy}</Link>
                    </Text>
                  </>
                ),
              },
              { title: text.history, children: <History seen={seen} language={language} /> },
            ]}
          />
          <Text>
            <Link href={request.href(`/zufriedenheit/${seen.row.service_key}`)}>{text.rate}</Link>
          </Text>
          {isAllowed("withdraw", seen.row.state) && (
            <Text>
              <Link href={request.href(`${base}/zuruecknehmen`)}>{text.withdraw}</Link>
            </Text>
          )}
        </>
      ),
    },
  };
}

function Head({ request, seen }: { readonly request: PageRequest; readonly seen: CaseView }): VNode {
  const text = messages(request.language).case;
  const { row } = seen;
  const title = localized(seen.service.title, request.language);
  if (row.outcome === "granted") {
    return (
      <Confirmation title={`${title}: ${text.granted}`}>
        <Text>
          {text.reference} {row.reference}
        </Text>
      </Confirmation>
    );
  }
  if (row.outcome === "refused" || row.outcome === "withdrawn" || row.outcome === "lapsed") {
    return (
      <Heading level={1} preline={`${title} · ${row.reference}`}>
        {text[row.outcome]}
      </Heading>
    );
  }
  return (
    <>
      {request.query["neu"] ? <Confirmation title={text.sent} /> : <Heading level={1}>{title}</Heading>}
      <Reference label={text.reference} value={row.reference} />
    </>
  );
}

function History({ seen, language }: { readonly seen: CaseView; readonly language: string }): VNode {
  const names: Readonly<Record<string, string>> = caseMessages(language).event;
  return (
    <Timeline
      items={seen.events.map((event) => ({
        title: names[event.kind] ?? event.kind,
        when: momentText(event.at, language),
        dateTime: event.at.toString(),
      }))}
    />
  );
}
