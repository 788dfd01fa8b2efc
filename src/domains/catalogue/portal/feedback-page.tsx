import {
  Button,
  ButtonGroup,
  Confirmation,
  ErrorSummary,
  Form,
  Heading,
  Lead,
  LinkButton,
  Text,
  TextArea,
  TextInput,
  type FieldError,
} from "#kern";
import { fill } from "#platform/i18n";
import { field, type PageRequest, type Reply } from "#platform/http/route";
import { localPath } from "#platform/http/security";
import { messages } from "../messages.ts";
import { feedbackSchema, LONGEST_MESSAGE, sendFeedback } from "../send-feedback.ts";

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
  const { feedback, rating } = messages(request.language);
  return {
    page: {
      title: feedback.thanks,
      isPrivate: true,
      body: (
        <>
          <Confirmation title={feedback.thanks}>
            <Text>{feedback.thanksText}</Text>
          </Confirmation>
          <LinkButton href={request.href("/")}>{rating.home}</LinkButton>
        </>
      ),
    },
  };
}

function feedbackPage(
  request: PageRequest,
  given: Given,
  errors: readonly { field: string; message: string }[],
): Reply {
  const text = messages(request.language).feedback;
  const errorOf = (name: string): string | undefined => errors.find((each) => each.field === name)?.message;
  return {
    status: errors.length > 0 ? 422 : 200,
    page: {
      title: text.title,
      hasErrors: errors.length > 0,
      isPrivate: true,
      body: (
        <>
          <ErrorSummary errors={errors satisfies readonly FieldError[]} />
          <Heading level={1}>{text.title}</Heading>
          <Lead>{text.lead}</Lead>
          {given.page !== "" && <Text>{fill(text.about, { page: given.page })}</Text>}
          <Form action={request.href("/feedback")} csrf={request.csrf} hidden={{ page: given.page }}>
            <TextArea
              name="message"
              label={text.message}
              hint={text.messageHint}
              value={given.message}
              error={errorOf("message")}
              rows={8}
            />
            <TextInput
              name="email"
              type="email"
              label={text.email}
              hint={text.emailHint}
              value={given.email}
              error={errorOf("email")}
              autocomplete="email"
              optional
            />
            <ButtonGroup>
              <Button>{text.send}</Button>
            </ButtonGroup>
          </Form>
        </>
      ),
    },
  };
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
