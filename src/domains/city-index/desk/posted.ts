import { field, type PageRequest } from "#platform/http/route";

/** What is wrong with a posted form, by the name of the field. */
export interface FormError {
  readonly field?: string;
  readonly message: string;
}

export function errorAt(errors: readonly FormError[], name: string): string | undefined {
  return errors.find((error) => error.field === name)?.message;
}

/** The three parts of a date as they were typed, to show them again. */
export function typedDate(request: PageRequest, name: string): { day: string; month: string; year: string } {
  return {
    day: field(request.body, `${name}-day`),
    month: field(request.body, `${name}-month`),
    year: field(request.body, `${name}-year`),
  };
}

/** The date of three posted inputs; undefined where it is none. */
export function postedDate(request: PageRequest, name: string): Temporal.PlainDate | undefined {
  const { day, month, year } = typedDate(request, name);
  try {
    return Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: "reject" },
    );
  } catch {
    return undefined;
  }
}

/** A number as people write it, with comma or point and without thousands marks; undefined where it is none. */
export function postedNumber(request: PageRequest, name: string): number | undefined {
  const text = field(request.body, name).trim().replace(",", ".");
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}
