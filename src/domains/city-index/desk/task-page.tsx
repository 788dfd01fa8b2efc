import { cityOf } from "#catalogue";
import {
  Alert,
  BackLink,
  Badge,
  Button,
  ButtonGroup,
  DateInput,
  ErrorSummary,
  errorOf,
  Form,
  Heading,
  Select,
  Table,
  TextArea,
  TextInput,
} from "#kern";
import { dateText, momentText } from "#platform/dates";
import { notFound } from "#platform/errors";
import { localized } from "#platform/i18n";
import { postedDate, typedDate } from "#platform/http/posted-date";
import { field, type PageRequest, type Reply } from "#platform/http/route";
import { assignTask } from "../collection/assign-task.ts";
import { decideDelivery } from "../collection/decide-delivery.ts";
import { deliverValue } from "../collection/deliver-value.ts";
import { parametersOf } from "../collection/parameters.ts";
import { readRound, type RoundTask, type RoundView } from "../collection/read-round.ts";
import { isOfficer } from "../collection/task-access.ts";
import { latestFramework } from "../latest-framework.ts";
import { messages } from "./collection-messages.ts";
import { postedNumber, type PostError } from "./posted-number.ts";
import { TASK_TONES } from "./round-page.tsx";

/** One figure: its evidence, and what can be done with it. */
export async function showTask(request: PageRequest): Promise<Reply> {
  return taskPage(request, []);
}

export async function postDelivery(request: PageRequest): Promise<Reply> {
  const { errors: text } = messages(request.language);
  const value = postedNumber(request.body, "value");
  const source = field(request.body, "source").trim();
  const validOn = postedDate(request.body, "validOn");
  const isPast = validOn && Temporal.PlainDate.compare(validOn, request.ctx.today()) <= 0;
  const errors: PostError[] = [
    ...(value === undefined ? [{ field: "value", message: text.value }] : []),
    ...(source.length < 3 || source.length > 500 ? [{ field: "source", message: text.source }] : []),
    ...(isPast ? [] : [{ field: "validOn", message: text.validOn }]),
  ];
  if (errors.length > 0 || value === undefined || !validOn) return taskPage(request, errors);
  const taskId = request.params["taskId"] ?? "";
  const delivered = await deliverValue(request.ctx, { taskId, value, source, validOn: validOn.toString() });
  if (delivered.ok) return back(request);
  const message = {
    "round-closed": text.closed,
    "waits-for-officer": text.waits,
    "date-in-the-future": text.validOn,
  }[delivered.reason];
  return taskPage(request, [{ message }]);
}

export async function postDecision(request: PageRequest): Promise<Reply> {
  const { errors: text } = messages(request.language);
  const decided = await decideDelivery(request.ctx, {
    taskId: request.params["taskId"] ?? "",
    decision: field(request.body, "decision") === "returned" ? "returned" : "signed-off",
    reason: field(request.body, "reason"),
  });
  if (decided.ok) return back(request);
  const wrong = {
    "nothing-waits": { message: text.nothingWaits },
    own: { message: text.own },
    "round-closed": { message: text.closed },
    "reason-missing": { field: "reason", message: text.reason },
  }[decided.reason];
  return taskPage(request, [wrong]);
}

export async function postAssignment(request: PageRequest): Promise<Reply> {
  const { errors: text } = messages(request.language);
  const due = postedDate(request.body, "due");
  if (!due) return taskPage(request, [{ field: "due", message: text.due }]);
  const assigned = await assignTask(request.ctx, {
    taskId: request.params["taskId"] ?? "",
    office: field(request.body, "office"),
    dueOn: due.toString(),
  });
  if (assigned.ok) return back(request);
  return taskPage(request, [
    assigned.reason === "unknown-office"
      ? { field: "office", message: text.office }
      : { message: text.closed },
  ]);
}

function back({ params }: PageRequest): Reply {
  return { redirect: `/desk/index/erhebung/${params["roundId"]}/${params["taskId"]}` };
}

async function taskPage(request: PageRequest, errors: readonly PostError[]): Promise<Reply> {
  const { ctx, language, params } = request;
  const text = messages(language);
  const seen = await readRound(ctx, { roundId: params["roundId"] ?? "" });
  const found = seen.tasks.find(({ task }) => task.id === params["taskId"]);
  if (!found) throw notFound();
  const known = parametersOf(latestFramework()).find(({ key }) => key === found.task.parameter);
  const title = known ? localized(known.title, language) : found.task.parameter;
  return {
    status: errors.length > 0 ? 422 : 200,
    page: {
      title,
      section: "/desk/index/erhebung",
      hasErrors: errors.length > 0,
      body: (
        <>
          <ErrorSummary errors={errors} />
          <BackLink href={request.href(`/desk/index/erhebung/${seen.round.id}`)}>{text.backToRound}</BackLink>
          <Heading level={1} {...(known ? { preline: localized(known.categoryTitle, language) } : {})}>
            {title}
          </Heading>
          <Actions request={request} seen={seen} found={found} errors={errors} />
          <Evidence request={request} found={found} />
        </>
      ),
    },
  };
}

interface ActionsProps {
  readonly request: PageRequest;
  readonly seen: RoundView;
  readonly found: RoundTask;
  readonly errors: readonly PostError[];
}

function Actions({ request, seen, found, errors }: ActionsProps) {
  const text = messages(request.language);
  const base = request.href(`/desk/index/erhebung/${seen.round.id}/${found.task.id}`);
  if (seen.round.closed_at) return <Alert title={text.errors.closed} />;
  const officer = isOfficer(request.ctx);
  return (
    <>
      {found.state === "delivered" && !officer && <Alert title={text.waits} />}
      {found.state === "delivered" && officer && (
        <Form action={`${base}/entscheiden`} csrf={request.csrf}>
          <Heading level={2}>{text.decide}</Heading>
          <TextArea
            name="reason"
            label={text.giveBackReason}
            value={field(request.body, "reason")}
            error={errorOf(errors, "reason")}
            rows={3}
          />
          <ButtonGroup>
            <Button name="decision" value="signed-off">
              {text.signOff}
            </Button>
            <Button kind="secondary" name="decision" value="returned">
              {text.giveBack}
            </Button>
          </ButtonGroup>
        </Form>
      )}
      {found.state !== "delivered" && (
        <Form action={`${base}/liefern`} csrf={request.csrf}>
          <Heading level={2}>{text.deliver}</Heading>
          <TextInput
            name="value"
            label={text.value}
            hint={text.valueHint}
            value={field(request.body, "value")}
            error={errorOf(errors, "value")}
            inputMode="decimal"
            width="short"
          />
          <TextInput
            name="source"
            label={text.source}
            hint={text.sourceHint}
            value={field(request.body, "source")}
            error={errorOf(errors, "source")}
          />
          <DateInput
            name="validOn"
            label={text.validOn}
            value={typedDate(request.body, "validOn")}
            error={errorOf(errors, "validOn")}
          />
          <ButtonGroup>
            <Button>{text.send}</Button>
          </ButtonGroup>
        </Form>
      )}
      {officer && <Assignment request={request} base={base} found={found} errors={errors} />}
    </>
  );
}

function Assignment({
  request,
  base,
  found,
  errors,
}: Pick<ActionsProps, "request" | "found" | "errors"> & { readonly base: string }) {
  const text = messages(request.language);
  const { due_on: due, office } = found.task;
  const typed = typedDate(request.body, "due");
  const kept = { day: String(due.day), month: String(due.month), year: String(due.year) };
  return (
    <Form action={`${base}/zuweisen`} csrf={request.csrf}>
      <Heading level={2}>{text.assign}</Heading>
      <Select
        name="office"
        label={text.office}
        emptyLabel={text.nobody}
        value={field(request.body, "office") || (office ?? "")}
        error={errorOf(errors, "office")}
        options={cityOf(request.ctx).offices.map(({ key, name }) => ({
          value: key,
          label: localized(name, request.language),
        }))}
      />
      <DateInput
        name="due"
        label={text.due}
        value={typed.day === "" ? kept : typed}
        error={errorOf(errors, "due")}
      />
      <ButtonGroup>
        <Button kind="secondary">{text.save}</Button>
      </ButtonGroup>
    </Form>
  );
}

function Evidence({ request, found }: Pick<ActionsProps, "request" | "found">) {
  const text = messages(request.language);
  const { language } = request;
  return (
    <Table
      caption={text.history}
      rows={found.deliveries}
      rowKey={(delivery) => delivery.id}
      empty={text.historyNone}
      columns={[
        {
          header: text.at,
          rowHeader: true,
          cell: (delivery) => momentText(delivery.created_at, language),
        },
        { header: text.value, numeric: true, cell: (delivery) => delivery.value.toLocaleString(language) },
        { header: text.source, cell: (delivery) => delivery.source },
        { header: text.validOn, cell: (delivery) => dateText(delivery.valid_on, language) },
        {
          header: text.state,
          cell: (delivery) => (
            <Badge tone={TASK_TONES[delivery.state]}>{text.taskState[delivery.state]}</Badge>
          ),
        },
        { header: text.reason, cell: (delivery) => delivery.reason ?? "–" },
      ]}
    />
  );
}
