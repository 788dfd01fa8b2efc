import { settingsSchema } from "#appointments";
import {
  makeCalendar,
  putTaken,
  type Calendar,
  type Taken,
} from "../../src/domains/appointments/calendar.ts";
import { seededRandom } from "../../src/domains/appointments/seeded-random.ts";

export const FIRST_DAY = "2026-06-15";

/** An office open eight hours a day with so many desks, filled at random to the share, the same each time. */
export function filledCalendar(options: {
  readonly desks: number;
  readonly days: number;
  readonly full: number;
}): { readonly calendar: Calendar; readonly taken: readonly Taken[] } {
  const { desks, days, full } = options;
  const skills = ["a", "b", "c", "d"];
  const keys = Array.from({ length: desks }, (_, desk) => `desk-${desk}`);
  const office = settingsSchema.shape.offices.element.parse({
    key: "town",
    name: { de: "Amt" },
    office: "amt",
    resources: keys.map((key, desk) => ({
      key,
      name: { de: key },
      skills: skills.filter((_, skill) => skill === desk % 4 || skill === (desk + 1) % 4),
    })),
    openings: [{ hours: "Mo-Su 08:00-16:00", public: keys }],
  });
  const calendar = makeCalendar(office, {
    firstDay: Temporal.PlainDate.from(FIRST_DAY),
    days,
    gridMinutes: 5,
    isHoliday: () => false,
  });
  const random = seededRandom(7);
  const taken: Taken[] = [];
  for (let day = 0; day < days; day += 1) {
    const ofDay: Taken[] = [];
    for (const key of keys) {
      const opens = (calendar.dayMs[day] ?? 0) + 8 * 3_600_000;
      // Visits of 15 to 30 minutes one after another, with gaps that leave the wanted share free.
      for (let cell = 0; cell < 96;) {
        const length = 3 + Math.floor(random() * 4);
        if (random() < full && cell + length <= 96)
          ofDay.push({
            bookingId: `${day} ${key} ${cell}`,
            appointmentId: "",
            resource: key,
            fromMs: opens + cell * 300_000,
            toMs: opens + (cell + length) * 300_000,
            skills: [],
            isPublic: true,
          });
        cell += length;
      }
    }
    putTaken(calendar, day, ofDay);
    taken.push(...ofDay);
  }
  return { calendar, taken };
}
