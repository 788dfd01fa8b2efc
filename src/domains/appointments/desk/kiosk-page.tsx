import {
  Alert,
  Button,
  ButtonGroup,
  Form,
  Heading,
  Lead,
  LinkButton,
  Panel,
  Reference,
  Stack,
  Text,
  TextInput,
} from "#kern";
import { fill, localized } from "#platform/i18n";
import { notFound } from "#platform/errors";
import { field, type PageRequest, type Reply } from "#platform/http/route";
import { checkIn, takeTicket } from "../check-in.ts";
import { listQueue, type QueueEntry } from "../queue.ts";
import { timeText } from "../words.ts";
import { messages } from "./messages.ts";
import { officeFor } from "./today-parts.tsx";

/** The machine at the entrance: signed in as the front office, full screen, two questions and a number. */
export async function showKiosk(request: PageRequest): Promise<Reply> {
  return kiosk(request, undefined);
}

export async function postKiosk(request: PageRequest): Promise<Reply> {
  const at = await officeFor(request);
  if (!at) throw notFound();
  const office = at.office.key;
  const service = field(request.body, "leistung");
  const code = field(request.body, "code").trim().slice(0, 40);
  if (service === "" && code.length < 4) return kiosk(request, "unknown");
  const taken =
    service === ""
      ? await checkIn(request.ctx, { office, code })
      : await takeTicket(request.ctx, { office, service: service.slice(0, 80) });
  return taken.ok ? ticketPage(request, taken.entry) : kiosk(request, taken.reason);
}

async function kiosk(
  request: PageRequest,
  problem: "unknown" | "other-day" | "cancelled" | "not-offered" | undefined,
): Promise<Reply> {
  const at = await officeFor(request);
  if (!at) throw notFound();
  const { settings, office } = at;
  const { language } = request;
  const text = messages(language).kiosk;
  const skills = new Set(office.resources.flatMap((each) => each.skills));
  const action = request.href("/desk/termine/automat");
  return {
    status: problem === undefined ? 200 : 422,
    page: {
      title: text.title,
      section: "/desk/termine",
      hasErrors: problem !== undefined,
      body: (
        <>
          <Heading level={1} preline={localized(office.name, language)}>
            {text.title}
          </Heading>
          {problem !== undefined && <Alert tone="warning" title={text[problem]} live="alert" />}
          <Panel label={text.with}>
            <Heading level={2}>{text.with}</Heading>
            <Text>{text.withText}</Text>
            <Form action={action} csrf={request.csrf} hidden={{ ort: office.key }}>
              <TextInput
                name="code"
                label={messages(language).today.code}
                width="half"
                autocapitalize="characters"
                autocomplete="off"
                spellcheck={false}
                maxLength={40}
              />
              <Button>{text.check}</Button>
            </Form>
          </Panel>
          <Form action={action} csrf={request.csrf} hidden={{ ort: office.key }}>
            <Heading level={2}>{text.without}</Heading>
            <Text>{text.withoutText}</Text>
            <ButtonGroup>
              {settings.services
                .filter((each) => skills.has(each.skill))
                .map((each) => (
                  <Button key={each.key} kind="secondary" name="leistung" value={each.key}>
                    {localized(each.title, language)}
                  </Button>
                ))}
            </ButtonGroup>
          </Form>
        </>
      ),
    },
  };
}

/** The number, large enough to be read from paper: the machine's browser prints this page. */
function ticketPage(request: PageRequest, entry: QueueEntry): Reply {
  const text = messages(request.language).kiosk;
  return {
    page: {
      title: `${text.ticket}: ${entry.ticket}`,
      body: (
        <>
          <Heading level={1}>{text.ticket}</Heading>
          <Reference label={text.ticket} value={entry.ticket}>
            {text.wait}
          </Reference>
          <LinkButton kind="primary" href={request.href(`/desk/termine/automat?ort=${entry.officeKey}`)}>
            {text.back}
          </LinkButton>
        </>
      ),
    },
  };
}

const SHOWN = 8;

/** The screen in the waiting room: numbers and desks, never names. A script refreshes and speaks; without it a link. */
export async function showDisplay(request: PageRequest): Promise<Reply> {
  const at = await officeFor(request);
  if (!at) throw notFound();
  const { language, ctx } = request;
  const text = messages(language).display;
  const called = (await listQueue(ctx, at.office.key))
    .filter((entry) => entry.status === "called")
    .toSorted((a, b) => Temporal.Instant.compare(b.calledAt ?? b.arrivedAt, a.calledAt ?? a.arrivedAt))
    .slice(0, SHOWN);
  const deskName = (key: string | undefined): string => {
    const name = at.office.resources.find((each) => each.key === key)?.name;
    return name ? localized(name, language) : "";
  };
  return {
    page: {
      title: text.title,
      isWide: true,
      islands: ["call-display"],
      body: (
        <>
          <Heading level={1} preline={localized(at.office.name, language)}>
            {text.title}
          </Heading>
          <div id="call-display" aria-live="assertive" lang={language}>
            <Stack>
              {called.length === 0 && <Lead>{text.none}</Lead>}
              {called.map((entry) => (
                <div
                  key={entry.id}
                  data-call={`${entry.id} ${entry.calls}`}
                  data-say={fill(text.call, { ticket: entry.ticket, desk: deskName(entry.deskKey) })}
                >
                  <Reference label={text.number} value={entry.ticket}>
                    {deskName(entry.deskKey)}
                    {entry.calledAt && ` · ${timeText(entry.calledAt)}`}
                  </Reference>
                </div>
              ))}
            </Stack>
          </div>
        </>
      ),
    },
  };
}
