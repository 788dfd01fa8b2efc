import { cityOf } from "#catalogue";
import { notFound } from "#platform/errors";
import { localized } from "#platform/i18n";
import type { PageRequest } from "#platform/http/route";
import type { Appointment } from "../appointment.ts";
import { settingsOf } from "../calendars.ts";
import { readAppointment } from "../read-appointment.ts";
import type { Settings } from "../settings.ts";
import { placeText, whenText } from "../words.ts";
import { keyOf } from "./key.ts";
import { messages } from "./messages.ts";

/** The appointment that the address names, with the settings in force. */
export async function readFor(
  request: PageRequest,
): Promise<{ appointment: Appointment | undefined; settings: Settings | undefined }> {
  const ref = request.params["ref"] ?? "";
  const settings = (await settingsOf(request.ctx))?.settings;
  if (!/^[\w-]{4,100}$/.test(ref)) throw notFound();
  return { appointment: await readAppointment(request.ctx, keyOf(ref)), settings };
}

/** Time, place and matter, as every page of an appointment shows them. */
export function rowsOf(
  { ctx, language }: PageRequest,
  appointment: Appointment,
  settings: Settings | undefined,
): { key: string; value: string }[] {
  const text = messages(language).hold;
  const office = settings?.offices.find((each) => each.key === appointment.officeKey);
  const services = settings?.services.filter((each) =>
    appointment.visit.some(({ service }) => service === each.key),
  );
  return [
    { key: text.when, value: whenText(appointment, language) },
    ...(office
      ? [
          {
            key: text.where,
            value: [localized(office.name, language), placeText(cityOf(ctx), office)]
              .filter(Boolean)
              .join(", "),
          },
        ]
      : []),
    ...(services && services.length > 0
      ? [{ key: text.what, value: services.map((each) => localized(each.title, language)).join(", ") }]
      : []),
  ];
}
