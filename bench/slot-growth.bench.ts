import { searchCalendar } from "../src/domains/appointments/calendar.ts";
import type { Bench } from "./support/bench.ts";
import { filledCalendar } from "./support/calendar.ts";
import { measureAgainst } from "./support/measure.ts";

/** The search at 64 desks in 180 days, against that at 12 desks in 60 days: a sixteenfold office, at most ten times. */
export const bench: Bench = {
  name: "slot-growth",
  unit: "searches/s",
  atLeast: 0.1,
  run: async () => {
    const large = filledCalendar({ desks: 64, days: 180, full: 0.7 }).calendar;
    const small = filledCalendar({ desks: 12, days: 60, full: 0.7 }).calendar;
    const search = { audience: "public", cells: 3, skills: ["a"] } as const;
    const result = await measureAgainst(
      () => searchCalendar(large, search),
      () => searchCalendar(small, search),
    );
    return {
      ...result,
      note: `${(1000 / result.value).toFixed(3)} ms against ${(1000 / result.yardstick).toFixed(3)} ms`,
    };
  },
};
