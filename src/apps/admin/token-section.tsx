import type { VNode } from "preact";
import type { listTokens } from "#identity";
import { Badge, Button, ButtonGroup, Form, Heading, Reference, Table, TextInput } from "#kern";
import { field, type PageRequest } from "#platform/http/route";
import { messages } from "./messages.ts";

/** The fields of the form by which a program gets access; each has its own text for what is wrong with it. */
const FIELDS = ["name", "scopes", "days", "perMinute"] as const;
type TokenField = (typeof FIELDS)[number];

export interface TokenError {
  readonly field: TokenField;
  readonly message: string;
}

interface Props {
  readonly request: PageRequest;
  readonly tokens: Awaited<ReturnType<typeof listTokens>>;
  readonly issued: string | undefined;
  readonly errors: readonly TokenError[];
}

/** What the verb found wrong, said at its field. */
export function tokenErrors(paths: readonly string[], language: string): TokenError[] {
  const text = messages(language).tokenError;
  return FIELDS.filter((name) => paths.some((path) => path === name || path.startsWith(`${name}.`))).map(
    (name) => ({ field: name, message: text[name] }),
  );
}

/** Access for programs and devices: which there are, and the form to make one. */
export function TokenSection({ request, tokens, issued, errors }: Props): VNode {
  const text = messages(request.language);
  const input = (name: TokenField, instead = "") => ({
    name,
    value: field(request.body, name) || instead,
    error: errors.find((error) => error.field === name)?.message,
  });
  return (
    <>
      <Heading level={2}>{text.tokens}</Heading>
      {issued && <Reference label={text.issued} value={issued} />}
      <Table
        caption={text.tokens}
        captionHidden
        rows={tokens}
        rowKey={(token) => token.id}
        columns={[
          { header: text.tokenName, rowHeader: true, cell: (token) => token.name },
          { header: text.scopes, cell: (token) => token.scopes.join(" ") },
          { header: text.perMinute, cell: (token) => token.per_minute },
          {
            header: text.expires,
            cell: (token) =>
              token.revoked_at ? <Badge>{text.revoked}</Badge> : token.expires_at.toString().slice(0, 10),
          },
          {
            header: text.revoke,
            headerHidden: true,
            cell: (token) =>
              token.revoked_at ? (
                ""
              ) : (
                <Form action={request.href(`/admin/zugaenge/${token.id}/sperren`)} csrf={request.csrf} inline>
                  <Button kind="tertiary" small>
                    {text.revoke}
                  </Button>
                </Form>
              ),
          },
        ]}
      />
      <Form action={request.href("/admin/zugaenge")} csrf={request.csrf}>
        <TextInput {...input("name")} label={text.tokenName} autocomplete="off" />
        <TextInput {...input("scopes")} label={text.scopes} hint={text.scopesHint} />
        <TextInput {...input("days", "365")} label={text.days} inputMode="numeric" width="short" />
        <TextInput {...input("perMinute", "600")} label={text.perMinute} inputMode="numeric" width="short" />
        <ButtonGroup>
          <Button kind="secondary">{text.issue}</Button>
        </ButtonGroup>
      </Form>
    </>
  );
}
