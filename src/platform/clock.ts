/** Where the time comes from. Nothing else in the project asks the machine for it. */
export interface Clock {
  now(): Temporal.Instant;
}

export const systemClock: Clock = { now: () => Temporal.Now.instant() };

/** The zone of every German city: civil dates and opening hours are meant in it. */
export const CITY_TIME_ZONE = "Europe/Berlin";

/** The civil date of an instant in the city's zone. */
export function dateOf(instant: Temporal.Instant): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(CITY_TIME_ZONE).toPlainDate();
}

/** The instant at which a civil date begins in the city's zone. */
export function startOf(date: Temporal.PlainDate): Temporal.Instant {
  return date.toZonedDateTime(CITY_TIME_ZONE).toInstant();
}

/** A clock for tests and for making history: it stands still until it is moved. */
export interface SetClock extends Clock {
  set(instant: Temporal.Instant | string): void;
  advance(duration: Temporal.DurationLike): void;
}

export function setClock(start: Temporal.Instant | string): SetClock {
  let current = Temporal.Instant.from(start);
  return {
    now: () => current,
    set: (instant) => {
      current = Temporal.Instant.from(instant);
    },
    advance: (duration) => {
      current = current.toZonedDateTimeISO(CITY_TIME_ZONE).add(duration).toInstant();
    },
  };
}
