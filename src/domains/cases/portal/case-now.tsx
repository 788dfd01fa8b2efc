import type { VNode } from "preact";
import { formatCents } from "#forms";
import { Alert, Button, ButtonGroup, Form, Heading, LinkButton, Reference, Text, TextArea } from "#kern";
import { fill, localized } from "#platform/i18n";
import type { PageRequest } from "#platform/http/route";
import type { CaseView } from "../read-case.ts";
import { paysFirst } from "../start-case.ts";
import { dated } from "./dated.ts";
import { messages } from "./messages.ts";

/** What is happening now and what the applicant can do: one thing. */
export function Now({
  request,
  seen,
  error,
}: {
  readonly request: PageRequest;
  readonly seen: CaseView;
  readonly error: string | undefined;
}): VNode | null {
  const { language } = request;
  const text = messages(language).case;
  const { row } = seen;
  const base = `/vorgaenge/${row.id}`;
  switch (row.state) {
    case "awaiting-payment":
      return (
        <Alert
          tone="success"
          title={paysFirst(seen.service, row) ? text.payFirstTitle : text.payTitle}
          headingLevel={2}
        >
          <Text>
            {dated(
              paysFirst(seen.service, row) ? text.payFirstText : text.payText,
              row.pay_by ?? request.ctx.today(),
              language,
            )}
          </Text>
          <Form action={request.href(`${base}/zahlen`)} csrf={request.csrf} inline>
            <Button>{fill(text.pay, { amount: formatCents(row.fee_cents, language) })}</Button>
          </Form>
        </Alert>
      );
    case "checking":
      return (
        <Alert title={text.checkingTitle} headingLevel={2}>
          <Text>{text.checkingText}</Text>
          <LinkButton href={request.href(base)}>{text.reload}</LinkButton>
        </Alert>
      );
    case "awaiting-applicant":
      return (
        <>
          <Heading level={2}>{text.questionTitle}</Heading>
          <Text>{seen.messages.findLast((message) => message.direction === "to-applicant")?.text}</Text>
          <Form action={request.href(`${base}/antworten`)} csrf={request.csrf}>
            <TextArea name="answer" label={text.answer} error={error} />
            <ButtonGroup>
              <Button>{text.sendAnswer}</Button>
            </ButtonGroup>
          </Form>
        </>
      );
    case "awaiting-cosignature":
      return (
        <Alert title={text.cosignTitle} headingLevel={2}>
          <Text>{fill(text.cosignText, { url: `${request.ctx.system.publicUrl}/zustimmen` })}</Text>
          <Reference label={text.cosignCode} value={seen.cosignCode ?? ""} />
        </Alert>
      );
    case "closed":
      return row.outcome === "refused" ? (
        <>
          <Text>
            {localized(
              seen.service.refusals.find((each) => each.key === seen.decision?.refusal)?.text ?? { de: "" },
              language,
            )}
          </Text>
          {seen.decision?.reason && <Text>{seen.decision.reason}</Text>}
          <Heading level={2}>{text.next}</Heading>
          <Text>{text.nextRefused}</Text>
          <ButtonGroup>
            <LinkButton kind="primary" href={request.href(`/antrag/${row.service_key}`)}>
              {text.again}
            </LinkButton>
          </ButtonGroup>
          {seen.service.process.objection && row.account_id && (
            <Form action={request.href(`${base}/widerspruch`)} csrf={request.csrf} inline>
              <Button kind="secondary">{text.object}</Button>
            </Form>
          )}
        </>
      ) : null;
    default:
      return (
        <Alert title={text.reviewTitle} headingLevel={2}>
          <Text>{dated(text.reviewText, row.due_on, language)}</Text>
          {row.is_sample && <Text>{text.sampleText}</Text>}
        </Alert>
      );
  }
}
