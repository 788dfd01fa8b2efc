import {
  Alert,
  Button,
  ButtonGroup,
  CodeInput,
  DescriptionList,
  ErrorSummary,
  Form,
  Heading,
  Lead,
  Link,
  Text,
  type AlertTone,
} from "#kern";
import { field, type PageRequest, type Reply, type Route } from "#platform/http/route";
import { localized } from "#platform/i18n";
import { normalizeCode } from "#platform/ids";
import { anyone } from "#platform/permissions";
import { dateText } from "#platform/dates";
import { kindOf, type CodeAnswer, type CodeKind } from "./code-kinds.ts";
import { messages } from "./messages.ts";
import { verifyCode, type Verification, type VerificationState } from "./verify-code.ts";

const TRIES_PER_MINUTE = 30;
const TONES: Record<VerificationState, AlertTone> = {
  valid: "success",
  "not-yet-valid": "warning",
  expired: "danger",
  revoked: "danger",
  unknown: "danger",
};

export const portalRoutes: readonly Route[] = [
  { method: "GET", path: "/pruefen", access: anyone, run: async (request) => codePage(request, "", false) },
  { method: "POST", path: "/pruefen", access: anyone, perMinute: TRIES_PER_MINUTE, run: postCode },
  {
    method: "GET",
    path: "/pruefen/:code",
    access: anyone,
    perMinute: TRIES_PER_MINUTE,
    run: showVerification,
  },
];

/**
 * Leads to the address that the QR code holds too, so that both ways show the same page; a code that is used up by the
 * check is answered at once.
 */
async function postCode(request: PageRequest): Promise<Reply> {
  const typed = field(request.body, "code");
  const code = normalizeCode(typed);
  const kind = kindOf(request.ctx, code);
  if (kind) return answerPage(request, kind, await kind.use(request.ctx, code));
  return code === "" ? codePage(request, typed, true) : { redirect: `/pruefen/${code}` };
}

async function showVerification(request: PageRequest): Promise<Reply> {
  const code = normalizeCode((request.params["code"] ?? "").slice(0, 200));
  const kind = kindOf(request.ctx, code);
  if (kind) return offerPage(request, kind, code);
  const found = await verifyCode(request.ctx, { code });
  const text = messages(request.language).verify;
  return {
    // The same status for every code: what it says is on the page alone.
    page: {
      title: `${text.state[found.state]} – ${text.title}`,
      isPrivate: true,
      body: (
        <>
          <Heading level={1}>{text.title}</Heading>
          <Alert tone={TONES[found.state]} title={text.state[found.state]} headingLevel={2}>
            {found.state === "unknown" ? <Text>{text.unknownText}</Text> : undefined}
          </Alert>
          <DescriptionList rows={rowsOf(request, found, code)} />
          <Text>
            <Link href={request.href("/pruefen")}>{text.again}</Link>
          </Text>
        </>
      ),
    },
  };
}

/** The same for every code of the kind: whether it holds is said by the check alone. */
function offerPage(request: PageRequest, kind: CodeKind, code: string): Reply {
  const { title, lead } = kind.words(request.language);
  return {
    page: {
      title,
      isPrivate: true,
      body: (
        <>
          <Heading level={1}>{title}</Heading>
          <Lead>{lead}</Lead>
          <Form action={request.href("/pruefen")} csrf={request.csrf} hidden={{ code }}>
            <ButtonGroup>
              <Button>{messages(request.language).verify.check}</Button>
            </ButtonGroup>
          </Form>
        </>
      ),
    },
  };
}

function answerPage(request: PageRequest, kind: CodeKind, answer: CodeAnswer): Reply {
  const { title } = kind.words(request.language);
  return {
    page: {
      title: `${answer.title} – ${title}`,
      isPrivate: true,
      body: (
        <>
          <Heading level={1}>{title}</Heading>
          <Alert tone={answer.tone} title={answer.title} headingLevel={2} live="status">
            {answer.text && <Text>{answer.text}</Text>}
          </Alert>
          {answer.rows.length > 0 && <DescriptionList rows={answer.rows} />}
        </>
      ),
    },
  };
}

function rowsOf(request: PageRequest, found: Verification, code: string): { key: string; value: string }[] {
  const { language, ctx } = request;
  const text = messages(language).verify;
  const rows = [{ key: text.code, value: code }];
  if (found.title && found.validFrom) {
    rows.push({ key: text.document, value: localized(found.title, language) });
    rows.push({ key: text.validFrom, value: dateText(found.validFrom, language) });
    rows.push({
      key: text.validUntil,
      value: found.validUntil ? dateText(found.validUntil, language) : text.unlimited,
    });
  }
  return [...rows, { key: text.checkedOn, value: dateText(ctx.today(), language) }];
}

function codePage(request: PageRequest, typed: string, isMissing: boolean): Reply {
  const text = messages(request.language).verify;
  const error = isMissing ? text.codeMissing : undefined;
  return {
    status: isMissing ? 422 : 200,
    page: {
      title: text.title,
      hasErrors: isMissing,
      body: (
        <>
          {error && <ErrorSummary errors={[{ field: "code", message: error }]} />}
          <Heading level={1}>{text.title}</Heading>
          <Lead>{text.lead}</Lead>
          <Form action={request.href("/pruefen")} csrf={request.csrf}>
            <CodeInput name="code" label={text.code} hint={text.codeHint} value={typed} error={error} />
            <ButtonGroup>
              <Button>{text.check}</Button>
            </ButtonGroup>
          </Form>
        </>
      ),
    },
  };
}
