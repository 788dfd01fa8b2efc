import { z } from "zod";
import {
  Alert,
  Button,
  ButtonGroup,
  ErrorSummary,
  Form,
  Heading,
  LinkButton,
  SummaryList,
  Text,
  TextInput,
  type FieldError,
} from "#kern";
import { fill } from "#platform/i18n";
import { field, type PageRequest, type Reply } from "#platform/http/route";
import { isStanding, type Appointment } from "../appointment.ts";
import { confirmAppointment } from "../confirm-appointment.ts";
import { recordUsage } from "#usage";
import type { Settings } from "../settings.ts";
import { timeText } from "../words.ts";
import { messages } from "./messages.ts";
import { readFor, rowsOf } from "./own-appointment.ts";
import { newWishAddress } from "./wish.ts";

interface Typed {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
}

/** Name, and address or number if somebody likes to give one, while the time is kept. */
export function detailsPage(
  request: PageRequest,
  appointment: Appointment,
  settings: Settings,
  typed: Typed = {
    name: appointment.name ?? "",
    email: appointment.email ?? "",
    phone: appointment.phone ?? "",
  },
  errors: readonly (FieldError & { readonly field: string })[] = [],
): Reply {
  const { language, params, query } = request;
  const text = messages(language).hold;
  const base = `/termine/buchung/${params["ref"] ?? ""}`;
  const time = appointment.holdExpiresAt ? timeText(appointment.holdExpiresAt) : "";
  const errorOf = (name: string): string | undefined => {
    const found = errors.find((each) => each.field === name)?.message;
    return typeof found === "string" ? found : undefined;
  };
  const until = query["verlaengert"] === undefined ? text.until : text.extended;
  return {
    status: errors.length > 0 ? 422 : 200,
    page: {
      title: text.title,
      hasErrors: errors.length > 0,
      isPrivate: true,
      section: "/termine",
      body: (
        <>
          <ErrorSummary errors={errors} />
          <Heading level={1}>{text.title}</Heading>
          <Alert
            title={fill(until, { time })}
            live={query["verlaengert"] === undefined ? undefined : "status"}
          >
            {query["grenze"] !== undefined && <Text>{text.often}</Text>}
            <Form action={request.href(`${base}/verlaengern`)} csrf={request.csrf} inline>
              <Button kind="secondary" small>
                {text.extend}
              </Button>
            </Form>
          </Alert>
          <SummaryList rows={rowsOf(request, appointment, settings)} />
          <Form action={request.href(`${base}/angaben`)} csrf={request.csrf}>
            <TextInput
              name="name"
              label={text.name}
              hint={text.nameHint}
              autocomplete="name"
              maxLength={200}
              value={typed.name}
              error={errorOf("name")}
            />
            <TextInput
              name="email"
              type="email"
              label={text.email}
              hint={text.emailHint}
              optional
              autocomplete="email"
              maxLength={254}
              value={typed.email}
              error={errorOf("email")}
            />
            <TextInput
              name="phone"
              type="tel"
              label={text.phone}
              hint={text.phoneHint}
              optional
              autocomplete="tel"
              maxLength={40}
              width="half"
              value={typed.phone}
              error={errorOf("phone")}
            />
            <Text small muted>
              {text.privacy}
            </Text>
            <ButtonGroup>
              <Button>{text.book}</Button>
            </ButtonGroup>
          </Form>
          <ButtonGroup>
            <LinkButton
              kind="tertiary"
              href={request.href(newWishAddress(appointment, undefined, params["ref"]))}
            >
              {text.other}
            </LinkButton>
            <Form action={request.href(`${base}/absagen`)} csrf={request.csrf} inline>
              <Button kind="tertiary">{text.release}</Button>
            </Form>
          </ButtonGroup>
        </>
      ),
    },
  };
}

export async function postDetails(request: PageRequest): Promise<Reply> {
  const { ctx, body, params, language } = request;
  const text = messages(language).hold;
  const { appointment, settings } = await readFor(request);
  if (!appointment || !settings || !isStanding(appointment, ctx.now()) || appointment.status === "booked")
    return { redirect: `/termine/buchung/${params["ref"] ?? ""}` };
  const typed = {
    name: field(body, "name").trim(),
    email: field(body, "email").trim(),
    phone: field(body, "phone").trim(),
  };
  const errors = [
    ...(typed.name.length < 2 || typed.name.length > 200
      ? [{ field: "name", message: text.nameMissing }]
      : []),
    ...(typed.email !== "" && !z.email().max(254).safeParse(typed.email).success
      ? [{ field: "email", message: text.emailWrong }]
      : []),
    ...(typed.phone !== "" && !/^[+\d][\d\s()/-]{4,39}$/.test(typed.phone)
      ? [{ field: "phone", message: text.phoneWrong }]
      : []),
  ];
  if (errors.length > 0) return detailsPage(request, appointment, settings, typed, errors);
  const confirmed = await confirmAppointment(ctx, {
    token: params["ref"] ?? "",
    name: typed.name,
    ...(typed.email === "" ? {} : { email: typed.email }),
    ...(typed.phone === "" ? {} : { phone: typed.phone }),
  });
  if (!confirmed.ok && confirmed.reason === "too-many")
    return detailsPage(request, appointment, settings, typed, [
      { field: typed.email === "" ? "phone" : "email", message: text.tooMany },
    ]);
  if (confirmed.ok) await recordUsage(ctx, { service: "termin", event: "submitted", channel: "online" });
  return { redirect: `/termine/buchung/${params["ref"] ?? ""}` };
}
