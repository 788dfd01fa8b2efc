import type { Answers, Facts } from "#forms";
import type { Id } from "#platform/ids";
import { seededRandom, type InventedResident, type SeededRandom } from "#residents";
import type { NewVehicle } from "#vehicles";
import { lastDayOf } from "./permit-dates.ts";
import type { WithdrawalReason } from "./tables.ts";
import { zoneOf } from "./zone-of.ts";
import type { Zone, ZonePlan } from "./zone-plan.ts";

/** An application of the past in the form in which `cases` writes invented ones. */
export interface InventedApplication {
  readonly serviceKey: string;
  readonly createdAt: Temporal.Instant;
  readonly channel: "online" | "counter" | "phone" | "paper";
  readonly personId: Id<"person"> | undefined;
  readonly applicantName: string;
  readonly answers: Answers;
  readonly facts: Facts;
  readonly end?: {
    readonly outcome: "granted" | "refused" | "withdrawn";
    readonly at: Temporal.Instant;
    readonly isAutomatic: boolean;
    readonly validFrom?: Temporal.PlainDate;
    readonly validUntil?: Temporal.PlainDate;
  };
}

export interface InventedPermit {
  readonly zone: Zone;
  readonly personId: Id<"person">;
  readonly plate: string;
  readonly validFrom: Temporal.PlainDate;
  readonly validUntil: Temporal.PlainDate;
  readonly createdAt: Temporal.Instant;
  readonly withdrawn?: { readonly at: Temporal.Instant; readonly because: WithdrawalReason };
  /** The application behind it, where it lies within the history. */
  readonly application: InventedApplication | undefined;
}

export interface Population {
  readonly residents: readonly (InventedResident & { readonly id: Id<"person"> })[];
  readonly vehicles: readonly NewVehicle[];
}

export interface Inventing extends Population {
  readonly plan: ZonePlan;
  readonly serviceKey: string;
  readonly place: string;
  readonly now: Temporal.Instant;
  readonly today: Temporal.PlainDate;
  readonly seed: number;
}

const HISTORY = { weeks: 26 };
/** 1,727 permits for 108,394 main residences; a small demo has more of them, so that its queues show something. */
const PERMITS_A_RESIDENT = 1727 / 108_394;
const LEAST_PERMITS = 100;

/** Permits and applications of the last half year and what is left of the time before; the same for the same seed. */
export function inventHistory(inventing: Inventing): {
  permits: InventedPermit[];
  applications: InventedApplication[];
} {
  const random = seededRandom(inventing.seed);
  const holders = shuffled(random, eligible(inventing));
  const wanted = Math.min(
    Math.max(LEAST_PERMITS, Math.round(inventing.residents.length * PERMITS_A_RESIDENT)),
    Math.floor(holders.length * 0.8),
  );
  const permits = holders.slice(0, wanted).flatMap((holder) => inventPermits(random, inventing, holder));
  const others = holders
    .slice(wanted, wanted + Math.ceil(wanted / 12))
    .map((holder) => inventUngranted(random, inventing, holder));
  const applications = [...permits.flatMap((permit) => permit.application ?? []), ...others];
  return {
    permits,
    applications: applications.toSorted((a, b) => Temporal.Instant.compare(a.createdAt, b.createdAt)),
  };
}

export interface Holder {
  readonly resident: Population["residents"][number];
  readonly vehicle: NewVehicle;
  readonly address: InventedResident["residences"][number];
  readonly zone: Zone;
  /** The first day on which the permit could have begun. */
  readonly since: Temporal.PlainDate;
}

/** Residents of a zone who keep a light vehicle. */
export function eligible({ residents, vehicles, plan, today }: Inventing): Holder[] {
  const byKeeper = new Map(vehicles.map((vehicle) => [vehicle.keeperId, vehicle]));
  return residents.flatMap((resident) => {
    const vehicle = byKeeper.get(resident.id);
    const address = resident.residences.find(
      (residence) => residence.kind === "main" && !residence.validUntil,
    );
    if (!vehicle || !address || vehicle.grossWeightKg >= plan.rules.grossWeightLimitKg) return [];
    const answer = zoneOf(plan, address, today);
    if (answer.kind !== "in") return [];
    const zoneSince = plan.zones
      .flatMap((zone) => [zone.from, ...zone.streets.map((entry) => entry.from)])
      .filter((from) => from !== undefined)
      .filter(
        (from) =>
          zoneOf(plan, address, from.subtract({ days: 1 })).kind !== "in" &&
          zoneOf(plan, address, from).kind === "in",
      );
    const since =
      [address.validFrom, vehicle.keptSince, ...zoneSince].toSorted(Temporal.PlainDate.compare).at(-1) ??
      today;
    return [{ resident, vehicle, address, zone: answer.zone, since }];
  });
}

function inventPermits(random: SeededRandom, inventing: Inventing, holder: Holder): InventedPermit[] {
  const { today, plan } = inventing;
  const age = Math.min(
    random.between(0, 364),
    Math.max(0, holder.since.until(today, { largestUnit: "days" }).days),
  );
  const validFrom = today.subtract({ days: age });
  const before = validFrom.subtract(plan.rules.validity);
  const isExtension = Temporal.PlainDate.compare(before, holder.since) >= 0 && random.chance(0.7);
  const current = inventPermit(random, inventing, holder, validFrom, isExtension ? "extend" : "new");
  if (!isExtension) return [random.chance(0.04) ? withdraw(random, inventing, current) : current];
  return [
    {
      ...inventPermit(random, inventing, holder, before, "new"),
      validUntil: validFrom.subtract({ days: 1 }),
    },
    current,
  ];
}

function inventPermit(
  random: SeededRandom,
  inventing: Inventing,
  holder: Holder,
  validFrom: Temporal.PlainDate,
  purpose: "new" | "extend",
): InventedPermit {
  const { plan, today, now } = inventing;
  const validUntil = lastDayOf(validFrom, plan.rules.validity);
  const appliedOn = validFrom.subtract({
    days: purpose === "extend" ? random.between(1, 20) : random.between(0, 4),
  });
  const createdAt = atDaytime(random, appliedOn, now);
  const isAutomatic = random.chance(0.8);
  const decidedAt = earlier(
    createdAt.add({ minutes: isAutomatic ? random.between(1, 40) : random.between(600, 9000) }),
    now,
  );
  const isRecent = Temporal.PlainDate.compare(appliedOn, today.subtract(HISTORY)) >= 0;
  const application = isRecent
    ? {
        ...applicationOf(random, inventing, holder, { purpose, createdAt, startDate: validFrom }),
        end: { outcome: "granted" as const, at: decidedAt, isAutomatic, validFrom, validUntil },
      }
    : undefined;
  return {
    zone: holder.zone,
    personId: holder.resident.id,
    plate: holder.vehicle.plate,
    validFrom,
    validUntil,
    createdAt: decidedAt,
    application,
  };
}

function withdraw(random: SeededRandom, { now }: Inventing, permit: InventedPermit): InventedPermit {
  const at = earlier(permit.createdAt.add({ hours: 24 * random.between(3, 90) }), now);
  return { ...permit, withdrawn: { at, because: random.pick(["returned", "moved-away", "lost"]) } };
}

function inventUngranted(random: SeededRandom, inventing: Inventing, holder: Holder): InventedApplication {
  const appliedOn = inventing.today.subtract({ days: random.between(12, 180) });
  const createdAt = atDaytime(random, appliedOn, inventing.now);
  const at = createdAt.add({ hours: random.between(5, 200) });
  const outcome = random.chance(0.75) ? ("refused" as const) : ("withdrawn" as const);
  const application = applicationOf(random, inventing, holder, {
    purpose: "new",
    createdAt,
    startDate: appliedOn,
  });
  return {
    ...application,
    answers: { ...application.answers, hasPrivateSpace: true },
    end: { outcome, at: earlier(at, inventing.now), isAutomatic: false },
  };
}

export interface Wish {
  readonly purpose: "new" | "extend" | "change-plate" | "lost" | "return";
  readonly createdAt: Temporal.Instant;
  readonly startDate: Temporal.PlainDate;
}

/** An application as somebody with an account would have made it, every register allowed. */
export function applicationOf(
  random: SeededRandom,
  { serviceKey, place }: Inventing,
  { resident, vehicle, address }: Holder,
  wish: Wish,
): InventedApplication {
  return {
    serviceKey,
    createdAt: wish.createdAt,
    channel: random.chance(0.78) ? "online" : random.pick(["counter", "counter", "phone", "paper"]),
    personId: resident.id,
    applicantName: `${resident.givenNames} ${resident.familyName}`,
    answers: {
      purpose: wish.purpose,
      home: {
        street: address.street,
        houseNumber: address.houseNumber,
        postalCode: address.postalCode,
        city: place,
      },
      residenceProof: { source: "retrieve" },
      hasPrivateSpace: false,
      plate: vehicle.plate,
      isLight: true,
      vehicleUse: "own",
      vehicleProof: { source: "retrieve" },
      startDate: wish.startDate.toString(),
      lossKind: "lost",
      truth: true,
    },
    facts: {
      inRegister: true,
      hasAccount: true,
      enteredByStaff: false,
      today: wish.createdAt.toZonedDateTimeISO("Europe/Berlin").toPlainDate().toString(),
    },
  };
}

/** Between seven and ten in the evening, never later than now. */
export function atDaytime(
  random: SeededRandom,
  day: Temporal.PlainDate,
  now: Temporal.Instant,
): Temporal.Instant {
  const time = new Temporal.PlainTime(random.between(7, 21), random.between(0, 59), random.between(0, 59));
  return earlier(day.toZonedDateTime({ timeZone: "Europe/Berlin", plainTime: time }).toInstant(), now);
}

function earlier(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) < 0 ? a : b;
}

function shuffled<Value>(random: SeededRandom, values: readonly Value[]): Value[] {
  return values
    .map((value) => ({ value, order: random.next() }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ value }) => value);
}
