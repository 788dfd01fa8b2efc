import { BackLink, Button, EmptyState, Heading, Row, Stack } from "#kern";
import { CITY_TIME_ZONE } from "#platform/clock";
import { fill, localized } from "#platform/i18n";
import { field, type PageRequest, type Reply } from "#platform/http/route";
import { settingsOf } from "../calendars.ts";
import { isInstant } from "../change-place.ts";
import { holdAppointment } from "../hold-appointment.ts";
import { moveAppointment } from "../move-appointment.ts";
import { dayText, timeText } from "../words.ts";
import { keyOf } from "./key.ts";
import { messages } from "./messages.ts";
import { findFor, TakeForm } from "./times-page.tsx";
import { isDate, readWish, searchOf, wishAddress } from "./wish.ts";

/** All free times of one day, as buttons by office and hour. */
export async function showDay(request: PageRequest): Promise<Reply> {
  const looked = await findFor(request);
  if ("reply" in looked) return looked.reply;
  const { wish, settings, found } = looked;
  const date = request.query["tag"] ?? "";
  if (!isDate(date)) return { redirect: wishAddress("/termine/zeiten", wish) };
  const { language } = request;
  const text = messages(language).day;
  const day = Temporal.PlainDate.from(date);
  const title = dayText(day, language);
  const offices = found.offices.flatMap(({ officeKey, days }) => {
    const starts = days.find((each) => each.day.equals(day))?.starts ?? [];
    const office = settings.offices.find((each) => each.key === officeKey);
    return office && starts.length > 0 ? [{ office, starts }] : [];
  });
  return {
    page: {
      title,
      section: "/termine",
      isPrivate: true,
      body: (
        <>
          <BackLink href={request.href(wishAddress("/termine/zeiten", wish))}>{text.back}</BackLink>
          <Heading level={1}>{title}</Heading>
          {offices.length === 0 && <EmptyState title={text.none} />}
          {offices.map(({ office, starts }) => (
            <TakeForm key={office.key} request={request} wish={wish}>
              <Heading level={2}>{localized(office.name, language)}</Heading>
              {[...Map.groupBy(starts, hourOf)].map(([hour, ofHour]) => (
                <Stack key={hour} space="small">
                  <Heading level={3}>{fill(text.at, { hour })}</Heading>
                  <Row>
                    {ofHour.map((start) => (
                      <Button
                        key={start.toString()}
                        kind="secondary"
                        small
                        name="start"
                        value={`${office.key} ${start.toString()}`}
                      >
                        {timeText(start)}
                      </Button>
                    ))}
                  </Row>
                </Stack>
              ))}
            </TakeForm>
          ))}
        </>
      ),
    },
  };
}

/** Takes the time whose button was pressed: for a new appointment, or for the one that is to be moved. */
export async function postHold(request: PageRequest): Promise<Reply> {
  const { ctx, body } = request;
  const settings = (await settingsOf(ctx))?.settings;
  if (!settings) return { redirect: "/termine" };
  const wish = readWish(body, settings);
  const [office = "", start = ""] = field(body, "start").split(" ");
  const lost = wishAddress("/termine/zeiten", wish, { vergeben: "1" });
  if (!isInstant(start)) return { redirect: lost };
  if (wish.move !== undefined) {
    const moved = await moveAppointment(ctx, { ...keyOf(wish.move), office, start });
    return { redirect: moved.ok ? `/termine/buchung/${wish.move}?verschoben=1` : lost };
  }
  const { visit, needs } = searchOf(wish);
  if (visit.length === 0) return { redirect: wishAddress("/termine", wish, { pruefen: "1" }) };
  const held = await holdAppointment(ctx, { token: wish.token, office, start, visit, needs });
  if (held.ok) return { redirect: `/termine/buchung/${wish.token}` };
  // The token's appointment is over: the next attempt is a new one.
  if (held.reason === "ended")
    return { redirect: wishAddress("/termine/zeiten", { ...wish, token: "" }, { vergeben: "1" }) };
  return { redirect: lost };
}

function hourOf(start: Temporal.Instant): number {
  return start.toZonedDateTimeISO(CITY_TIME_ZONE).hour;
}
