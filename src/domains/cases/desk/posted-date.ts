import { field, type PageRequest } from "#platform/http/route";

/** The date of three posted inputs as ISO text; undefined where it is no date. */
export function postedDate(request: PageRequest, name: string): string | undefined {
  const [day = 0, month = 0, year = 0] = ["day", "month", "year"].map((part) =>
    Number(field(request.body, `${name}-${part}`)),
  );
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: "reject" }).toString();
  } catch {
    return undefined;
  }
}
