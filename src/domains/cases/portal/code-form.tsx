import { Button, ButtonGroup, CodeInput, ErrorSummary, Form, Heading, Lead } from "#kern";
import type { PageRequest, Reply } from "#platform/http/route";
import { DomainError } from "#platform/errors";
import { messages } from "./messages.ts";

interface CodeForm {
  readonly title: string;
  readonly lead: string;
  readonly code: string;
  readonly hint: string;
  readonly submit: string;
  readonly action: string;
  readonly error: string | undefined;
}

/** A page that asks for one of the codes; it is posted, never part of an address. */
export function codeForm(request: PageRequest, form: CodeForm): Reply {
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
            <CodeInput name="code" label={label} hint={form.hint} value={form.code} error={form.error} />
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
export async function found<Value>(promise: Promise<Value>): Promise<Value | undefined> {
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
