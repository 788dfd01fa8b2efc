import { EmailInput, errorOf, Text, TextArea } from "#kern";
import { fill } from "#platform/i18n";
import { field, type PageRequest, type Reply } from "#platform/http/route";
import { localPath } from "#platform/http/security";
import { messages } from "../messages.ts";
import { feedbackSchema, LONGEST_MESSAGE, sendFeedback } from "../send-feedback.ts";
import { askPage, thanksPage } from "./ask-page.tsx";

interface Given {
  readonly message: string;
  readonly email: string;
  readonly page: string;
}

/** The way to tell the city what does not work. */
export async function showFeedback(request: PageRequest): Promise<Reply> {
  return feedbackPage(request, { message: "", email: "", page: localPath(request.query["seite"], "") }, []);
}

export async function postFeedback(request: PageRequest): Promise<Reply> {
  const given = {
    // Browsers send line breaks as two characters, which must not count against the limit.
    message: field(request.body, "message").replaceAll("\r\n", "\n").trim(),
    email: field(request.body, "email").trim(),
    page: localPath(field(request.body, "page"), ""),
  };
  const errors = errorsOf(given, request.language);
  if (errors.length > 0) return feedbackPage(request, given, errors);
  await sendFeedback(request.ctx, given);
  return { redirect: "/feedback/danke" };
}

export async function showFeedbackThanks(request: PageRequest): Promise<Reply> {
  return thanksPage(request, messages(request.language).feedback);
}

function feedbackPage(
  request: PageRequest,
  given: Given,
  errors: readonly { field: string; message: string }[],
): Reply {
  const text = messages(request.language).feedback;
  return askPage(request, {
    title: text.title,
    lead: text.lead,
    send: text.send,
    action: "/feedback",
    hidden: { page: given.page },
    errors,
    children: (
      <>
        {given.page !== "" && <Text>{fill(text.about, { page: given.page })}</Text>}
        <TextArea
          name="message"
          label={text.message}
          hint={text.messageHint}
          value={given.message}
          error={errorOf(errors, "message")}
          rows={8}
        />
        <EmailInput
          name="email"
          label={text.email}
          hint={text.emailHint}
          value={given.email}
          error={errorOf(errors, "email")}
          optional
        />
      </>
    ),
  });
}

function errorsOf(given: Given, language: string): { field: string; message: string }[] {
  const text = messages(language).feedback;
  const result = feedbackSchema.safeParse(given);
  const wrong = new Set(result.error?.issues.map((issue) => issue.path[0]) ?? []);
  return [
    ...(given.message === "" ? [{ field: "message", message: text.messageMissing }] : []),
    ...(given.message.length > LONGEST_MESSAGE
      ? [{ field: "message", message: fill(text.messageLong, { n: LONGEST_MESSAGE }) }]
      : []),
    ...(wrong.has("email") ? [{ field: "email", message: text.emailInvalid }] : []),
  ];
}
