import type { Ctx } from "#platform/context";
import type { Id } from "#platform/ids";

/** A vehicle as it is registered on a day. */
export interface Vehicle {
  readonly id: Id<"vehicle">;
  /** As in the engine's plate field: `J-AB 123`. */
  readonly plate: string;
  /** The keeper, where it is a person of the residents' register. */
  readonly keeperId: Id<"person"> | undefined;
  /** Permissible total mass (field F.1). */
  readonly grossWeightKg: number;
  readonly keptSince: Temporal.PlainDate;
}

/** On which day something was true, and at which moment we are asked what we knew; both default to now. */
export interface AsOf {
  readonly on?: Temporal.PlainDate;
  readonly knownAt?: Temporal.Instant;
}

/** What this project asks of a vehicle register (StVG § 31 (1)). A city's own system takes its place by an adapter. */
export interface VehicleRegister {
  byPlate(ctx: Ctx, plate: string, asOf?: AsOf): Promise<Vehicle | undefined>;
  ofKeeper(ctx: Ctx, keeperId: Id<"person">, asOf?: AsOf): Promise<readonly Vehicle[]>;
}
