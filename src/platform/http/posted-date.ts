import { field, type FormBody } from "./route.ts";

/** The three parts of a date field as they were typed, to show them again. */
export interface TypedDate {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

/** The parts of a date field (`due-day`, `due-month`, `due-year`) as they were posted. */
export function typedDate(body: FormBody, name: string): TypedDate {
  const [day, month, year] = ["day", "month", "year"].map((part) => field(body, `${name}-${part}`));
  return { day: day ?? "", month: month ?? "", year: year ?? "" };
}

/** The date of three posted inputs; undefined where it is none, such as 31 June. */
export function postedDate(body: FormBody, name: string): Temporal.PlainDate | undefined {
  const { day, month, year } = typedDate(body, name);
  if (![day, month, year].every((part) => /^\s*\d{1,4}\s*$/.test(part))) return undefined;
  try {
    return Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: "reject" },
    );
  } catch {
    return undefined;
  }
}
