import {
  Alert,
  Button,
  ButtonGroup,
  EmptyState,
  ErrorSummary,
  Form,
  Heading,
  Radios,
  Select,
  TextInput,
} from "#kern";
import { fill, localized } from "#platform/i18n";
import { newToken } from "#platform/ids";
import { notFound } from "#platform/errors";
import { field, type PageRequest, type Reply } from "#platform/http/route";
import { isInstant } from "../change-place.ts";
import { confirmAppointment } from "../confirm-appointment.ts";
import { findSlots } from "../find-slots.ts";
import { holdForPerson } from "../hold-appointment.ts";
import { isDate } from "../portal/wish.ts";
import { whenText } from "../words.ts";
import { messages } from "./messages.ts";
import { officeFor } from "./today-parts.tsx";

const SHOWN = 20;

interface Typed {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly start: string;
}
const NOTHING: Typed = { name: "", email: "", phone: "", start: "" };

/** An appointment for somebody at the telephone, out of the whole contingent: one page, one search, one click. */
export async function showPhone(request: PageRequest): Promise<Reply> {
  return phonePage(request, NOTHING, undefined);
}

async function phonePage(request: PageRequest, typed: Typed, error: string | undefined): Promise<Reply> {
  const at = await officeFor(request);
  if (!at) throw notFound();
  const { settings, office } = at;
  const { language, ctx, query, body } = request;
  const text = messages(language).phone;
  const given = (name: string): string => query[name] ?? field(body, name);
  const service = settings.services.find((each) => each.key === given("leistung"));
  const persons = Math.min(
    Math.max(1, Math.trunc(Number(given("personen"))) || 1),
    service?.mostPersons ?? 1,
  );
  const found = service
    ? await findSlots(ctx, {
        visit: [{ service: service.key, persons }],
        office: office.key,
        ...(isDate(given("ab")) ? { firstDay: given("ab") } : {}),
      })
    : undefined;
  const starts = found?.ok
    ? found.offices.flatMap((each) => each.days.flatMap((day) => day.starts)).slice(0, SHOWN)
    : [];
  const booked = given("gebucht");
  const action = request.href("/desk/termine/telefon");
  return {
    status: error === undefined ? 200 : 422,
    page: {
      title: text.title,
      section: "/desk/termine",
      hasErrors: error !== undefined,
      body: (
        <>
          {error !== undefined && <ErrorSummary errors={[{ field: "name", message: error }]} />}
          <Heading level={1} preline={localized(office.name, language)}>
            {text.title}
          </Heading>
          {/^[0-9A-Z-]{4,20}$/.test(booked) && isInstant(given("am")) && (
            <Alert
              tone="success"
              live="status"
              title={fill(text.booked, {
                code: booked,
                when: whenText({ startsAt: Temporal.Instant.from(given("am")) }, language),
              })}
            />
          )}
          <form class="sk-form" method="get" action={action}>
            <input type="hidden" name="ort" value={office.key} />
            <Select
              name="leistung"
              label={text.service}
              value={service?.key}
              options={settings.services.map((each) => ({
                value: each.key,
                label: localized(each.title, language),
              }))}
            />
            <TextInput
              name="personen"
              label={text.persons}
              inputMode="numeric"
              width="tiny"
              value={String(persons)}
            />
            <TextInput name="ab" label={text.from} optional width="short" value={given("ab")} />
            <Button kind="secondary">{text.search}</Button>
          </form>
          {service && starts.length === 0 && <EmptyState title={text.none} />}
          {service && starts.length > 0 && (
            <Form
              action={action}
              csrf={request.csrf}
              hidden={{
                ort: office.key,
                leistung: service.key,
                personen: String(persons),
                ab: given("ab"),
                v: newToken(18),
              }}
            >
              <Radios
                name="start"
                label={text.free}
                value={typed.start}
                options={starts.map((start) => ({
                  value: start.toString(),
                  label: whenText({ startsAt: start }, language),
                }))}
              />
              <TextInput name="name" label={text.name} value={typed.name} error={error} maxLength={200} />
              <TextInput
                name="phone"
                type="tel"
                label={text.number}
                optional
                width="half"
                value={typed.phone}
                maxLength={40}
              />
              <TextInput
                name="email"
                type="email"
                label={text.email}
                optional
                value={typed.email}
                maxLength={254}
              />
              <ButtonGroup>
                <Button>{text.book}</Button>
              </ButtonGroup>
            </Form>
          )}
        </>
      ),
    },
  };
}

export async function postPhone(request: PageRequest): Promise<Reply> {
  const { ctx, body, language } = request;
  const at = await officeFor(request);
  if (!at) throw notFound();
  const text = messages(language).phone;
  const typed = {
    name: field(body, "name").trim(),
    email: field(body, "email").trim(),
    phone: field(body, "phone").trim(),
    start: field(body, "start"),
  };
  const token = field(body, "v");
  if (typed.name.length < 2 || typed.name.length > 200 || !isInstant(typed.start) || token.length < 20)
    return phonePage(request, typed, text.missing);
  const persons = Math.trunc(Number(field(body, "personen"))) || 1;
  const held = await holdForPerson(ctx, {
    token,
    office: at.office.key,
    start: typed.start,
    visit: [{ service: field(body, "leistung"), persons: Math.min(Math.max(persons, 1), 30) }],
    channel: "phone",
  });
  if (!held.ok) return phonePage(request, typed, text.taken);
  const confirmed = await confirmAppointment(ctx, {
    token,
    name: typed.name,
    ...(/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(typed.email) ? { email: typed.email } : {}),
    ...(typed.phone.length >= 5 ? { phone: typed.phone.slice(0, 40) } : {}),
  });
  if (!confirmed.ok) return phonePage(request, typed, text.taken);
  const { code, startsAt } = confirmed.appointment;
  const told = new URLSearchParams({ ort: at.office.key, gebucht: code, am: startsAt.toString() });
  return { redirect: `/desk/termine/telefon?${told.toString()}` };
}
