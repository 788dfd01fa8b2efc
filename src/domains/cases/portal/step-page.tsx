import type { VNode } from "preact";
import {
  addItem,
  closeList,
  errorText,
  formatAnswer,
  isReachable,
  firstIncompleteStep,
  findStep,
  itemsOf,
  nextStep,
  parsePage,
  previousStep,
  removeItem,
  stepTitle,
  toRaw,
  type FieldError,
  type PageStep,
  type RawBody,
} from "#forms";

import {
  BackLink,
  Button,
  ButtonGroup,
  ErrorSummary,
  Form,
  Heading,
  Lead,
  Progress,
  SummaryList,
  Text,
} from "#kern";
import { fill, localized } from "#platform/i18n";
import { field, type PageRequest, type Reply } from "#platform/http/route";
import { recordUsage } from "#usage";
import { saveDraft } from "../save-draft.ts";
import { AnswerField } from "./answer-field.tsx";
import { readDraft, stepHref, type DraftRequest } from "./draft-request.ts";
import { dated } from "./dated.ts";
import { messages } from "./messages.ts";
import { proofPreview } from "./proof-preview.tsx";
import { takeUploads } from "./take-uploads.ts";

interface Shown {
  readonly raw: RawBody;
  readonly errors: readonly FieldError[];
  /** Errors that belong to no input of the definition, as of an upload. */
  readonly others?: readonly { readonly field: string; readonly message: string }[];
}

/** Shows one step of a draft. A step that cannot be reached leads to the first one that is not complete. */
export async function showStep(request: PageRequest): Promise<Reply> {
  const read = await readDraft(request);
  const step = findStep(read.evaluation, stepIdOf(request));
  if (!step || !isReachable(read.evaluation, step.id)) return { redirect: firstOpen(read) };
  const raw = Object.assign({}, ...step.fields.map((shown) => toRaw(shown.field, shown.value))) as RawBody;
  return render(request, read, step, { raw, errors: [] });
}

/** Takes the answers of one step; with errors the page comes back with everything that was typed. */
export async function postStep(request: PageRequest): Promise<Reply> {
  const read = await readDraft(request);
  const step = findStep(read.evaluation, stepIdOf(request));
  if (!step) return { redirect: firstOpen(read) };
  if (step.kind === "list") return postList(request, read, step);
  const taken = await takeUploads(request, read, step);
  const parsed = parsePage(read.draft.version.flow, step, taken.body, {
    answers: read.draft.content.answers,
    facts: read.facts,
  });
  if (!parsed.ok || taken.errors.length > 0 || taken.isPartial) {
    // What was sound is kept, so that an uploaded file is not lost beside a wrong date.
    await saveDraft(request.ctx, { ref: read.ref, answers: parsed.answers });
    // A file that was refused is told as such, not as missing as well.
    const refused = new Set(taken.errors.map((error) => error.field));
    const errors =
      parsed.ok || taken.isPartial
        ? []
        : parsed.errors.filter((error) => !refused.has(`${error.field.key}-upload`));
    return render(
      request,
      read,
      step,
      { raw: taken.body, errors, others: taken.errors },
      errors.length + taken.errors.length > 0 ? 422 : 200,
    );
  }
  await saveDraft(request.ctx, { ref: read.ref, answers: parsed.answers });
  await recordUsage(request.ctx, {
    service: read.draft.version.service.key,
    event: "page",
    channel: read.draft.channel,
    page: step.page.id,
  });
  const after = await readDraft(request);
  if (request.query["zurueck"] === "pruefen" && after.evaluation.complete)
    return { redirect: `${read.base}/pruefen` };
  const next = nextStep(after.evaluation, step.id);
  return { redirect: next ? stepHref(read.base, next.id) : `${read.base}/pruefen` };
}

async function postList(request: PageRequest, read: DraftRequest, step: PageStep): Promise<Reply> {
  const { flow } = read.draft.version;
  const { answers } = read.draft.content;
  const remove = field(request.body, "_remove");
  if (remove !== "") {
    await saveDraft(request.ctx, {
      ref: read.ref,
      answers: removeItem(flow, answers, step.page.id, Number(remove)),
    });
    return { redirect: stepHref(read.base, step.id) };
  }
  if (field(request.body, "_add") !== "") {
    const added = addItem(flow, answers, step.page.id);
    if (added) await saveDraft(request.ctx, { ref: read.ref, answers: added.answers });
    return { redirect: stepHref(read.base, added?.stepId ?? step.id) };
  }
  await saveDraft(request.ctx, { ref: read.ref, answers: closeList(flow, answers, step.page.id) });
  const after = await readDraft(request);
  const next = nextStep(after.evaluation, step.id);
  return { redirect: next ? stepHref(read.base, next.id) : `${read.base}/pruefen` };
}

export function firstOpen(read: DraftRequest): string {
  const step = firstIncompleteStep(read.evaluation);
  return step ? stepHref(read.base, step.id) : `${read.base}/pruefen`;
}

function stepIdOf(request: PageRequest): string {
  const { step = "", item } = request.params;
  return item === undefined ? step : `${step}/${item}`;
}

async function render(
  request: PageRequest,
  read: DraftRequest,
  step: PageStep,
  shown: Shown,
  status = 200,
): Promise<Reply> {
  const { language } = request;
  const text = messages(language);
  const previous = previousStep(read.evaluation, step.id);
  const title = stepTitle(step, language);
  const only =
    step.fields.length === 1 && step.fields[0]?.field.type !== "declaration" ? step.fields[0] : undefined;
  const isQuestion = only !== undefined && only.field.type !== "proof" && only.field.type !== "file";
  const previews = await proofPreview(request, read, step);
  const hasUploads = step.fields.some(({ field: each }) => each.type === "file" || each.type === "proof");
  const errors = [
    ...shown.errors.map((error) => ({ field: error.input, message: errorText(error, language) })),
    ...(shown.others ?? []),
  ];
  const action =
    request.href(stepHref(read.base, step.id)) +
    (request.query["zurueck"] === "pruefen" ? "?zurueck=pruefen" : "");
  const pageHint = step.page.hint ? localized(step.page.hint, language) : undefined;
  const { at, of } = placeOf(read, step);
  return {
    status,
    page: {
      title: `${title} – ${read.serviceTitle}`,
      hasErrors: errors.length > 0,
      isPrivate: true,
      isForm: true,
      body: (
        <>
          <BackLink href={request.href(previous ? stepHref(read.base, previous.id) : `${read.base}/beginn`)}>
            {text.page.back}
          </BackLink>
          <ErrorSummary errors={errors} />
          {at > 1 ? (
            <Progress step={at} of={of}>
              {read.serviceTitle}
            </Progress>
          ) : (
            <Text muted>{read.serviceTitle}</Text>
          )}
          {!isQuestion && <Heading level={1}>{title}</Heading>}
          {!isQuestion && pageHint && <Lead>{pageHint}</Lead>}
          <Form action={action} csrf={request.csrf} multipart={hasUploads}>
            {step.kind === "list" ? (
              <ItemList request={request} read={read} step={step} />
            ) : (
              step.fields.map((each) => (
                <AnswerField
                  key={each.path}
                  shown={each}
                  raw={shown.raw}
                  errors={shown.errors}
                  refusedUploads={shown.others ?? []}
                  language={language}
                  question={isQuestion ? { title, hint: pageHint } : undefined}
                  preview={previews.get(each.field.key)}
                />
              ))
            )}
            <ButtonGroup>
              <Button>{text.page.continue}</Button>
            </ButtonGroup>
          </Form>
          <Text small muted>
            {dated(text.page.save, read.draft.deleteOn, language)}
          </Text>
        </>
      ),
    },
  };
}

/** The number of this page on the way as the answers stand now. */
function placeOf({ evaluation }: DraftRequest, step: PageStep): { at: number; of: number } {
  const pages = [...new Set(evaluation.path.map((each) => each.page.index))];
  return { at: pages.indexOf(step.page.index) + 1, of: pages.length };
}

function ItemList({
  request,
  read,
  step,
}: {
  readonly request: PageRequest;
  readonly read: DraftRequest;
  readonly step: PageStep;
}): VNode {
  const text = messages(request.language).page;
  const { repeat } = step.page;
  const items = itemsOf(read.evaluation.answers, repeat?.key);
  return (
    <>
      {items.length === 0 && <Text>{text.none}</Text>}
      {items.map((item, index) => (
        <div key={index} class="sk-stack sk-stack--small">
          <Heading level={2}>
            {fill(localized(repeat?.itemTitle ?? step.page.title, request.language), { n: index + 1 })}
          </Heading>
          <SummaryList
            rows={step.page.fields
              .filter(({ field: each }) => item[each.key] !== undefined)
              .map(({ field: each }) => ({
                key: localized(each.label, request.language),
                value: formatAnswer(each, item[each.key], request.language),
                action: { href: request.href(stepHref(read.base, `${step.page.id}/${index + 1}`)) },
              }))}
          />
          <Button kind="tertiary" small name="_remove" value={String(index)}>
            {text.remove}
          </Button>
        </div>
      ))}
      {repeat && items.length < repeat.max && (
        <Button kind="secondary" name="_add" value="1">
          {text.add}
        </Button>
      )}
    </>
  );
}
