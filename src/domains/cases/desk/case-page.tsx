import type { VNode } from "preact";
import { formatCents } from "#forms";
import { listStaff } from "#identity";
import {
  Alert,
  BackLink,
  Badge,
  Column,
  Columns,
  DescriptionList,
  ErrorSummary,
  Heading,
  Link,
  List,
  Text,
  Timeline,
} from "#kern";
import { fill, localized } from "#platform/i18n";
import type { Page, PageRequest, Reply } from "#platform/http/route";
import { messages as caseMessages } from "../messages.ts";
import { Checks } from "../portal/checks.tsx";
import { dateText, momentText } from "#platform/dates";
import { StateBadge } from "../portal/mine-page.tsx";
import { readCase, type CaseView } from "../read-case.ts";
import type { Cosigner } from "../cosigner.ts";
import { assigneeText } from "./assignee.ts";
import { CaseActions } from "./case-actions.tsx";
import { Answers } from "../portal/answers.tsx";
import { isAllowed } from "../process.ts";
import { messages } from "./messages.ts";
import { ACCESS_KEYS, Shortcuts } from "./shortcuts.tsx";

export interface ActionError {
  /** Without it, it concerns the step as a whole. */
  readonly field?: string;
  readonly message: string;
}

/** A case with everything side by side: what was said, what was checked and why, what can be done. */
export async function showDeskCase(request: PageRequest): Promise<Reply> {
  return deskCasePage(request, await readCase(request.ctx, { caseId: request.params["caseId"] ?? "" }), []);
}

export async function deskCasePage(
  request: PageRequest,
  seen: CaseView,
  errors: readonly ActionError[],
): Promise<{ readonly page: Page; readonly status: number }> {
  const { language } = request;
  const colleagues = await listStaff(request.ctx, [seen.row.team]);
  const text = messages(language).case;
  const { row } = seen;
  return {
    status: errors.length > 0 ? 422 : 200,
    page: {
      title: `${row.reference} – ${localized(seen.service.title, language)}`,
      section: "/desk",
      hasErrors: errors.length > 0,
      isWide: true,
      body: (
        <>
          <BackLink href={request.href("/desk")} accessKey={ACCESS_KEYS.back}>
            {text.back}
          </BackLink>
          <ErrorSummary errors={errors} />
          <Heading level={1} preline={`${localized(seen.service.title, language)} · ${row.reference}`}>
            {row.applicant_name ?? row.reference}
          </Heading>
          <Text>
            <StateBadge row={row} language={language} />
          </Text>
          {isAllowed("decide", row.state) && (
            <Text>
              <Link href="#outcome" accessKey={ACCESS_KEYS.decide}>
                {text.toDecision}
              </Link>
            </Text>
          )}
          {row.is_sample && row.state === "in-review" && (
            <Alert title={text.sampleTitle}>
              <Text>{text.sampleText}</Text>
            </Alert>
          )}
          <Columns layout="main-aside">
            <Column label={text.answers}>
              <Heading level={2}>{text.checks}</Heading>
              {seen.checks.length > 0 ? (
                <Checks checks={seen.checks} language={language} />
              ) : (
                <Text muted>–</Text>
              )}
              <Heading level={2}>{text.answers}</Heading>
              <Answers sections={seen.sections} headingLevel={3} />
              {seen.cosigner && <Consent cosigner={seen.cosigner} language={language} />}
              <Heading level={2}>{text.documents}</Heading>
              <Files request={request} seen={seen} />
            </Column>
            <Column label={text.facts}>
              <Facts request={request} seen={seen} assignee={assigneeText(seen.row, request, colleagues)} />
              <CaseActions request={request} seen={seen} errors={errors} />
              <Heading level={2}>{text.messages}</Heading>
              <Messages seen={seen} language={language} />
              <Heading level={2}>{text.history}</Heading>
              <History seen={seen} language={language} />
            </Column>
          </Columns>
          <Shortcuts names={["back", "take", "decide"]} language={language} />
        </>
      ),
    },
  };
}

function Facts({
  request,
  seen,
  assignee,
}: {
  readonly request: PageRequest;
  readonly seen: CaseView;
  readonly assignee: string;
}): VNode {
  const { language } = request;
  const text = messages(language).case;
  const { row } = seen;
  return (
    <DescriptionList
      rows={[
        { key: text.received, value: momentText(row.created_at, language) },
        { key: text.channel, value: caseMessages(language).channel[row.channel] },
        { key: text.due, value: dateText(row.due_on, language) },
        { key: messages(language).queue.assignee, value: assignee },
        { key: text.fee, value: formatCents(row.fee_cents, language) },
        ...(seen.payment ? [{ key: text.payment, value: paymentText(seen, language) }] : []),
      ]}
    />
  );
}

/** Whose consent it is and how sure that is: a name that was only typed proves nobody. */
function Consent({ cosigner, language }: { readonly cosigner: Cosigner; readonly language: string }): VNode {
  const text = messages(language).consent;
  return (
    <>
      <Heading level={2}>{text.title}</Heading>
      <DescriptionList
        rows={[
          { key: text.who, value: cosigner.name },
          { key: text.answer, value: cosigner.consents ? text.given : text.refused },
          { key: text.when, value: momentText(cosigner.at, language) },
          { key: text.how, value: cosigner.level ? text.level[cosigner.level] : text.typed },
        ]}
      />
    </>
  );
}

function paymentText(seen: CaseView, language: string): string {
  const text = messages(language).case;
  switch (seen.payment?.state) {
    case "paid":
      return fill(text.paid, {
        date: seen.payment.paid_at ? momentText(seen.payment.paid_at, language) : "",
      });
    case "refund-due":
      return text.refundDue;
    case "refunded":
      return text.refunded;
    default:
      return text.unpaid;
  }
}

function Files({ request, seen }: { readonly request: PageRequest; readonly seen: CaseView }): VNode {
  const base = `/desk/vorgaenge/${seen.row.id}`;
  const items = [
    ...seen.uploads.map((file) => (
      <Link key={file.id} href={request.href(`${base}/datei/${file.id}`)}>
        {file.name}
      </Link>
    )),
    ...seen.letters.map((letter) => (
      <Link key={letter.id} href={request.href(`${base}/bescheid/${letter.id}`)}>
        {messages(request.language).case.decision} {momentText(letter.createdAt, request.language)}
      </Link>
    )),
  ];
  return items.length > 0 ? <List kind="plain" items={items} /> : <Text muted>–</Text>;
}

function Messages({ seen, language }: { readonly seen: CaseView; readonly language: string }): VNode {
  const text = messages(language).case;
  const names = {
    "to-applicant": text.toApplicant,
    "from-applicant": text.fromApplicant,
    internal: text.internal,
  };
  if (seen.messages.length === 0) return <Text muted>–</Text>;
  return (
    <Timeline
      items={seen.messages.map((message) => ({
        title: names[message.direction],
        when: momentText(message.at, language),
        dateTime: message.at.toString(),
        children: <Text>{message.text}</Text>,
      }))}
    />
  );
}

function History({ seen, language }: { readonly seen: CaseView; readonly language: string }): VNode {
  const names: Readonly<Record<string, string>> = caseMessages(language).event;
  return (
    <Timeline
      items={seen.events.map((event) => ({
        title: (
          <>
            {names[event.kind] ?? event.kind} {event.actorKind === "system" && <Badge plain>auto</Badge>}
          </>
        ),
        when: momentText(event.at, language),
        dateTime: event.at.toString(),
        children: event.note ? <Text>{event.note}</Text> : null,
      }))}
    />
  );
}
