import { issueToken, listTokens, revokeToken } from "#identity";
import { Alert, Badge, Button, ErrorSummary, Form, Heading, Link, Table, Text } from "#kern";
import { DomainError } from "#platform/errors";
import { fill } from "#platform/i18n";
import { field, type PageRequest, type Reply, type Route } from "#platform/http/route";
import { staff } from "#platform/permissions";
import { messages } from "./messages.ts";
import { readOperations, retryJob } from "./operations.ts";
import { tokenErrors, TokenSection, type TokenError } from "./token-section.tsx";

const admin = staff("administrator");
const TONES = { answers: "success", silent: "danger", "not-set-up": "warning" } as const;

/** The administrators' pages: what failed, what is connected, the audit log, access for programs. */
export const adminRoutes: readonly Route[] = [
  { method: "GET", path: "/admin", access: staff("administrator", "editor"), run: showAdmin },
  { method: "POST", path: "/admin/aufgaben/:queue/:jobId", access: admin, run: postRetry },
  { method: "POST", path: "/admin/zugaenge", access: admin, run: postToken },
  { method: "POST", path: "/admin/zugaenge/:tokenId/sperren", access: admin, run: postRevoke },
];

/** Editors have no business with jobs and tokens: their part is the texts. */
async function showAdmin(request: PageRequest): Promise<Reply> {
  return admin.allows(request.ctx.actor) ? overview(request, {}) : { redirect: "/admin/texte" };
}

async function postRetry(request: PageRequest): Promise<Reply> {
  const { queue = "", jobId = "" } = request.params;
  await retryJob(request.ctx, { queue, jobId });
  return { redirect: "/admin" };
}

async function postToken(request: PageRequest): Promise<Reply> {
  try {
    const issued = await issueToken(request.ctx, {
      name: field(request.body, "name"),
      scopes: field(request.body, "scopes")
        .split(/[\s,]+/)
        .filter(Boolean),
      days: field(request.body, "days"),
      perMinute: field(request.body, "perMinute"),
    });
    return await overview(request, { token: issued.token });
  } catch (error) {
    if (error instanceof DomainError && error.code === "invalid")
      return overview(request, {
        errors: tokenErrors(
          (error.details.fields ?? []).map(({ path }) => path),
          request.language,
        ),
      });
    throw error;
  }
}

async function postRevoke(request: PageRequest): Promise<Reply> {
  await revokeToken(request.ctx, { tokenId: request.params["tokenId"] ?? "" });
  return { redirect: "/admin" };
}

async function overview(
  request: PageRequest,
  told: { readonly token?: string; readonly errors?: readonly TokenError[] },
): Promise<Reply> {
  const text = messages(request.language);
  const operations = await readOperations(request.ctx, {});
  const tokens = await listTokens(request.ctx, {});
  const { audit } = operations;
  const { errors = [] } = told;
  return {
    status: errors.length > 0 ? 422 : 200,
    page: {
      title: text.title,
      section: "/admin",
      hasErrors: errors.length > 0,
      isWide: true,
      body: (
        <>
          <ErrorSummary errors={errors} />
          <Heading level={1}>{text.title}</Heading>
          <Text>
            <Link href={request.href("/admin/texte")}>{text.texts}</Link>
          </Text>
          <Table
            caption={text.failed}
            rows={operations.failed}
            rowKey={(job) => job.id}
            empty={text.noneFailed}
            columns={[
              { header: text.queue, rowHeader: true, cell: (job) => job.queue },
              { header: text.when, cell: (job) => job.createdOn.slice(0, 16).replace("T", " ") },
              { header: text.why, cell: (job) => job.failure },
              {
                header: text.retry,
                headerHidden: true,
                cell: (job) => (
                  <Form
                    action={request.href(`/admin/aufgaben/${encodeURIComponent(job.queue)}/${job.id}`)}
                    csrf={request.csrf}
                    inline
                  >
                    <Button kind="secondary" small>
                      {text.retry}
                    </Button>
                  </Form>
                ),
              },
            ]}
          />
          <Table
            caption={text.adapters}
            rows={operations.adapters}
            columns={[
              { header: text.adapter, rowHeader: true, cell: (adapter) => adapter.name },
              {
                header: text.state,
                cell: (adapter) => (
                  <Badge tone={TONES[adapter.state]}>{text.adapterState[adapter.state]}</Badge>
                ),
              },
            ]}
          />
          <Heading level={2}>{text.audit}</Heading>
          <Alert
            tone={audit.ok ? "success" : "danger"}
            title={
              audit.ok
                ? fill(text.auditOk, { sealed: audit.sealed, unsealed: audit.unsealed })
                : fill(text.auditBroken, { seq: audit.brokenAt?.seq ?? 0 })
            }
          />
          <TokenSection request={request} tokens={tokens} issued={told.token} errors={errors} />
        </>
      ),
    },
  };
}
