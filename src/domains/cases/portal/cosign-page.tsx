import type { VNode } from "preact";
import {
  Alert,
  Button,
  ButtonGroup,
  Confirmation,
  ErrorSummary,
  Form,
  Heading,
  Lead,
  Link,
  Text,
  TextInput,
} from "#kern";
import { field, type PageRequest, type Reply } from "#platform/http/route";
import { fill, localized } from "#platform/i18n";
import { cosignCase, readForCosigning, type CosignView } from "../cosign.ts";
import { Answers } from "./answers.tsx";
import { codeForm, found } from "./code-form.tsx";
import { messages } from "./messages.ts";

/** `/zustimmen`: the second person's way in. */
export async function showCosign(request: PageRequest): Promise<Reply> {
  return askForCode(request, "", false);
}

/** With a code alone shows the application; with name and answer stores the consent. */
export async function postCosign(request: PageRequest): Promise<Reply> {
  const { ctx } = request;
  const code = field(request.body, "code");
  const seen = await found(readForCosigning(ctx, { code: code === "" ? "----" : code }));
  if (!seen) return askForCode(request, code, true);
  const answer = field(request.body, "consents");
  const name = ctx.actor.kind === "resident" ? ctx.actor.name : field(request.body, "name").trim();
  const asked = { request, seen, code, name };
  if (answer === "") return cosignPage(asked);
  const text = messages(request.language).cosign;
  if (name.length < 2) return cosignPage({ ...asked, error: text.nameMissing });
  const cosigned = await cosignCase(ctx, { code, consents: answer === "yes", name });
  if (!cosigned.ok && cosigned.reason === "same-name") return cosignPage({ ...asked, error: text.sameName });
  if (!cosigned.ok && cosigned.reason === "own-application") return cosignPage({ ...asked, status: 409 });
  const title = cosigned.ok ? text.done : text.alreadyAnswered;
  return { page: { title: text.title, isPrivate: true, body: <Confirmation title={title} /> } };
}

function askForCode(request: PageRequest, code: string, isUnknown: boolean): Reply {
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

interface Asked {
  readonly request: PageRequest;
  readonly seen: CosignView;
  readonly code: string;
  readonly name: string;
  readonly error?: string;
  readonly status?: number;
}

function cosignPage(asked: Asked): Reply {
  const { request, seen, error } = asked;
  const text = messages(request.language).cosign;
  return {
    status: asked.status ?? (error ? 422 : 200),
    page: {
      title: text.title,
      hasErrors: error !== undefined,
      isPrivate: true,
      body: (
        <>
          {error && <ErrorSummary errors={[{ field: "name", message: error }]} />}
          <Heading level={1} preline={`${localized(seen.title, request.language)} · ${seen.reference}`}>
            {fill(text.ask, { name: seen.applicantName ?? "–" })}
          </Heading>
          <Answers sections={seen.sections} />
          <Answering {...asked} />
        </>
      ),
    },
  };
}

/** The answer, where it is still open and this person may give it. */
function Answering({ request, seen, code, name, error }: Asked): VNode {
  const text = messages(request.language).cosign;
  const isSignedIn = request.ctx.actor.kind === "resident";
  if (seen.state !== "asked") return <Lead>{text.done}</Lead>;
  if (seen.isOwn)
    return (
      <Alert tone="warning" title={text.ownTitle}>
        <Text>{text.ownText}</Text>
      </Alert>
    );
  return (
    <>
      {!isSignedIn && (
        <Alert title={text.signIn}>
          <Text>{text.signInText}</Text>
          <Link href={request.href("/anmelden?zurueck=/zustimmen&niveau=substantial")}>{text.signIn}</Link>
        </Alert>
      )}
      <Form action={request.href("/zustimmen")} csrf={request.csrf} hidden={{ code }}>
        {seen.confirms && <Text>{localized(seen.confirms, request.language)}</Text>}
        {isSignedIn ? (
          <Text>{fill(text.signedIn, { name })}</Text>
        ) : (
          <TextInput name="name" label={text.name} value={name} error={error} autocomplete="name" />
        )}
        <ButtonGroup>
          <Button name="consents" value="yes">
            {text.yes}
          </Button>
          <Button kind="secondary" name="consents" value="no">
            {text.no}
          </Button>
        </ButtonGroup>
      </Form>
    </>
  );
}
