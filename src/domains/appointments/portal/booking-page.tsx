import { qrCodeSvg } from "#documents";
import {
  Alert,
  BackLink,
  Button,
  ButtonGroup,
  CodeImage,
  Confirmation,
  Form,
  Heading,
  Lead,
  LinkButton,
  List,
  Reference,
  SummaryList,
  Text,
} from "#kern";
import { notFound } from "#platform/errors";
import { fill, localized } from "#platform/i18n";
import type { PageRequest, Reply } from "#platform/http/route";
import { isStanding, type Appointment } from "../appointment.ts";
import { cancelAppointment } from "../cancel-appointment.ts";
import { extendHold } from "../extend-hold.ts";
import { icsOf } from "../ics.ts";
import type { Settings } from "../settings.ts";
import { timeText, whenText } from "../words.ts";
import { detailsPage } from "./details-page.tsx";
import { keyOf } from "./key.ts";
import { messages } from "./messages.ts";
import { readFor, rowsOf } from "./own-appointment.ts";
import { newWishAddress } from "./wish.ts";

/** The appointment of whoever has its secret or its code, at whichever stage it is. */
export async function showBooking(request: PageRequest): Promise<Reply> {
  const { appointment, settings } = await readFor(request);
  if (!appointment || !settings) return ended(request);
  if (!isStanding(appointment, request.ctx.now())) return over(request, appointment);
  if (appointment.status === "booked") return booked(request, appointment, settings);
  if (appointment.awaitsMail && request.query["aendern"] === undefined) return waiting(request, appointment);
  return detailsPage(request, appointment, settings);
}

function ended(request: PageRequest): Reply {
  const { ended: text, cancel } = messages(request.language);
  return {
    status: 410,
    page: {
      title: text.title,
      isPrivate: true,
      body: (
        <>
          <Heading level={1}>{text.title}</Heading>
          <Lead>{text.text}</Lead>
          <LinkButton kind="primary" href={request.href("/termine")}>
            {cancel.again}
          </LinkButton>
        </>
      ),
    },
  };
}

function over(request: PageRequest, appointment: Appointment): Reply {
  if (appointment.status === "held") return ended(request);
  const text = messages(request.language).cancel;
  const isCancelled = appointment.status === "cancelled";
  const title = isCancelled ? text.done : text.over;
  return {
    page: {
      title,
      isPrivate: true,
      body: (
        <>
          {isCancelled ? (
            <Confirmation title={title}>
              <Text>{text.doneText}</Text>
            </Confirmation>
          ) : (
            <Heading level={1}>{title}</Heading>
          )}
          <LinkButton href={request.href("/termine")}>{text.again}</LinkButton>
        </>
      ),
    },
  };
}

function waiting(request: PageRequest, appointment: Appointment): Reply {
  const { language, params } = request;
  const text = messages(language).mail;
  return {
    page: {
      title: text.title,
      isPrivate: true,
      body: (
        <>
          <Heading level={1}>{text.title}</Heading>
          <Alert title={text.sent} live="status">
            <Text>
              {fill(text.text, {
                time: appointment.holdExpiresAt ? timeText(appointment.holdExpiresAt) : "",
              })}
            </Text>
          </Alert>
          <SummaryList rows={rowsOf(request, appointment, undefined)} />
          <Text>{text.none}</Text>
          <LinkButton href={request.href(`/termine/buchung/${params["ref"] ?? ""}?aendern=1`)}>
            {text.change}
          </LinkButton>
        </>
      ),
    },
  };
}

function booked(request: PageRequest, appointment: Appointment, settings: Settings): Reply {
  const { language, params } = request;
  const text = messages(language).booked;
  const base = `/termine/buchung/${params["ref"] ?? ""}`;
  const bring = settings.services
    .filter((each) => appointment.visit.some(({ service }) => service === each.key))
    .flatMap((each) => each.bring.map((item) => localized(item, language)));
  return {
    page: {
      title: text.title,
      isPrivate: true,
      body: (
        <>
          {request.query["verschoben"] !== undefined && (
            <Alert tone="success" title={text.moved} live="status" />
          )}
          <Confirmation title={text.title}>
            <Text>{whenText(appointment, language)}</Text>
          </Confirmation>
          <SummaryList
            rows={[
              ...rowsOf(request, appointment, settings),
              ...(appointment.name === undefined ? [] : [{ key: text.name, value: appointment.name }]),
            ]}
          />
          <Reference label={text.code} value={appointment.code}>
            {text.codeText}
          </Reference>
          <CodeImage svg={qrCodeSvg(appointment.code)} alt={fill(text.qr, { code: appointment.code })} />
          {bring.length > 0 && (
            <>
              <Heading level={2}>{text.bring}</Heading>
              <List items={[...new Set(bring)]} />
            </>
          )}
          <ButtonGroup>
            <LinkButton kind="primary" href={request.href(`${base}/kalender.ics`)} download>
              {text.ics}
            </LinkButton>
            <LinkButton href={request.href(newWishAddress(appointment, params["ref"] ?? ""))}>
              {text.move}
            </LinkButton>
            <LinkButton kind="tertiary" href={request.href(`${base}/absagen`)}>
              {text.cancel}
            </LinkButton>
          </ButtonGroup>
          <Text small muted>
            {text.print}
          </Text>
        </>
      ),
    },
  };
}

export async function postExtend(request: PageRequest): Promise<Reply> {
  const ref = request.params["ref"] ?? "";
  const extended = await extendHold(request.ctx, keyOf(ref));
  return { redirect: `/termine/buchung/${ref}?${extended.ok ? "verlaengert" : "grenze"}=1` };
}

export async function showCancel(request: PageRequest): Promise<Reply> {
  const { appointment, settings } = await readFor(request);
  if (!appointment || !isStanding(appointment, request.ctx.now())) return showBooking(request);
  const { language, params } = request;
  const text = messages(language).cancel;
  const base = `/termine/buchung/${params["ref"] ?? ""}`;
  return {
    page: {
      title: text.title,
      isPrivate: true,
      body: (
        <>
          <BackLink href={request.href(base)}>{text.no}</BackLink>
          <Heading level={1}>{text.title}</Heading>
          <SummaryList rows={rowsOf(request, appointment, settings)} />
          <Text>{text.text}</Text>
          <Form action={request.href(`${base}/absagen`)} csrf={request.csrf}>
            <ButtonGroup>
              <Button kind="danger">{text.yes}</Button>
              <LinkButton href={request.href(base)}>{text.no}</LinkButton>
            </ButtonGroup>
          </Form>
        </>
      ),
    },
  };
}

export async function postCancel(request: PageRequest): Promise<Reply> {
  const ref = request.params["ref"] ?? "";
  await cancelAppointment(request.ctx, keyOf(ref));
  return { redirect: `/termine/buchung/${ref}` };
}

export async function sendIcs(request: PageRequest): Promise<Reply> {
  const { appointment, settings } = await readFor(request);
  if (!appointment || !settings || !isStanding(appointment, request.ctx.now())) throw notFound();
  const { language, ctx } = request;
  const rows = rowsOf(request, appointment, settings);
  const ics = icsOf(
    [
      {
        appointment,
        title: rows.at(-1)?.value ?? "",
        place: rows[1]?.value ?? "",
        description: `${messages(language).booked.code}: ${appointment.code}`,
        remindMinutes: 120,
      },
    ],
    { host: new URL(ctx.system.publicUrl).hostname, now: ctx.now() },
  );
  return { file: ics, type: "text/calendar; charset=utf-8", name: "termin.ics" };
}
