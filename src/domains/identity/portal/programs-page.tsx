import {
  Alert,
  BackLink,
  Button,
  ButtonGroup,
  ErrorSummary,
  Form,
  Heading,
  Lead,
  Reference,
  Table,
  TextInput,
} from "#kern";
import { momentText } from "#platform/dates";
import { field, type PageRequest, type Reply } from "#platform/http/route";
import { issueOwnToken, listOwnTokens, revokeOwnToken } from "../own-tokens.ts";
import { messages } from "./programs-messages.ts";

interface Shown {
  readonly name: string;
  readonly error?: string;
  readonly token?: string;
}

/** Accesses for the resident's own programs: made, seen and ended here. */
export async function showPrograms(request: PageRequest): Promise<Reply> {
  return programsPage(request, { name: "" });
}

export async function postProgram(request: PageRequest): Promise<Reply> {
  const name = field(request.body, "name").trim();
  if (name.length < 2 || name.length > 100)
    return programsPage(request, { name, error: messages(request.language).nameMissing });
  const { token } = await issueOwnToken(request.ctx, { name });
  // Shown in the answer itself: only its hash is kept, so no later page could show it.
  return programsPage(request, { name: "", token });
}

export async function postRevokeProgram(request: PageRequest): Promise<Reply> {
  await revokeOwnToken(request.ctx, { tokenId: request.params["tokenId"] ?? "" });
  return { redirect: "/konto/programme?beendet=1" };
}

async function programsPage(request: PageRequest, { name, error, token }: Shown): Promise<Reply> {
  const { language } = request;
  const text = messages(language);
  return {
    status: error ? 422 : 200,
    page: {
      title: text.title,
      section: "/konto",
      hasErrors: error !== undefined,
      isPrivate: true,
      body: (
        <>
          {error && <ErrorSummary errors={[{ field: "name", message: error }]} />}
          <BackLink href={request.href("/konto")}>{text.back}</BackLink>
          <Heading level={1}>{text.title}</Heading>
          {request.query["beendet"] && <Alert tone="success" title={text.ended} live="status" />}
          {token && (
            <Alert tone="success" title={text.made} live="status">
              <Reference label={text.token} value={token} />
            </Alert>
          )}
          <Lead>{text.lead}</Lead>
          <Table
            caption={text.list}
            rows={await listOwnTokens(request.ctx, {})}
            rowKey={(each) => each.id}
            empty={text.none}
            columns={[
              { header: text.name, rowHeader: true, cell: (each) => each.name },
              { header: text.until, cell: (each) => momentText(each.expires_at, language) },
              {
                header: text.used,
                cell: (each) => (each.used_at ? momentText(each.used_at, language) : "–"),
              },
              {
                header: text.end,
                headerHidden: true,
                cell: (each) => (
                  <Form
                    action={request.href(`/konto/programme/${each.id}/beenden`)}
                    csrf={request.csrf}
                    inline
                  >
                    <Button kind="secondary" small>
                      {text.end}
                    </Button>
                  </Form>
                ),
              },
            ]}
          />
          <Form action={request.href("/konto/programme")} csrf={request.csrf}>
            <TextInput
              name="name"
              label={text.newName}
              hint={text.newHint}
              value={name}
              error={error}
              autocomplete="off"
            />
            <ButtonGroup>
              <Button>{text.make}</Button>
            </ButtonGroup>
          </Form>
        </>
      ),
    },
  };
}
