import {
  Alert,
  Button,
  Column,
  Columns,
  EmptyState,
  Form,
  Heading,
  LinkButton,
  Panel,
  Row,
  Select,
  Text,
  TextInput,
} from "#kern";
import { fill, localized } from "#platform/i18n";
import { field, type PageRequest, type Reply } from "#platform/http/route";
import { callNext, changeEntry } from "../call-next.ts";
import { cancelForPerson } from "../cancel-appointment.ts";
import { checkIn } from "../check-in.ts";
import { listDay } from "../list-day.ts";
import { listQueue, type QueueEntry } from "../queue.ts";
import { messages } from "./messages.ts";
import { Change, Day, HOME, officeFor, servicesText, Waiting, type Part } from "./today-parts.tsx";

/** Who is at my desk, who waits, and all appointments of the day. */
export async function showToday(request: PageRequest): Promise<Reply> {
  const at = await officeFor(request);
  const text = messages(request.language).today;
  if (!at) return { page: { title: text.title, body: <EmptyState title={text.none} /> } };
  const { settings, office } = at;
  const { ctx, query } = request;
  const desk = office.resources.find((each) => each.key === query["platz"]);
  const queue = await listQueue(ctx, office.key);
  const day = await listDay(ctx, { office: office.key, day: ctx.today().toString() });
  const mine = queue.find((entry) => entry.status === "called" && entry.deskKey === desk?.key);
  const part = { request, settings, office, desk: desk?.key };
  return {
    page: {
      title: text.title,
      section: HOME,
      isWide: true,
      body: (
        <>
          <Heading level={1} preline={localized(office.name, request.language)}>
            {text.title}
          </Heading>
          <Notice request={request} />
          <Row>
            {(["automat", "anzeige", "telefon", "plaetze", "schliessen", "zahlen"] as const).map((path) => (
              <LinkButton
                key={path}
                kind="tertiary"
                small
                href={request.href(`${HOME}/${path}?ort=${office.key}`)}
              >
                {text[PLACES[path]]}
              </LinkButton>
            ))}
          </Row>
          <Columns layout="aside-main">
            <Column>
              <ChooseDesk {...part} />
              {desk && <AtDesk {...part} mine={mine} name={localized(desk.name, request.language)} />}
              <Arrive {...part} />
            </Column>
            <Column>
              <Waiting {...part} queue={queue} />
              <Day {...part} rows={day} />
            </Column>
          </Columns>
        </>
      ),
    },
  };
}

const PLACES = {
  automat: "kiosk",
  anzeige: "display",
  telefon: "phone",
  plaetze: "desks",
  schliessen: "close",
  zahlen: "numbers",
} as const;

function Notice({ request }: { readonly request: PageRequest }) {
  const text = messages(request.language);
  const { meldung = "", nummer } = request.query;
  if (nummer !== undefined && /^[TS]\d{3,}$/.test(nummer))
    return <Alert tone="success" title={fill(text.today.arrived, { ticket: nummer })} live="status" />;
  const known = { nobody: text.today.nobody, busy: text.today.busy, gone: text.today.gone };
  const all: Record<string, string> = { ...known, ...text.kiosk };
  const sentence = /^[a-z-]+$/.test(meldung) ? all[meldung] : undefined;
  return sentence === undefined ? null : <Alert tone="warning" title={sentence} live="alert" />;
}

function ChooseDesk({ request, settings, office, desk }: Part) {
  const { language } = request;
  const text = messages(language).today;
  return (
    <form class="sk-form" method="get" action={request.href(HOME)}>
      <Select
        name="ort"
        label={text.office}
        emptyLabel={null}
        value={office.key}
        options={settings.offices.map((each) => ({ value: each.key, label: localized(each.name, language) }))}
      />
      <Select
        name="platz"
        label={text.desk}
        value={desk}
        options={office.resources
          .filter((each) => each.kind === "desk")
          .map((each) => ({ value: each.key, label: localized(each.name, language) }))}
      />
      <Button kind="secondary" small>
        {text.choose}
      </Button>
    </form>
  );
}

function AtDesk({
  request,
  settings,
  office,
  desk,
  mine,
  name,
}: Part & { readonly mine: QueueEntry | undefined; readonly name: string }) {
  const text = messages(request.language).today;
  const hidden = { ort: office.key, platz: desk ?? "" };
  return (
    <Panel label={text.at}>
      <Heading level={2}>{name}</Heading>
      {mine ? (
        <>
          <Text>
            <strong>{mine.ticket}</strong>, {servicesText(settings, mine.services, request.language)}
          </Text>
          <Change request={request} hidden={hidden} entry={mine} to={["done", "again", "park", "no-show"]} />
        </>
      ) : (
        <Form action={request.href(`${HOME}/aufrufen`)} csrf={request.csrf} hidden={hidden}>
          <Button accessKey="n">{text.next}</Button>
        </Form>
      )}
    </Panel>
  );
}

function Arrive({ request, office, desk }: Part) {
  const text = messages(request.language).today;
  return (
    <Form
      action={request.href(`${HOME}/ankunft`)}
      csrf={request.csrf}
      hidden={{ ort: office.key, platz: desk ?? "" }}
    >
      <Heading level={2}>{text.arrive}</Heading>
      <TextInput
        name="code"
        label={text.code}
        width="short"
        autocapitalize="characters"
        spellcheck={false}
        maxLength={40}
      />
      <Button kind="secondary" small>
        {messages(request.language).kiosk.check}
      </Button>
    </Form>
  );
}

export async function postNext(request: PageRequest): Promise<Reply> {
  const { office, desk, back } = placeOf(request);
  const called = await callNext(request.ctx, { office, desk });
  return { redirect: called.ok ? back : `${back}&meldung=${called.reason}` };
}

export async function postEntry(request: PageRequest): Promise<Reply> {
  const { back } = placeOf(request);
  const to = field(request.body, "to");
  const changed = await changeEntry(request.ctx, { id: field(request.body, "id"), to });
  return { redirect: changed.ok ? back : `${back}&meldung=${changed.reason}` };
}

export async function postArrival(request: PageRequest): Promise<Reply> {
  const { office, back } = placeOf(request);
  const code = field(request.body, "code").trim().slice(0, 40);
  if (code.length < 4) return { redirect: `${back}&meldung=unknown` };
  const checked = await checkIn(request.ctx, { office, code });
  return {
    redirect: checked.ok ? `${back}&nummer=${checked.entry.ticket}` : `${back}&meldung=${checked.reason}`,
  };
}

export async function postCancelOther(request: PageRequest): Promise<Reply> {
  const { back } = placeOf(request);
  await cancelForPerson(request.ctx, { id: field(request.body, "id") });
  return { redirect: back };
}

function placeOf({ body }: PageRequest): { office: string; desk: string; back: string } {
  const office = field(body, "ort").slice(0, 80);
  const desk = field(body, "platz").slice(0, 80);
  return { office, desk, back: `${HOME}?${new URLSearchParams({ ort: office, platz: desk }).toString()}` };
}
