import { tablesOf, type Filled } from "#platform/database/database";
import type { Id } from "#platform/ids";

export interface VehicleTable {
  id: Id<"vehicle">;
  vin: string | null;
  gross_weight_kg: number;
  created_at: Temporal.Instant;
}

export interface KeepingTable {
  id: Id<"keeping">;
  vehicle_id: Id<"vehicle">;
  plate: string;
  keeper_id: Id<"person"> | null;
  valid_from: Temporal.PlainDate;
  valid_until: Temporal.PlainDate | null;
  created_at: Temporal.Instant;
  superseded_at: Filled<Temporal.Instant | null>;
}

export interface VehiclesTables {
  "vehicles.vehicle": VehicleTable;
  "vehicles.keeping": KeepingTable;
}

export const tables = tablesOf<VehiclesTables>();
