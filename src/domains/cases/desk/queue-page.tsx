import { findService } from "#catalogue";
import { listStaff } from "#identity";
import { Badge, Heading, Link, type NavigationItem, Pagination, SearchForm, Table, Tabs, Text } from "#kern";
import { fill, localized } from "#platform/i18n";
import type { PageRequest, Reply } from "#platform/http/route";
import { listQueue, type CaseListRow, type Queue } from "../list-cases.ts";
import { dateText } from "#platform/dates";
import { reasonsFor, type QueueReason } from "../queue-reasons.ts";
import { StateBadge } from "../portal/mine-page.tsx";
import { assigneeText } from "./assignee.ts";
import { messages } from "./messages.ts";
import { ACCESS_KEYS, Shortcuts } from "./shortcuts.tsx";

const PARTS = ["open", "mine", "unassigned", "overdue", "waiting", "due-again", "closed"] as const;
type Part = (typeof PARTS)[number];

/** The queue: what is most urgent first, in parts, with a search. */
export async function showQueue(request: PageRequest): Promise<Reply> {
  const { ctx, language, query } = request;
  const text = messages(language).queue;
  const show: Part = PARTS.find((part) => part === query["teil"]) ?? "open";
  const search = query["q"]?.trim() ?? "";
  const page = Math.max(1, Number(query["seite"]) || 1);
  const queue = await listQueue(ctx, { show, page: Math.min(page, 1000), ...(search ? { search } : {}) });
  const reasons = await reasonsFor(ctx, queue.rows);
  const teams = ctx.actor.kind === "staff" ? ctx.actor.teams : [];
  const colleagues = await listStaff(ctx, teams);
  const titleOf = (key: string): string =>
    localized(findService(ctx, key)?.service.title ?? { de: key }, language);
  const hrefOf = (part: Part, at = 1): string =>
    request.href(`/desk?teil=${part}${at > 1 ? `&seite=${at}` : ""}`);
  return {
    page: {
      title: text.title,
      section: "/desk",
      isWide: true,
      body: (
        <>
          <Heading level={1}>{text.title}</Heading>
          <SearchForm
            action={request.href("/desk")}
            label={text.search}
            value={search}
            accessKey={ACCESS_KEYS.search}
          />
          <Tabs
            label={text.title}
            items={PARTS.map((part) =>
              tab(part, text.tabs[part], hrefOf(part), search === "" && part === show, queue),
            )}
          />
          {search !== "" && (
            <Text>{Number(queue.total) === 1 ? text.foundOne : fill(text.found, { n: queue.total })}</Text>
          )}
          <Table
            caption={search === "" ? text.tabs[show] : text.title}
            captionHidden
            rows={queue.rows}
            rowKey={(row) => row.id}
            empty={text.empty}
            columns={[
              {
                header: text.reference,
                rowHeader: true,
                cell: (row) => <Link href={request.href(`/desk/vorgaenge/${row.id}`)}>{row.reference}</Link>,
              },
              { header: text.name, cell: (row) => row.applicant_name ?? "–" },
              { header: text.service, cell: (row) => titleOf(row.service_key) },
              { header: text.due, cell: (row) => <Due row={row} request={request} /> },
              { header: text.state, cell: (row) => <StateBadge row={row} language={language} /> },
              { header: text.why, cell: (row) => reasonText(reasons.get(row.id) ?? [], language) },
              { header: text.assignee, cell: (row) => assigneeText(row, request, colleagues) },
            ]}
          />
          <Pagination
            page={page}
            pageCount={Math.ceil(queue.total / queue.pageSize)}
            hrefOf={(at) => hrefOf(show, at)}
          />
          <Shortcuts names={["search", "part"]} language={language} />
        </>
      ),
    },
  };
}

function tab(part: Part, label: string, href: string, current: boolean, queue: Queue): NavigationItem {
  const accessKey = String(PARTS.indexOf(part) + 1);
  return { href, label, current, accessKey, ...(part === "closed" ? {} : { count: queue.counts[part] }) };
}

function Due({
  row,
  request,
}: {
  readonly row: CaseListRow;
  readonly request: PageRequest;
}): preact.JSX.Element {
  const isOverdue = row.state !== "closed" && Temporal.PlainDate.compare(row.due_on, request.ctx.today()) < 0;
  return (
    <>
      {dateText(row.due_on, request.language)}{" "}
      {isOverdue && <Badge tone="danger">{messages(request.language).queue.overdue}</Badge>}
    </>
  );
}

function reasonText(reasons: readonly QueueReason[], language: string): string {
  const text = messages(language).queue.reasons;
  const words = reasons.map((reason) =>
    reason.kind === "check" ? localized(reason.title, language) : text[reason.kind],
  );
  return words.join(", ") || "–";
}
