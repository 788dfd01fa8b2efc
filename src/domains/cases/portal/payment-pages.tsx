import { pollAttempt, startAttempt } from "#payments";
import type { PageRequest, Reply } from "#platform/http/route";
import { Heading, Lead, LinkButton } from "#kern";
import { openForApplicant } from "../applicant-steps.ts";
import { caseRefOf } from "./case-page.tsx";
import { messages } from "./payment-messages.ts";

/**
 * Starts an attempt and shows a page with the link to the provider: a form may not redirect to another origin
 * under our Content-Security-Policy (`form-action 'self'`), and people see where they are going.
 */
export async function postPayment(request: PageRequest): Promise<Reply> {
  const open = await openForApplicant(request.ctx, caseRefOf(request));
  const started = await startAttempt(request.ctx, open.row.id);
  const back = `/vorgaenge/${open.row.id}`;
  if (!started.ok) return { redirect: back };
  const text = messages(request.language);
  return {
    page: {
      title: text.title,
      isPrivate: true,
      body: (
        <>
          <Heading level={1} preline={open.row.reference}>
            {text.title}
          </Heading>
          <Lead>{text.lead}</Lead>
          <LinkButton kind="primary" href={started.url}>
            {text.go}
          </LinkButton>
          <LinkButton kind="tertiary" href={request.href(back)}>
            {text.later}
          </LinkButton>
        </>
      ),
    },
  };
}

/** Where the provider sends people back to. The redirect itself proves nothing: the provider is asked. */
export async function showReturn(request: PageRequest): Promise<Reply> {
  const { state, returnPath } = await pollAttempt(request.ctx, request.params["attemptId"] ?? "");
  if (state === "paid" || state === "surplus") return { redirect: returnPath };
  const text = messages(request.language);
  return {
    page: {
      title: text.open,
      isPrivate: true,
      body: (
        <>
          <Heading level={1}>{state === "initial" ? text.open : text.failed}</Heading>
          <Lead>{state === "initial" ? text.openText : text.failedText}</Lead>
          <LinkButton kind="primary" href={request.href(returnPath)}>
            {text.back}
          </LinkButton>
        </>
      ),
    },
  };
}
