/**
 * The last day of a permit that begins on a day: the day before the same date after the period (BGB § 188 (2) with
 * § 187 (2)). Begun on 29 February it ends on 28 February, since that year has no 29th.
 */
export function lastDayOf(from: Temporal.PlainDate, validity: Temporal.Duration): Temporal.PlainDate {
  const after = from.add(validity);
  const isCutOff = validity.days === 0 && after.day !== from.day;
  return isCutOff ? after : after.subtract({ days: 1 });
}

export type ExtensionTime = "open" | "too-early" | "too-late";

/** Whether a permit can be extended on a day: from so long before its last day until that day itself. */
export function extensionTime(
  lastDay: Temporal.PlainDate,
  opens: Temporal.Duration,
  on: Temporal.PlainDate,
): ExtensionTime {
  if (Temporal.PlainDate.compare(on, lastDay) > 0) return "too-late";
  return Temporal.PlainDate.compare(on, firstExtensionDay(lastDay, opens)) < 0 ? "too-early" : "open";
}

export function firstExtensionDay(lastDay: Temporal.PlainDate, opens: Temporal.Duration): Temporal.PlainDate {
  return lastDay.subtract(opens);
}

/** An extension follows on: it starts on the day after the last one. */
export function startOfExtension(lastDay: Temporal.PlainDate): Temporal.PlainDate {
  return lastDay.add({ days: 1 });
}
