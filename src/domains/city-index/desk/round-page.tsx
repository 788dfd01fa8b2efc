import { cityOf } from "#catalogue";
import {
  BackLink,
  Badge,
  Button,
  ButtonGroup,
  Form,
  Heading,
  Lead,
  Link,
  Stats,
  Table,
  Tabs,
  Text,
} from "#kern";
import { dateText } from "#platform/dates";
import { fill, localized } from "#platform/i18n";
import type { PageRequest, Reply } from "#platform/http/route";
import { closeRound } from "../collection/close-round.ts";
import { parametersOf } from "../collection/parameters.ts";
import {
  readRound,
  signedOffObservations,
  type RoundTask,
  type TaskState,
} from "../collection/read-round.ts";
import { isOfficer } from "../collection/task-access.ts";
import { toCsv } from "../export/csv.ts";
import { latestFramework } from "../latest-framework.ts";
import { messages } from "./collection-messages.ts";

const STATES = ["open", "delivered", "returned", "signed-off"] as const;
export const TASK_TONES = {
  open: "warning",
  delivered: "info",
  returned: "danger",
  "signed-off": "success",
} as const;

/** One round: how far it is, and its figures by state. */
export async function showRound(request: PageRequest): Promise<Reply> {
  const { ctx, language } = request;
  const text = messages(language);
  const { round, tasks } = await readRound(ctx, { roundId: request.params["roundId"] ?? "" });
  const shown = STATES.find((state) => state === request.query["stand"]);
  const base = request.href(`/desk/index/erhebung/${round.id}`);
  const count = (state: TaskState): number => tasks.filter((each) => each.state === state).length;
  const title = fill(text.round, { edition: round.edition });
  return {
    page: {
      title,
      section: "/desk/index/erhebung",
      isWide: true,
      body: (
        <>
          <BackLink href={request.href("/desk/index/erhebung")}>{text.back}</BackLink>
          <Heading level={1} preline={`${text.due}: ${dateText(round.due_on, language)}`}>
            {title}
          </Heading>
          <Lead>{fill(text.progress, { done: count("signed-off"), all: tasks.length })}</Lead>
          <Stats
            items={[
              ...STATES.map((state) => ({ label: text.stats[state], value: count(state) })),
              { label: text.stats.overdue, value: tasks.filter((each) => each.isOverdue).length },
            ]}
          />
          <Tabs
            label={text.filter}
            items={[
              { href: base, label: text.all, count: tasks.length, current: shown === undefined },
              ...STATES.map((state) => ({
                href: `${base}?stand=${state}`,
                label: text.stats[state],
                count: count(state),
                current: shown === state,
              })),
            ]}
          />
          <TaskTable
            request={request}
            base={base}
            tasks={tasks.filter((each) => shown === undefined || each.state === shown)}
          />
          {isOfficer(ctx) && (
            <Text>
              <Link href={`${base}/daten.csv`}>{text.download}</Link>
            </Text>
          )}
          {isOfficer(ctx) && !round.closed_at && (
            <Form action={`${base}/beenden`} csrf={request.csrf}>
              <Text>{text.closeHint}</Text>
              <ButtonGroup>
                <Button kind="secondary">{text.close}</Button>
              </ButtonGroup>
            </Form>
          )}
        </>
      ),
    },
  };
}

/** What was signed off as a table that `stadtkern index import` reads. */
export async function sendRoundData(request: PageRequest): Promise<Reply> {
  const roundId = request.params["roundId"] ?? "";
  const observations = await signedOffObservations(request.ctx, { roundId });
  const heading = ["city", "key", "value", "source", "date", "deliveredBy", "status"] as const;
  const rows = observations.map((each) => heading.map((name) => each[name]));
  return { file: toCsv(heading, rows), type: "text/csv; charset=utf-8", name: "erhebung.csv" };
}

export async function postClose(request: PageRequest): Promise<Reply> {
  const roundId = request.params["roundId"] ?? "";
  await closeRound(request.ctx, { roundId });
  return { redirect: `/desk/index/erhebung/${roundId}` };
}

interface TaskTableProps {
  readonly request: PageRequest;
  readonly base: string;
  readonly tasks: readonly RoundTask[];
}

function TaskTable({ request, base, tasks }: TaskTableProps) {
  const { ctx, language } = request;
  const text = messages(language);
  const titles = new Map(parametersOf(latestFramework()).map(({ key, title }) => [key, title]));
  const offices = new Map(cityOf(ctx).offices.map(({ key, name }) => [key, name]));
  const nameOf = (titleOf: ReadonlyMap<string, { readonly de: string }>, key: string): string => {
    const title = titleOf.get(key);
    return title ? localized(title, language) : key;
  };
  return (
    <Table
      caption={text.tasks}
      captionHidden
      rows={tasks}
      rowKey={({ task }) => task.id}
      empty={text.noTasks}
      columns={[
        {
          header: text.parameter,
          rowHeader: true,
          cell: ({ task }) => <Link href={`${base}/${task.id}`}>{nameOf(titles, task.parameter)}</Link>,
        },
        {
          header: text.office,
          cell: ({ task }) => (task.office === null ? text.nobody : nameOf(offices, task.office)),
        },
        {
          header: text.state,
          cell: ({ state }) => <Badge tone={TASK_TONES[state]}>{text.taskState[state]}</Badge>,
        },
        {
          header: text.due,
          cell: ({ task, isOverdue }) => (
            <>
              {dateText(task.due_on, language)}
              {isOverdue && ` (${text.overdue})`}
            </>
          ),
        },
        {
          header: text.value,
          numeric: true,
          cell: ({ deliveries }) => deliveries[0]?.value.toLocaleString(language) ?? "–",
        },
      ]}
    />
  );
}
