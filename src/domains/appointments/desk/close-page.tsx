import {
  Alert,
  BackLink,
  Button,
  ButtonGroup,
  ErrorSummary,
  Form,
  Heading,
  Lead,
  Select,
  Stack,
  Table,
  Text,
  TextInput,
} from "#kern";
import { notFound } from "#platform/errors";
import { momentText } from "#platform/dates";
import { fill, localized } from "#platform/i18n";
import { field, type PageRequest, type Reply } from "#platform/http/route";
import type { Appointment } from "../appointment.ts";
import { settingsOf } from "../calendars.ts";
import { closeDays, listConflicts, moveConflict, previewClosing, type Closing } from "../conflicts.ts";
import { listSettingsChanges } from "../settings-store.ts";
import { isDate } from "../portal/wish.ts";
import { whenText } from "../words.ts";
import { messages } from "./messages.ts";
import { officeFor } from "./today-parts.tsx";

const HERE = "/desk/termine/schliessen";

/** First whom it concerns, then the closing; and those who must be given another time. */
export async function showClose(request: PageRequest): Promise<Reply> {
  return closePage(request, undefined);
}

async function closePage(request: PageRequest, problem: "wrong" | "changed" | undefined): Promise<Reply> {
  const at = await officeFor(request);
  if (!at) throw notFound();
  const { office } = at;
  const { ctx, language, query } = request;
  const text = messages(language).close;
  const asked = query["von"] === undefined ? undefined : closingIn(query, office.key);
  const isWrong = problem === "wrong" || (query["von"] !== undefined && !asked);
  const version = (await settingsOf(ctx))?.version ?? 0;
  const preview = asked && (await previewClosing(ctx, asked.closing));
  const conflicts = await listConflicts(ctx, { office: office.key });
  const changes = await listSettingsChanges(ctx);
  const { verschoben, uebrig } = query;
  return {
    status: isWrong || problem ? 422 : 200,
    page: {
      title: text.title,
      section: "/desk/termine",
      hasErrors: isWrong,
      isWide: true,
      body: (
        <>
          <BackLink href={request.href(`/desk/termine?ort=${office.key}`)}>
            {messages(language).today.title}
          </BackLink>
          {isWrong && <ErrorSummary errors={[{ field: "von", message: text.wrong }]} />}
          <Heading level={1} preline={localized(office.name, language)}>
            {text.title}
          </Heading>
          <Lead>{text.lead}</Lead>
          {problem === "changed" && <Alert tone="warning" title={text.changed} live="alert" />}
          {verschoben !== undefined && uebrig !== undefined && (
            <Alert
              tone="success"
              title={fill(text.moved, { n: Number(verschoben), left: Number(uebrig) })}
              live="status"
            />
          )}
          <form class="sk-form" method="get" action={request.href(HERE)}>
            <input type="hidden" name="ort" value={office.key} />
            <Select
              name="platz"
              label={text.which}
              emptyLabel={text.whole}
              value={query["platz"]}
              options={office.resources.map((each) => ({
                value: each.key,
                label: localized(each.name, language),
              }))}
            />
            <TextInput
              name="von"
              label={text.from}
              width="short"
              value={query["von"]}
              error={isWrong ? text.wrong : undefined}
            />
            <TextInput name="bis" label={text.until} width="short" optional value={query["bis"]} />
            <TextInput name="grund" label={text.reason} value={query["grund"]} maxLength={300} />
            <Button kind="secondary">{text.preview}</Button>
          </form>
          {asked && preview && (
            <Stack>
              <Heading level={2}>
                {preview.appointments.length === 0
                  ? text.nobody
                  : fill(text.affected, { n: preview.appointments.length })}
              </Heading>
              <People request={request} appointments={preview.appointments} />
              <Form
                action={request.href(HERE)}
                csrf={request.csrf}
                hidden={{ ort: office.key, ...asked.fields, fassung: String(version) }}
              >
                <Button kind="danger">{text.confirm}</Button>
              </Form>
            </Stack>
          )}
          {conflicts.length > 0 && (
            <Conflicts request={request} office={office.key} appointments={conflicts} />
          )}
          {changes.length > 0 && (
            <Stack>
              <Heading level={2}>{text.history}</Heading>
              <Table
                caption={text.history}
                captionHidden
                rows={changes}
                columns={[
                  { header: text.version, rowHeader: true, cell: (each) => each.version },
                  { header: text.when, cell: (each) => momentText(each.at, language) },
                  { header: text.reason, cell: (each) => each.reason },
                ]}
              />
            </Stack>
          )}
        </>
      ),
    },
  };
}

function People({
  request,
  appointments,
}: {
  readonly request: PageRequest;
  readonly appointments: readonly Appointment[];
}) {
  const text = messages(request.language).today;
  if (appointments.length === 0) return null;
  return (
    <Table
      caption={text.all}
      captionHidden
      rows={appointments}
      columns={[
        { header: text.time, rowHeader: true, cell: (each) => whenText(each, request.language) },
        { header: text.name, cell: (each) => each.name ?? "–" },
      ]}
    />
  );
}

function Conflicts(props: {
  readonly request: PageRequest;
  readonly office: string;
  readonly appointments: readonly Appointment[];
}) {
  const { request, office, appointments } = props;
  const text = messages(request.language);
  const action = request.href(`${HERE}/verschieben`);
  return (
    <Stack>
      <Heading level={2}>{text.close.conflicts}</Heading>
      <Text>{text.close.conflictsText}</Text>
      <Table
        caption={text.close.conflicts}
        captionHidden
        rows={appointments}
        columns={[
          { header: text.today.time, rowHeader: true, cell: (each) => whenText(each, request.language) },
          { header: text.today.name, cell: (each) => each.name ?? "–" },
          {
            header: text.today.state,
            cell: (each) => (
              <Form action={action} csrf={request.csrf} hidden={{ ort: office, id: each.id }} inline>
                <Button kind="secondary" small>
                  {text.close.moveOne}
                </Button>
              </Form>
            ),
          },
        ]}
      />
      <Form action={action} csrf={request.csrf} hidden={{ ort: office }}>
        <ButtonGroup>
          <Button>{text.close.moveAll}</Button>
        </ButtonGroup>
      </Form>
    </Stack>
  );
}

/** Closing and its fields, as they stand in an address or a form; undefined where a day or the reason is missing. */
function closingIn(
  given: Readonly<Record<string, string>>,
  office: string,
): { closing: Closing; reason: string; fields: Record<string, string> } | undefined {
  const { von = "", bis = "", grund = "", platz = "" } = given;
  const until = bis === "" ? von : bis;
  const reason = grund.trim().slice(0, 300);
  if (!isDate(von) || !isDate(until) || until < von || reason.length < 3) return undefined;
  return {
    closing: { office, from: von, until, ...(platz === "" ? {} : { resource: platz }) },
    reason,
    fields: { von, bis: until, grund: reason, platz },
  };
}

export async function postClose(request: PageRequest): Promise<Reply> {
  const at = await officeFor(request);
  if (!at) throw notFound();
  const { body, ctx } = request;
  const names = ["von", "bis", "grund", "platz"] as const;
  const asked = closingIn(Object.fromEntries(names.map((name) => [name, field(body, name)])), at.office.key);
  if (!asked) return closePage(request, "wrong");
  const base = Number(field(body, "fassung"));
  const closed = await closeDays(ctx, { ...asked.closing, reason: asked.reason, base });
  return closed.ok ? { redirect: `${HERE}?ort=${at.office.key}` } : closePage(request, "changed");
}

/** Moves one appointment, or all that are outside the hours, to the nearest free time. */
export async function postMove(request: PageRequest): Promise<Reply> {
  const at = await officeFor(request);
  if (!at) throw notFound();
  const { ctx, body } = request;
  const id = field(body, "id");
  const all = await listConflicts(ctx, { office: at.office.key });
  const wanted = id === "" ? all : all.filter((each) => each.id === id);
  let moved = 0;
  for (const each of wanted) if ((await moveConflict(ctx, each)).ok) moved += 1;
  return { redirect: `${HERE}?ort=${at.office.key}&verschoben=${moved}&uebrig=${all.length - moved}` };
}
