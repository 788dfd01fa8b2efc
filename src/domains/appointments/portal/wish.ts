import { z } from "zod";
import { newToken } from "#platform/ids";
import { field, type FormBody } from "#platform/http/route";
import type { Appointment } from "../appointment.ts";
import type { SlotWish } from "../find-slots.ts";
import type { Settings } from "../settings.ts";

export const TIMES_OF_DAY = {
  morning: { until: "12:00" },
  afternoon: { from: "12:00" },
  evening: { from: "15:00" },
} as const;
export type TimeOfDay = keyof typeof TIMES_OF_DAY;

/** What somebody looks for: it stands in the address of every page on the way, so that nothing is lost. */
export interface Wish {
  readonly services: readonly string[];
  readonly persons: number;
  readonly needs: readonly string[];
  readonly office: string | undefined;
  readonly weekdays: readonly number[];
  readonly time: TimeOfDay | undefined;
  /** The first day to be shown. */
  readonly from: string | undefined;
  /** The appointment-to-be: two tabs of one search lead to one appointment. */
  readonly token: string;
  /** The appointment that is to be moved: its secret or code. */
  readonly move: string | undefined;
}

const SERVICE = "leistung-";
const NEED = "hilfe-";
const WEEKDAY = "tag-";

export const serviceField = (key: string): string => `${SERVICE}${key}`;
export const needField = (skill: string): string => `${NEED}${skill}`;
export const weekdayField = (day: number): string => `${WEEKDAY}${day}`;

/** Reads a wish from an address or a form; what it does not know is left out. */
export function readWish(given: FormBody, settings: Settings): Wish {
  const named = (prefix: string): string[] =>
    Object.keys(given)
      .filter((name) => name.startsWith(prefix) && field(given, name) !== "")
      .map((name) => name.slice(prefix.length));
  const skills = new Set(interpretersOf(settings).map(({ skill }) => skill));
  const persons = Number(field(given, "personen"));
  const time = field(given, "zeit");
  const token = field(given, "v");
  return {
    services: named(SERVICE)
      .filter((key) => settings.services.some((each) => each.key === key))
      .slice(0, 8),
    persons: Number.isInteger(persons) && persons >= 1 && persons <= 30 ? persons : 1,
    needs: named(NEED).filter((skill) => skills.has(skill)),
    office: settings.offices.find((each) => each.key === field(given, "ort"))?.key,
    weekdays: named(WEEKDAY)
      .map(Number)
      .filter((day) => Number.isInteger(day) && day >= 1 && day <= 7),
    time: isTimeOfDay(time) ? time : undefined,
    from: isDate(field(given, "ab")) ? field(given, "ab") : undefined,
    token: /^[\w-]{20,100}$/.test(token) ? token : newToken(18),
    move: /^[\w-]{4,100}$/.test(field(given, "termin")) ? field(given, "termin") : undefined,
  };
}

/** The wish as fields of a form. */
export function wishFields(wish: Wish): Record<string, string> {
  return {
    ...Object.fromEntries(wish.services.map((key) => [serviceField(key), "1"])),
    ...(wish.persons > 1 ? { personen: String(wish.persons) } : {}),
    ...Object.fromEntries(wish.needs.map((skill) => [needField(skill), "1"])),
    ...(wish.office === undefined ? {} : { ort: wish.office }),
    ...Object.fromEntries(wish.weekdays.map((day) => [weekdayField(day), "1"])),
    ...(wish.time === undefined ? {} : { zeit: wish.time }),
    ...(wish.from === undefined ? {} : { ab: wish.from }),
    v: wish.token,
    ...(wish.move === undefined ? {} : { termin: wish.move }),
  };
}

export function wishAddress(path: string, wish: Wish, more: Readonly<Record<string, string>> = {}): string {
  return `${path}?${new URLSearchParams({ ...wishFields(wish), ...more }).toString()}`;
}

/** The wish as the search takes it. */
export function searchOf(wish: Wish): SlotWish {
  return {
    visit: wish.services.map((service) => ({ service, persons: wish.persons })),
    needs: [...wish.needs],
    weekdays: [...wish.weekdays],
    ...(wish.office === undefined ? {} : { office: wish.office }),
    ...(wish.time === undefined ? {} : TIMES_OF_DAY[wish.time]),
    ...(wish.from === undefined ? {} : { firstDay: wish.from }),
  };
}

/** Interpreters that can be booked beside a desk. */
export function interpretersOf(
  settings: Settings,
): { skill: string; name: Settings["offices"][number]["name"] }[] {
  return settings.offices
    .flatMap((office) => office.resources)
    .filter((resource) => resource.kind === "interpreter")
    .flatMap((resource) => resource.skills.map((skill) => ({ skill, name: resource.name })));
}

function isTimeOfDay(text: string): text is TimeOfDay {
  return text in TIMES_OF_DAY;
}

export function isDate(text: string): boolean {
  return z.iso.date().safeParse(text).success;
}

/** The search for another time of an appointment: `move` moves it; `token` changes a hold that is not booked yet. */
export function newWishAddress(
  { visit, needs }: Pick<Appointment, "visit" | "needs">,
  move: string | undefined,
  token = newToken(18),
): string {
  return wishAddress("/termine/zeiten", {
    services: visit.map((each) => each.service),
    persons: visit[0]?.persons ?? 1,
    needs,
    office: undefined,
    weekdays: [],
    time: undefined,
    from: undefined,
    token,
    move,
  });
}
