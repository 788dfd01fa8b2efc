import { availabilityOf, getService } from "#catalogue";
import { formatAnswer, isEmail } from "#forms";
import {
  Alert,
  BackLink,
  Button,
  ButtonGroup,
  Card,
  DescriptionList,
  ErrorSummary,
  Form,
  Heading,
  Lead,
  Link,
  LinkButton,
  List,
  Reference,
  Text,
  EmailInput,
} from "#kern";
import { isLevelEnough } from "#platform/actor";
import { fill, localized } from "#platform/i18n";
import { DRAFT_COOKIE } from "#platform/http/cookies";
import { field, type PageRequest, type Reply } from "#platform/http/route";
import { recordUsage } from "#usage";
import { beginDraft, DRAFT_DAYS } from "../begin-draft.ts";
import { setNoticeAddress } from "../draft-notice.ts";
import { listOwnDrafts } from "../list-cases.ts";
import { saveDraft } from "../save-draft.ts";
import { readDraft, refOf } from "./draft-request.ts";
import { dateText } from "#platform/dates";
import { dated } from "./dated.ts";
import { messages } from "./messages.ts";
import { prefillAnswers, type Prefill } from "./prefill.ts";
import { firstOpen } from "./step-page.tsx";

/** The first page of an application: how it goes, and the two ways in. */
export async function showBegin(request: PageRequest): Promise<Reply> {
  const { service } = getService(request.ctx, request.params["service"] ?? "");
  // What cannot be applied for here is explained on the service's own page, with its other ways.
  if (availabilityOf(request.ctx, service).kind !== "online")
    return { redirect: `/leistungen/${service.key}` };
  const { language } = request;
  const text = messages(language).start;
  const title = fill(text.title, { service: localized(service.title, language) });
  const { actor } = request.ctx;
  const { level, withoutAccount } = service.identification;
  const isSignedIn = actor.kind === "resident" && (level === "none" || isLevelEnough(actor.level, level));
  const drafts =
    actor.kind === "resident"
      ? (await listOwnDrafts(request.ctx, {})).filter((draft) => draft.serviceKey === service.key)
      : [];
  const begin = (label: string, kind: "primary" | "secondary"): preact.JSX.Element => (
    <Form action={request.href(`/antrag/${service.key}/beginnen`)} csrf={request.csrf} inline>
      <Button kind={kind}>{label}</Button>
    </Form>
  );
  const signIn = request.href(
    `/anmelden?zurueck=${encodeURIComponent(request.href(`/antrag/${service.key}`))}&niveau=${level}`,
  );
  return {
    page: {
      title,
      isPrivate: true,
      body: (
        <>
          <BackLink href={request.href(`/leistungen/${service.key}`)}>
            {messages(language).page.back}
          </BackLink>
          <Heading level={1}>{title}</Heading>
          <Heading level={2}>{text.steps}</Heading>
          <List kind="numbered" items={[text.step1, text.step2, text.step3]} />
          {drafts.map((draft) => (
            <Alert
              key={draft.id}
              title={fill(text.draft, {
                date: dateText(draft.updatedAt.toZonedDateTimeISO("Europe/Berlin").toPlainDate(), language),
              })}
            >
              <Text>{dated(text.savedUntil, draft.deleteOn, language)}</Text>
              <LinkButton href={request.href(`/entwurf/${draft.id}/beginn`)}>{text.continue}</LinkButton>
            </Alert>
          ))}
          {level !== "none" && (
            <Card title={text.withAccount} headingLevel={2}>
              <Text>{text.withAccountText}</Text>
              {isSignedIn ? (
                begin(text.begin, "primary")
              ) : (
                <LinkButton kind="primary" href={signIn}>
                  {text.signIn}
                </LinkButton>
              )}
            </Card>
          )}
          {withoutAccount && actor.kind !== "resident" && (
            <Card title={text.withoutAccount} headingLevel={2}>
              <Text>{text.withoutAccountText}</Text>
              {begin(text.beginWithout, level === "none" ? "primary" : "secondary")}
              <Text>
                <Link href={request.href("/fortsetzen")}>{text.resume}</Link>
              </Text>
            </Card>
          )}
        </>
      ),
    },
  };
}

/** Begins the application. Without account the next page shows the code, which the browser keeps in a cookie. */
export async function postBegin(request: PageRequest): Promise<Reply> {
  const serviceKey = request.params["service"] ?? "";
  const begun = await beginDraft(request.ctx, { serviceKey });
  await recordUsage(request.ctx, { service: serviceKey, event: "started", channel: "online" });
  if (begun.code === undefined) return { redirect: `/entwurf/${begun.draftId}/beginn` };
  request.setCookie(DRAFT_COOKIE, begun.code, DRAFT_DAYS * 86_400);
  return { redirect: `/entwurf/${begun.draftId}/code` };
}

/** Shows the resume code, once, and asks for an address for notices, which may stay empty. */
export async function showCode(request: PageRequest): Promise<Reply> {
  await readDraft(request);
  return codePage(request, "", undefined);
}

export async function postCode(request: PageRequest): Promise<Reply> {
  const email = field(request.body, "email").trim();
  const text = messages(request.language).code;
  if (email !== "") {
    if (!isEmail(email)) return codePage(request, email, text.emailInvalid);
    await setNoticeAddress(request.ctx, { ref: refOf(request), email });
  }
  return { redirect: `/entwurf/${request.params["draftId"]}/beginn` };
}

function codePage(request: PageRequest, email: string, error: string | undefined): Reply {
  const text = messages(request.language).code;
  return {
    status: error ? 422 : 200,
    page: {
      title: text.title,
      hasErrors: error !== undefined,
      isPrivate: true,
      isForm: true,
      body: (
        <>
          {error && <ErrorSummary errors={[{ field: "email", message: error }]} />}
          <Heading level={1}>{text.title}</Heading>
          <Lead>{text.lead}</Lead>
          <Reference label={text.label} value={request.cookie(DRAFT_COOKIE) ?? ""} />
          <Form action={request.href(`/entwurf/${request.params["draftId"]}/code`)} csrf={request.csrf}>
            <EmailInput
              name="email"
              label={text.email}
              hint={text.emailHint}
              value={email}
              error={error}
              optional
            />
            <ButtonGroup>
              <Button>{text.next}</Button>
            </ButtonGroup>
          </Form>
        </>
      ),
    },
  };
}

/** Asks whether the registers may fill in the form, with what they say; else goes to the first open question. */
export async function showPrefill(request: PageRequest): Promise<Reply> {
  const read = await readDraft(request, { fresh: true });
  await saveDraft(request.ctx, {
    ref: read.ref,
    facts: JSON.parse(JSON.stringify(read.facts)) as typeof read.facts,
  });
  const prefill = prefillAnswers(read.draft.version.flow, read.facts);
  if (read.draft.content.prefill !== undefined || prefill.length === 0) return { redirect: firstOpen(read) };
  const { language } = request;
  const text = messages(language).prefill;
  return {
    page: {
      title: `${text.title} – ${read.serviceTitle}`,
      isPrivate: true,
      isForm: true,
      body: (
        <>
          <Heading level={1} preline={read.serviceTitle}>
            {text.title}
          </Heading>
          <Lead>{text.lead}</Lead>
          <DescriptionList rows={rowsOf(prefill, language)} />
          <Form action={request.href(`${read.base}/beginn`)} csrf={request.csrf}>
            <ButtonGroup>
              <Button name="prefill" value="taken">
                {text.take}
              </Button>
              <Button kind="secondary" name="prefill" value="declined">
                {text.decline}
              </Button>
            </ButtonGroup>
          </Form>
        </>
      ),
    },
  };
}

export async function postPrefill(request: PageRequest): Promise<Reply> {
  const read = await readDraft(request, { fresh: true });
  const isTaken = field(request.body, "prefill") === "taken";
  const answers = isTaken
    ? Object.fromEntries(
        prefillAnswers(read.draft.version.flow, read.facts).map(({ field: each, value }) => [
          each.key,
          value,
        ]),
      )
    : {};
  await saveDraft(request.ctx, { ref: read.ref, answers, prefill: isTaken ? "taken" : "declined" });
  const after = await readDraft(request);
  // What was taken over is shown page by page all the same: the applicant confirms each.
  const first = after.evaluation.path[0];
  return { redirect: first ? `${read.base}/seite/${first.id}` : `${read.base}/pruefen` };
}

function rowsOf(prefill: readonly Prefill[], language: string): { key: string; value: string }[] {
  return prefill.map(({ field: each, value }) => ({
    key: localized(each.label, language),
    value: formatAnswer(each, value, language),
  }));
}
