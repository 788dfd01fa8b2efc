import { z } from "zod";
import { CELL_MINUTES, type AppointmentService, type Settings } from "./settings.ts";

/** One service of a visit and for how many persons. */
export const visitSchema = z
  .array(z.object({ service: z.string().max(80), persons: z.int().min(1).max(30).default(1) }))
  .min(1)
  .max(8);
export type Visit = z.output<typeof visitSchema>;

/** What a visit takes: how long, and what the place must be able to do. */
export interface VisitNeed {
  readonly minutes: number;
  readonly bufferMinutes: number;
  /** Cells with the buffer. */
  readonly cells: number;
  readonly skills: readonly string[];
  readonly persons: number;
}

/** Adds up services and persons; undefined where one is not offered or has too many persons. */
export function needOf(settings: Settings, visit: Visit): VisitNeed | undefined {
  const parts: { service: AppointmentService; persons: number }[] = [];
  for (const { service: key, persons } of visit) {
    const service = settings.services.find((each) => each.key === key);
    if (!service || persons > service.mostPersons) return undefined;
    parts.push({ service, persons });
  }
  const minutes = parts.reduce(
    (sum, { service, persons }) =>
      sum + service.minutes + (persons - 1) * (service.minutesForFurther ?? service.minutes),
    0,
  );
  const bufferMinutes = Math.max(...parts.map(({ service }) => service.bufferMinutes));
  return {
    minutes,
    bufferMinutes,
    cells: (minutes + bufferMinutes) / CELL_MINUTES,
    skills: [...new Set(parts.map(({ service }) => service.skill))],
    persons: Math.max(...parts.map(({ persons }) => persons)),
  };
}
