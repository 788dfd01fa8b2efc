import { findService } from "#catalogue";
import { Badge, EmptyState, Heading, Link, LinkButton, Table } from "#kern";
import { localized } from "#platform/i18n";
import type { PageRequest, Reply } from "#platform/http/route";
import { listOwnCases, listOwnDrafts, type CaseListRow } from "../list-cases.ts";
import { messages as caseMessages } from "../messages.ts";
import { dateText } from "#platform/dates";
import { dated } from "./dated.ts";
import { messages } from "./messages.ts";

/** Drafts and applications of the resident who is signed in. */
export async function showMine(request: PageRequest): Promise<Reply> {
  const { ctx, language } = request;
  const text = messages(language);
  const [drafts, cases] = [await listOwnDrafts(ctx, {}), await listOwnCases(ctx, {})];
  const titleOf = (key: string): string =>
    localized(findService(ctx, key)?.service.title ?? { de: key }, language);
  return {
    page: {
      title: text.mine.title,
      section: "/meine-antraege",
      isPrivate: true,
      isWide: true,
      body: (
        <>
          <Heading level={1}>{text.mine.title}</Heading>
          {drafts.length > 0 && (
            <Table
              caption={text.mine.drafts}
              rows={drafts}
              rowKey={(draft) => draft.id}
              columns={[
                {
                  header: text.mine.service,
                  rowHeader: true,
                  cell: (draft) => (
                    <Link href={request.href(`/entwurf/${draft.id}/beginn`)}>
                      {titleOf(draft.serviceKey)}
                    </Link>
                  ),
                },
                {
                  header: text.mine.state,
                  cell: (draft) => dated(text.start.savedUntil, draft.deleteOn, language),
                },
              ]}
            />
          )}
          {cases.length === 0 && drafts.length === 0 ? (
            <EmptyState
              title={text.mine.none}
              action={
                <LinkButton kind="primary" href={request.href("/leistungen")}>
                  {text.mine.find}
                </LinkButton>
              }
            />
          ) : (
            <Table
              caption={text.mine.cases}
              rows={cases}
              rowKey={(row) => row.id}
              columns={[
                {
                  header: text.mine.service,
                  rowHeader: true,
                  cell: (row) => (
                    <Link href={request.href(`/vorgaenge/${row.id}`)}>{titleOf(row.service_key)}</Link>
                  ),
                },
                { header: text.mine.reference, cell: (row) => row.reference },
                {
                  header: text.mine.date,
                  cell: (row) =>
                    dateText(row.created_at.toZonedDateTimeISO("Europe/Berlin").toPlainDate(), language),
                },
                { header: text.mine.state, cell: (row) => <StateBadge row={row} language={language} /> },
              ]}
            />
          )}
        </>
      ),
    },
  };
}

/** The state of a case in a word. */
export function StateBadge({
  row,
  language,
}: {
  readonly row: Pick<CaseListRow, "state" | "outcome">;
  readonly language: string;
}): preact.JSX.Element {
  const text = caseMessages(language);
  if (row.outcome) {
    const tone = { granted: "success", refused: "danger", withdrawn: "neutral", lapsed: "neutral" } as const;
    return <Badge tone={tone[row.outcome]}>{text.outcome[row.outcome]}</Badge>;
  }
  const isWaiting =
    row.state === "awaiting-applicant" ||
    row.state === "awaiting-payment" ||
    row.state === "awaiting-cosignature";
  return <Badge tone={isWaiting ? "warning" : "info"}>{text.state[row.state]}</Badge>;
}
