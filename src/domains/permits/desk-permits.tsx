import {
  Alert,
  Badge,
  Button,
  ButtonGroup,
  DescriptionList,
  ErrorSummary,
  Form,
  Heading,
  Link,
  Pagination,
  Radios,
  SearchForm,
  Table,
  Text,
  TextArea,
  ToBeChecked,
  type AlertTone,
  type BadgeTone,
} from "#kern";
import { dateOf } from "#platform/clock";
import { notFound } from "#platform/errors";
import { fill } from "#platform/i18n";
import { field, type PageRequest, type Reply } from "#platform/http/route";
import { isUuid } from "#platform/ids";
import { listPermits, PAGE_SIZE, readPermit } from "./list-permits.ts";
import { dateText } from "#platform/dates";
import { messages } from "./messages.ts";
import { zonePlanOf } from "./city-zones.ts";
import { findZone } from "./zone-of.ts";
import { stateOf, type Permit, type PermitState } from "./permit.ts";
import { withdrawPermit, type Withdrawn } from "./withdraw-permit.ts";

const TONES: Record<PermitState, BadgeTone> = {
  valid: "success",
  expired: "warning",
  withdrawn: "danger",
  "not-yet": "info",
};
const NOTE_TONES: Record<Note, AlertTone> = {
  done: "success",
  notified: "success",
  unnotified: "warning",
  already: "info",
};
const BY_STAFF = ["returned", "moved-away", "conditions-ended", "error"] as const;

/** All permits, newest first, with a search by number or plate. */
export async function showPermits(request: PageRequest): Promise<Reply> {
  const { ctx, language, query } = request;
  const text = messages(language).list;
  const search = (query["q"] ?? "").trim().slice(0, 20);
  const page = Math.min(Math.max(1, Math.floor(Number(query["seite"]) || 1)), 10_000);
  const { permits, total } = await listPermits(ctx, { search, page });
  const hrefOf = (at: number): string =>
    request.href(`/desk/ausweise?seite=${at}${search === "" ? "" : `&q=${encodeURIComponent(search)}`}`);
  return {
    page: {
      title: text.title,
      section: "/desk/ausweise",
      isWide: true,
      isPrivate: true,
      body: (
        <>
          <Heading level={1}>{text.title}</Heading>
          <SearchForm action={request.href("/desk/ausweise")} label={text.search} value={search} />
          <Text>{Number(total) === 1 ? text.foundOne : fill(text.found, { n: total })}</Text>
          <Table
            caption={text.title}
            captionHidden
            rows={permits}
            rowKey={(permit) => permit.id}
            empty={text.empty}
            columns={[
              {
                header: text.number,
                rowHeader: true,
                cell: (permit) => (
                  <Link href={request.href(`/desk/ausweise/${permit.id}`)}>{permit.number}</Link>
                ),
              },
              { header: text.zone, cell: (permit) => permit.zoneKey },
              { header: text.plate, cell: (permit) => permit.plate },
              { header: text.validFrom, cell: (permit) => dateText(permit.validFrom, language) },
              { header: text.validUntil, cell: (permit) => dateText(permit.validUntil, language) },
              { header: text.state, cell: (permit) => <State permit={permit} request={request} /> },
            ]}
          />
          <Pagination page={page} pageCount={Math.ceil(total / PAGE_SIZE)} hrefOf={hrefOf} />
        </>
      ),
    },
  };
}

/** What was just done, as the address says it. */
const NOTES = {
  schon: "already",
  entzogen: "done",
  bescheid: "notified",
  selbst: "unnotified",
} as const;
type Note = (typeof NOTES)[keyof typeof NOTES];

export async function showPermit(request: PageRequest): Promise<Reply> {
  const note = Object.entries(NOTES).find(([name]) => name === request.query["stand"])?.[1];
  return permitPage(request, note);
}

export async function postWithdraw(request: PageRequest): Promise<Reply> {
  const permitId = request.params["permitId"] ?? "";
  if (!isUuid(permitId)) throw notFound();
  const because = BY_STAFF.find((reason) => reason === field(request.body, "because"));
  if (!because) return permitPage(request, "missing");
  const reason = field(request.body, "reason");
  const withdrawn = await withdrawPermit(request.ctx, { permitId, because, reason });
  return { redirect: `/desk/ausweise/${permitId}?stand=${noteNameOf(withdrawn)}` };
}

function noteNameOf(withdrawn: Withdrawn): keyof typeof NOTES {
  if (!withdrawn.ok) return "schon";
  if (withdrawn.isNotified === undefined) return "entzogen";
  return withdrawn.isNotified ? "bescheid" : "selbst";
}

async function permitPage(request: PageRequest, note: Note | "missing" | undefined): Promise<Reply> {
  const { language, ctx } = request;
  const all = messages(language);
  const text = all.permit;
  const permitId = request.params["permitId"] ?? "";
  if (!isUuid(permitId)) throw notFound();
  const permit = await readPermit(ctx, { permitId });
  const isMissing = note === "missing";
  return {
    status: isMissing ? 422 : 200,
    page: {
      title: fill(text.title, { number: permit.number }),
      section: "/desk/ausweise",
      hasErrors: isMissing,
      isPrivate: true,
      body: (
        <>
          {isMissing && <ErrorSummary errors={[{ field: "because", message: text.reasonMissing }]} />}
          {note && note !== "missing" && <Alert tone={NOTE_TONES[note]} title={text[note]} live="status" />}
          <Heading level={1}>{fill(text.title, { number: permit.number })}</Heading>
          <DescriptionList
            rows={[
              { key: all.list.state, value: <State permit={permit} request={request} /> },
              { key: all.list.zone, value: <ZoneOf permit={permit} request={request} /> },
              { key: all.list.plate, value: permit.plate },
              { key: all.list.validFrom, value: dateText(permit.validFrom, language) },
              {
                key: all.list.validUntil,
                value: (
                  <>
                    {dateText(permit.validUntil, language)}
                    <ToBeChecked of={zonePlanOf(ctx).rules} />
                  </>
                ),
              },
              ...(permit.withdrawnAt
                ? [{ key: text.withdrawnAt, value: dateText(dateOf(permit.withdrawnAt), language) }]
                : []),
              ...(permit.withdrawnBecause
                ? [{ key: text.because, value: text.reasons[permit.withdrawnBecause] }]
                : []),
            ]}
          />
          {permit.caseId && (
            <Text>
              <Link href={request.href(`/desk/vorgaenge/${permit.caseId}`)}>{text.case}</Link>
            </Text>
          )}
          {!permit.withdrawnAt && <Withdrawal request={request} permit={permit} isMissing={isMissing} />}
          <Text>
            <Link href={request.href("/desk/ausweise")}>{text.back}</Link>
          </Text>
        </>
      ),
    },
  };
}

function Withdrawal(props: {
  readonly request: PageRequest;
  readonly permit: Permit;
  readonly isMissing: boolean;
}): preact.JSX.Element {
  const { request, permit, isMissing } = props;
  const text = messages(request.language).permit;
  return (
    <>
      <Heading level={2}>{text.withdraw}</Heading>
      <Text>{text.withdrawText}</Text>
      <Form action={request.href(`/desk/ausweise/${permit.id}/entziehen`)} csrf={request.csrf}>
        <Radios
          name="because"
          label={text.because}
          value=""
          error={isMissing ? text.reasonMissing : undefined}
          options={BY_STAFF.map((value) => ({ value, label: text.reasons[value] }))}
        />
        <TextArea
          name="reason"
          label={text.reason}
          hint={text.reasonHint}
          optional
          rows={3}
          value={field(request.body, "reason")}
        />
        <ButtonGroup>
          <Button kind="secondary">{text.withdrawButton}</Button>
        </ButtonGroup>
      </Form>
    </>
  );
}

/** The zone, and whether the city has confirmed what is known of it. */
function ZoneOf({
  permit,
  request,
}: {
  readonly permit: Permit;
  readonly request: PageRequest;
}): preact.JSX.Element {
  const zone = findZone(zonePlanOf(request.ctx), permit.zoneKey);
  return (
    <>
      {permit.zoneKey}
      {zone && <ToBeChecked of={zone} />}
    </>
  );
}

function State({
  permit,
  request,
}: {
  readonly permit: Permit;
  readonly request: PageRequest;
}): preact.JSX.Element {
  const state = stateOf(permit, request.ctx.today());
  return <Badge tone={TONES[state]}>{messages(request.language).list.states[state]}</Badge>;
}
