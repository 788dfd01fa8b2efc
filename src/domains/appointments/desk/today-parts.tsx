import {
  Badge,
  Button,
  ButtonGroup,
  EmptyState,
  Form,
  Heading,
  Row,
  Stack,
  Table,
  VisuallyHidden,
} from "#kern";
import { localized } from "#platform/i18n";
import { field, type PageRequest } from "#platform/http/route";
import { settingsOf } from "../calendars.ts";
import type { DayRow } from "../list-day.ts";
import type { QueueEntry } from "../queue.ts";
import type { AppointmentOffice, Settings } from "../settings.ts";
import { timeText } from "../words.ts";
import { messages } from "./messages.ts";

export const HOME = "/desk/termine";

export interface Part {
  readonly request: PageRequest;
  readonly settings: Settings;
  readonly office: AppointmentOffice;
  readonly desk: string | undefined;
}

/** The office that the address names, else the first one; with it the settings. */
export async function officeFor(
  request: PageRequest,
): Promise<{ settings: Settings; office: AppointmentOffice } | undefined> {
  const settings = (await settingsOf(request.ctx))?.settings;
  const wanted = request.query["ort"] ?? field(request.body, "ort");
  const office = settings?.offices.find((each) => each.key === wanted) ?? settings?.offices[0];
  return settings && office ? { settings, office } : undefined;
}

export function servicesText(settings: Settings, keys: readonly string[], language: string): string {
  return keys
    .map((key) => settings.services.find((each) => each.key === key)?.title)
    .map((title, index) => (title ? localized(title, language) : (keys[index] ?? "")))
    .join(", ");
}

const LABELS = { done: "done", again: "again", park: "park", "no-show": "noShow", resume: "resume" } as const;

/** What can be done with somebody who waits or was called. */
export function Change(props: {
  readonly request: PageRequest;
  readonly hidden: Readonly<Record<string, string>>;
  readonly entry: QueueEntry;
  readonly to: readonly (keyof typeof LABELS)[];
}) {
  const { request, hidden, entry, to } = props;
  const text = messages(request.language).today;
  return (
    <Form
      action={request.href(`${HOME}/eintrag`)}
      csrf={request.csrf}
      hidden={{ ...hidden, id: entry.id }}
      inline
    >
      <ButtonGroup>
        {to.map((each) => (
          <Button key={each} kind={each === "done" ? "primary" : "tertiary"} small name="to" value={each}>
            {text[LABELS[each]]}
          </Button>
        ))}
      </ButtonGroup>
    </Form>
  );
}

/** Who is in the house. */
export function Waiting({
  request,
  settings,
  office,
  desk,
  queue,
}: Part & { readonly queue: readonly QueueEntry[] }) {
  const text = messages(request.language).today;
  const waiting = queue.filter((entry) => entry.status !== "called");
  return (
    <Stack>
      <Heading level={2}>{text.waiting}</Heading>
      {waiting.length === 0 ? (
        <EmptyState title={text.nobodyWaits} />
      ) : (
        <Table
          caption={text.waiting}
          captionHidden
          rows={waiting}
          columns={[
            { header: text.ticket, rowHeader: true, cell: (entry) => entry.ticket },
            { header: text.due, cell: (entry) => timeText(entry.dueAt) },
            { header: text.what, cell: (entry) => servicesText(settings, entry.services, request.language) },
            {
              header: text.state,
              cell: (entry) => (
                <Change
                  request={request}
                  hidden={{ ort: office.key, platz: desk ?? "" }}
                  entry={entry}
                  to={entry.status === "parked" ? ["resume", "no-show"] : ["park", "no-show"]}
                />
              ),
            },
          ]}
        />
      )}
    </Stack>
  );
}

/** All appointments of the day. */
export function Day({ request, settings, office, desk, rows }: Part & { readonly rows: readonly DayRow[] }) {
  const text = messages(request.language).today;
  const deskName = (key: string | undefined): string => {
    const name = office.resources.find((each) => each.key === key)?.name;
    return name ? localized(name, request.language) : "";
  };
  return (
    <Stack>
      <Heading level={2}>{text.all}</Heading>
      {rows.length === 0 ? (
        <EmptyState title={text.none} />
      ) : (
        <Table
          caption={text.all}
          captionHidden
          rows={rows}
          columns={[
            { header: text.time, rowHeader: true, cell: ({ appointment }) => timeText(appointment.startsAt) },
            { header: text.name, cell: ({ appointment }) => appointment.name ?? "–" },
            {
              header: text.what,
              cell: ({ appointment }) =>
                servicesText(
                  settings,
                  appointment.visit.map((each) => each.service),
                  request.language,
                ),
            },
            { header: text.desk, cell: (row) => deskName(row.desk) },
            {
              header: text.state,
              cell: ({ appointment, ticket, queueStatus }) => (
                <Row>
                  <Badge tone={appointment.status === "no-show" ? "warning" : "info"}>
                    {stateText(text.states, queueStatus ?? appointment.status)}
                  </Badge>
                  {ticket}
                  {appointment.status === "booked" && ticket === undefined && (
                    <Form
                      action={request.href(`${HOME}/absagen`)}
                      csrf={request.csrf}
                      hidden={{ ort: office.key, platz: desk ?? "", id: appointment.id }}
                      inline
                    >
                      <Button kind="tertiary" small>
                        {text.cancel}
                        <VisuallyHidden> {timeText(appointment.startsAt)}</VisuallyHidden>
                      </Button>
                    </Form>
                  )}
                </Row>
              ),
            },
          ]}
        />
      )}
    </Stack>
  );
}

function stateText(states: Readonly<Record<string, string>>, state: string): string {
  return states[state] ?? state;
}
