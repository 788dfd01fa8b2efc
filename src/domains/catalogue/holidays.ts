import type { IsHoliday } from "./open-now.ts";

const NATIONAL = ["01-01", "05-01", "10-03", "12-25", "12-26"];
/** Days from Easter Sunday: Good Friday, Easter Monday, Ascension, Whit Monday. */
const NATIONAL_MOVABLE = [-2, 1, 39, 50];
const CORPUS_CHRISTI = 60;
const EPIPHANY = "01-06";
const ASSUMPTION = "08-15";
const REFORMATION = "10-31";
const ALL_SAINTS = "11-01";
const WOMEN = "03-08";
const CHILDREN = "09-20";

interface StateHolidays {
  readonly fixed: readonly string[];
  readonly movable?: readonly number[];
  /** Buß- und Bettag: the Wednesday before 23 November. */
  readonly repentance?: boolean;
}

/** What the states' holiday laws add for the whole state; what holds in some places only (Augsburg, Fulda …) is left out. */
const STATES: Readonly<Record<string, StateHolidays>> = {
  "Baden-Württemberg": { fixed: [EPIPHANY, ALL_SAINTS], movable: [CORPUS_CHRISTI] },
  Bayern: { fixed: [EPIPHANY, ALL_SAINTS], movable: [CORPUS_CHRISTI] },
  Berlin: { fixed: [WOMEN] },
  Brandenburg: { fixed: [REFORMATION], movable: [0, 49] },
  Bremen: { fixed: [REFORMATION] },
  Hamburg: { fixed: [REFORMATION] },
  Hessen: { fixed: [], movable: [CORPUS_CHRISTI] },
  "Mecklenburg-Vorpommern": { fixed: [WOMEN, REFORMATION] },
  Niedersachsen: { fixed: [REFORMATION] },
  "Nordrhein-Westfalen": { fixed: [ALL_SAINTS], movable: [CORPUS_CHRISTI] },
  "Rheinland-Pfalz": { fixed: [ALL_SAINTS], movable: [CORPUS_CHRISTI] },
  Saarland: { fixed: [ASSUMPTION, ALL_SAINTS], movable: [CORPUS_CHRISTI] },
  Sachsen: { fixed: [REFORMATION], repentance: true },
  "Sachsen-Anhalt": { fixed: [EPIPHANY, REFORMATION] },
  "Schleswig-Holstein": { fixed: [REFORMATION] },
  Thüringen: { fixed: [CHILDREN, REFORMATION] },
};

/** The public holidays of a German state by name; of an unknown state nothing is said. */
export function holidaysOf(state: string): IsHoliday {
  const own = STATES[state];
  if (!own) return () => undefined;
  const fixed = new Set([...NATIONAL, ...own.fixed]);
  const movable = new Set([...NATIONAL_MOVABLE, ...(own.movable ?? [])]);
  return (date) => {
    if (fixed.has(date.toString().slice(5))) return true;
    if (movable.has(easterSunday(date.year).until(date, { largestUnit: "days" }).days)) return true;
    return (
      own.repentance === true && date.month === 11 && date.dayOfWeek === 3 && date.day >= 16 && date.day <= 22
    );
  };
}

/** Easter Sunday by Gauss's rule in Lichtenberg's form, without exceptions. */
export function easterSunday(year: number): Temporal.PlainDate {
  const k = Math.floor(year / 100);
  const m = 15 + Math.floor((3 * k + 3) / 4) - Math.floor((8 * k + 13) / 25);
  const s = 2 - Math.floor((3 * k + 3) / 4);
  const a = year % 19;
  const d = (19 * a + m) % 30;
  const r = Math.floor((d + Math.floor(a / 11)) / 29);
  const og = 21 + d - r;
  const sz = 7 - ((year + Math.floor(year / 4) + s) % 7);
  const oe = 7 - ((og - sz) % 7);
  return Temporal.PlainDate.from({ year, month: 3, day: 1 }).add({ days: og + oe - 1 });
}
