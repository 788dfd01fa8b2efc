import { checkAnswers, errorText, formatCents, summary, type AnswerError } from "#forms";
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
  Text,
} from "#kern";
import { localized } from "#platform/i18n";
import type { PageRequest, Reply } from "#platform/http/route";
import { checkCase } from "../check-case.ts";
import { discardDraft } from "../discard-draft.ts";
import { saveDraft } from "../save-draft.ts";
import { submitCase } from "../submit-case.ts";
import { readDraft, refOf, stepHref, type DraftRequest } from "./draft-request.ts";
import { Answers } from "./answers.tsx";
import { messages } from "./messages.ts";

/** Everything once more before it is sent (OZG § 9a (2)), with the warning against haste (§ 9a (3)). */
export async function showCheck(request: PageRequest): Promise<Reply> {
  const read = await readDraft(request, { fresh: true });
  // What the registers say today is what counts from here on.
  await saveDraft(request.ctx, {
    ref: read.ref,
    facts: JSON.parse(JSON.stringify(read.facts)) as typeof read.facts,
  });
  return render(
    request,
    read,
    checkAnswers(read.draft.version.flow, read.draft.content.answers, read.facts),
    200,
  );
}

/** Sends the application. The checks run at once, so that the next page can already show the decision. */
export async function postCheck(request: PageRequest): Promise<Reply> {
  const submitted = await submitCase(request.ctx, refOf(request));
  if (!submitted.ok) return render(request, await readDraft(request), submitted.errors, 422);
  await checkCase(request.ctx, submitted.caseId).catch((error: unknown) => {
    // The job of the submission will check it; the applicant need not wait for what went wrong now.
    request.ctx.system.log.warn("check-deferred", {
      case: submitted.caseId,
      error: error instanceof Error ? error.name : "unknown",
    });
  });
  return {
    redirect:
      request.area === "desk"
        ? `/desk/vorgaenge/${submitted.caseId}`
        : `/vorgaenge/${submitted.caseId}?neu=1`,
  };
}

export async function postDiscard(request: PageRequest): Promise<Reply> {
  await discardDraft(request.ctx, { ref: refOf(request) });
  return { redirect: request.area === "desk" ? "/desk" : "/meine-antraege" };
}

function render(
  request: PageRequest,
  read: DraftRequest,
  errors: readonly AnswerError[],
  status: number,
): Reply {
  const { language } = request;
  const text = messages(language).check;
  const { draft, evaluation, base } = read;
  const { service } = draft.version;
  const sections = summary(evaluation, language);
  const last = sections.at(-1);
  return {
    status,
    page: {
      title: `${text.title} – ${read.serviceTitle}`,
      hasErrors: status === 422,
      isPrivate: true,
      isForm: true,
      body: (
        <>
          {last && (
            <BackLink href={request.href(stepHref(base, last.step))}>{messages(language).page.back}</BackLink>
          )}
          {errors.length > 0 && (
            <ErrorSummary
              errors={errors.map((error) => ({
                message: <a href={request.href(stepHref(base, error.step))}>{errorText(error, language)}</a>,
              }))}
            />
          )}
          <Heading level={1}>{text.title}</Heading>
          <Lead>{text.lead}</Lead>
          <Answers
            sections={sections}
            changeHref={(step) => `${request.href(stepHref(base, step))}?zurueck=pruefen`}
          />
          <Heading level={2}>{text.fee}</Heading>
          {evaluation.fee.positions.length === 0 ? (
            <Text>{text.noFee}</Text>
          ) : (
            <>
              <DescriptionList
                rows={[
                  ...evaluation.fee.positions.map((position) => ({
                    key: localized(position.label, language),
                    value: `${formatCents(position.amountCents, language)} (${position.norm})`,
                  })),
                  ...(evaluation.fee.positions.length > 1
                    ? [{ key: text.feeTotal, value: formatCents(evaluation.fee.totalCents, language) }]
                    : []),
                ]}
              />
              <Text>
                {service.process.payment?.when === "on-grant" ? text.feeOnGrant : text.feeOnSubmission}
              </Text>
            </>
          )}
          <Alert tone="warning" title={text.warning}>
            <Text>{text.warningText}</Text>
          </Alert>
          {errors.length === 0 && (
            <Form action={request.href(`${base}/absenden`)} csrf={request.csrf}>
              <ButtonGroup>
                <Button>{text.submit}</Button>
              </ButtonGroup>
            </Form>
          )}
          <Form action={request.href(`${base}/loeschen`)} csrf={request.csrf} inline>
            <Button kind="tertiary" small>
              {text.discard}
            </Button>
          </Form>
        </>
      ),
    },
  };
}
