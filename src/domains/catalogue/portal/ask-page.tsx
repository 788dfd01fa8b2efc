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
  type FieldError,
} from "#kern";
import type { PageRequest, Reply } from "#platform/http/route";
import { messages } from "../messages.ts";

interface Question {
  readonly title: string;
  readonly lead: string;
  readonly send: string;
  readonly action: string;
  readonly errors: readonly FieldError[];
  readonly hidden?: Readonly<Record<string, string>>;
  /** What the form asks. */
  readonly children: preact.ComponentChildren;
}

/** A short form by which people tell the city something; it comes back with what was typed. */
export function askPage(request: PageRequest, question: Question): Reply {
  const { title, lead, send, action, errors, hidden = {}, children } = question;
  return {
    status: errors.length > 0 ? 422 : 200,
    page: {
      title,
      hasErrors: errors.length > 0,
      isPrivate: true,
      body: (
        <>
          <ErrorSummary errors={errors} />
          <Heading level={1}>{title}</Heading>
          <Lead>{lead}</Lead>
          <Form action={request.href(action)} csrf={request.csrf} hidden={hidden}>
            {children}
            <ButtonGroup>
              <Button>{send}</Button>
            </ButtonGroup>
          </Form>
        </>
      ),
    },
  };
}

/** Says thanks, and leads home. */
export function thanksPage(
  request: PageRequest,
  text: { readonly thanks: string; readonly thanksText: string },
): Reply {
  return {
    page: {
      title: text.thanks,
      isPrivate: true,
      body: (
        <>
          <Confirmation title={text.thanks}>
            <Text>{text.thanksText}</Text>
          </Confirmation>
          <LinkButton href={request.href("/")}>{messages(request.language).rating.home}</LinkButton>
        </>
      ),
    },
  };
}
