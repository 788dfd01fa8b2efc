import {
  BackLink,
  Button,
  ButtonGroup,
  ErrorSummary,
  Form,
  Heading,
  Lead,
  LinkButton,
  Text,
  TextInput,
} from "#kern";
import { normalizeCode } from "#platform/ids";
import { field, type PageRequest, type Reply } from "#platform/http/route";
import { confirmByMail } from "../confirm-appointment.ts";
import { readAppointment } from "../read-appointment.ts";
import { messages } from "./messages.ts";

/** The question for the code from the confirmation. */
export async function showManage(request: PageRequest): Promise<Reply> {
  return managePage(request, "", undefined);
}

export async function postManage(request: PageRequest): Promise<Reply> {
  const typed = field(request.body, "code").slice(0, 40);
  const code = normalizeCode(typed);
  const found = code.length >= 4 ? await readAppointment(request.ctx, { code }) : undefined;
  if (!found) return managePage(request, typed, messages(request.language).manage.unknown);
  return { redirect: `/termine/buchung/${code}` };
}

function managePage(request: PageRequest, code: string, error: string | undefined): Reply {
  const text = messages(request.language).manage;
  return {
    status: error === undefined ? 200 : 422,
    page: {
      title: text.title,
      section: "/termine",
      hasErrors: error !== undefined,
      isPrivate: true,
      body: (
        <>
          <BackLink href={request.href("/termine")}>{messages(request.language).start.title}</BackLink>
          {error !== undefined && <ErrorSummary errors={[{ field: "code", message: error }]} />}
          <Heading level={1}>{text.title}</Heading>
          <Lead>{text.lead}</Lead>
          <Form action={request.href("/termine/verwalten")} csrf={request.csrf}>
            <TextInput
              name="code"
              label={text.code}
              hint={text.hint}
              value={code}
              error={error}
              width="short"
              autocapitalize="characters"
              spellcheck={false}
              maxLength={40}
            />
            <ButtonGroup>
              <Button>{text.show}</Button>
            </ButtonGroup>
          </Form>
        </>
      ),
    },
  };
}

/** Where the link in the mail leads. Programs follow links too, so only the button confirms. */
export async function showConfirm(request: PageRequest): Promise<Reply> {
  const text = messages(request.language).mail;
  return {
    page: {
      title: text.confirm,
      isPrivate: true,
      body: (
        <>
          <Heading level={1}>{text.confirm}</Heading>
          <Lead>{text.confirmText}</Lead>
          <Form
            action={request.href(`/termine/bestaetigen/${request.params["secret"] ?? ""}`)}
            csrf={request.csrf}
          >
            <ButtonGroup>
              <Button>{text.confirm}</Button>
            </ButtonGroup>
          </Form>
        </>
      ),
    },
  };
}

export async function postConfirm(request: PageRequest): Promise<Reply> {
  const text = messages(request.language).mail;
  const secret = request.params["secret"] ?? "";
  const confirmed =
    secret.length >= 20 && secret.length <= 100 && (await confirmByMail(request.ctx, { secret }));
  if (confirmed && confirmed.ok) return { redirect: `/termine/buchung/${confirmed.appointment.code}` };
  return {
    status: 410,
    page: {
      title: text.ended,
      isPrivate: true,
      body: (
        <>
          <Heading level={1}>{text.ended}</Heading>
          <Text>{text.endedText}</Text>
          <LinkButton kind="primary" href={request.href("/termine")}>
            {messages(request.language).cancel.again}
          </LinkButton>
        </>
      ),
    },
  };
}
