import { Button, ButtonGroup, Confirmation, ErrorSummary, Form, Heading, Lead, TextInput } from "#kern";
import { DomainError } from "#platform/errors";
import { DRAFT_COOKIE } from "#platform/http/cookies";
import { field, type PageRequest, type Reply } from "#platform/http/route";
import { fill, localized } from "#platform/i18n";
import { openForApplicant } from "../applicant-steps.ts";
import { DRAFT_DAYS } from "../begin-draft.ts";
import { cosignCase, readForCosigning, type CosignView } from "../cosign.ts";
import { openDraft } from "../draft-access.ts";
import { Answers } from "./answers.tsx";
import { messages } from "./messages.ts";

/** `/fortsetzen`: a draft or a case by its code. The code is posted, never part of an address. */
export async function showResume(request: PageRequest): Promise<Reply> {
  return resumePage(request, "", false);
}

export async function postResume(request: PageRequest): Promise<Reply> {
  const code = field(request.body, "code");
  const draft = await found(openDraft(request.ctx, { code }));
  const open = draft ? undefined : await found(openForApplicant(request.ctx, { code }));
  if (!draft && !open) return resumePage(request, code, true);
  request.setCookie(DRAFT_COOKIE, code, DRAFT_DAYS * 86_400);
  return { redirect: draft ? `/entwurf/${draft.id}/beginn` : `/vorgaenge/${open?.row.id}` };
}

function resumePage(request: PageRequest, code: string, isUnknown: boolean): Reply {
  const text = messages(request.language).resume;
  return codeForm(request, {
    ...text,
    action: "/fortsetzen",
    code,
    error: isUnknown ? text.unknown : undefined,
  });
}

/** `/zustimmen`: the second person's way in. */
export async function showCosign(request: PageRequest): Promise<Reply> {
  return cosignForm(request, "", false);
}

/** With a code alone shows the application; with name and answer stores the consent. */
export async function postCosign(request: PageRequest): Promise<Reply> {
  const code = field(request.body, "code");
  const seen = await found(readForCosigning(request.ctx, { code: code === "" ? "----" : code }));
  if (!seen) return cosignForm(request, code, true);
  const answer = field(request.body, "consents");
  if (answer === "") return cosignPage(request, seen, code, "", undefined);
  const name = field(request.body, "name").trim();
  const text = messages(request.language).cosign;
  if (name.length < 2) return cosignPage(request, seen, code, name, text.nameMissing);
  await cosignCase(request.ctx, { code, consents: answer === "yes", name });
  return { page: { title: text.title, isPrivate: true, body: <Confirmation title={text.done} /> } };
}

function cosignForm(request: PageRequest, code: string, isUnknown: boolean): Reply {
  const { resume, cosign } = messages(request.language);
  return codeForm(request, {
    ...resume,
    title: cosign.title,
    lead: cosign.lead,
    action: "/zustimmen",
    code,
    error: isUnknown ? resume.unknown : undefined,
  });
}

function cosignPage(
  request: PageRequest,
  seen: CosignView,
  code: string,
  name: string,
  error: string | undefined,
): Reply {
  const text = messages(request.language).cosign;
  const heading = fill(text.ask, { name: seen.applicantName ?? "–" });
  return {
    status: error ? 422 : 200,
    page: {
      title: text.title,
      hasErrors: error !== undefined,
      isPrivate: true,
      body: (
        <>
          {error && <ErrorSummary errors={[{ field: "name", message: error }]} />}
          <Heading level={1} preline={`${localized(seen.title, request.language)} · ${seen.reference}`}>
            {heading}
          </Heading>
          <Answers sections={seen.sections} />
          {seen.state === "asked" ? (
            <Form action={request.href("/zustimmen")} csrf={request.csrf} hidden={{ code }}>
              <TextInput name="name" label={text.name} value={name} error={error} autocomplete="name" />
              <ButtonGroup>
                <Button name="consents" value="yes">
                  {text.yes}
                </Button>
                <Button kind="secondary" name="consents" value="no">
                  {text.no}
                </Button>
              </ButtonGroup>
            </Form>
          ) : (
            <Lead>{text.done}</Lead>
          )}
        </>
      ),
    },
  };
}

interface CodeForm {
  readonly title: string;
  readonly lead: string;
  readonly code: string;
  readonly hint: string;
  readonly submit: string;
  readonly action: string;
  readonly error: string | undefined;
}

function codeForm(request: PageRequest, form: CodeForm & { readonly code: string }): Reply {
  const label = messages(request.language).resume.code;
  return {
    status: form.error ? 422 : 200,
    page: {
      title: form.title,
      hasErrors: form.error !== undefined,
      isPrivate: true,
      body: (
        <>
          {form.error && <ErrorSummary errors={[{ field: "code", message: form.error }]} />}
          <Heading level={1}>{form.title}</Heading>
          <Lead>{form.lead}</Lead>
          <Form action={request.href(form.action)} csrf={request.csrf}>
            <TextInput
              name="code"
              label={label}
              hint={form.hint}
              value={form.code}
              error={form.error}
              width="half"
              autocapitalize="characters"
              spellcheck={false}
              autocomplete="off"
            />
            <ButtonGroup>
              <Button>{form.submit}</Button>
            </ButtonGroup>
          </Form>
        </>
      ),
    },
  };
}

/** Whoever has no right to see a thing gets the same as for one that does not exist: undefined. */
async function found<Value>(promise: Promise<Value>): Promise<Value | undefined> {
  try {
    return await promise;
  } catch (error) {
    if (
      error instanceof DomainError &&
      ["not-found", "gone", "not-signed-in", "invalid"].includes(error.code)
    )
      return undefined;
    throw error;
  }
}
