import { hasCell } from "./cells.ts";
import { isFree, resourcesFor, type Audience, type Calendar } from "./calendar.ts";

export interface Slot {
  readonly audience: Audience;
  readonly day: number;
  readonly cell: number;
  readonly cells: number;
  readonly skills: readonly string[];
}

/**
 * The free resources for a slot, the best first: the one that can do the least beside it, so that specialists stay
 * free, then the one whose free time around the visit is shortest, so that long gaps stay whole.
 */
export function desksFor(calendar: Calendar, slot: Slot): number[] {
  const { audience, day, cell, cells, skills } = slot;
  return resourcesFor(calendar.office.resources, skills)
    .filter((resource) => isFree(calendar, audience, resource, day, cell, cells))
    .map((resource) => ({
      resource,
      skills: calendar.office.resources[resource]?.skills.length ?? 0,
      gap: freeAround(calendar, audience, resource, day, cell, cells),
    }))
    .toSorted((a, b) => a.skills - b.skills || a.gap - b.gap || a.resource - b.resource)
    .map(({ resource }) => resource);
}

/** The free cells right before and right after the visit. */
function freeAround(
  calendar: Calendar,
  audience: Audience,
  resource: number,
  day: number,
  cell: number,
  cells: number,
): number {
  const { words } = calendar;
  const at = (day * calendar.office.resources.length + resource) * words;
  const free = calendar.free[audience];
  let before = 0;
  while (hasCell(free, at, words, cell - before - 1)) before += 1;
  let after = 0;
  while (hasCell(free, at, words, cell + cells + after)) after += 1;
  return before + after;
}
