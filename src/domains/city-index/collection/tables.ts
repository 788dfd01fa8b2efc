import { tablesOf, type Filled } from "#platform/database/database";
import type { Id } from "#platform/ids";

export interface RoundTable {
  id: Id<"collection-round">;
  edition: string;
  due_on: Temporal.PlainDate;
  opened_by: string;
  closed_at: Filled<Temporal.Instant | null>;
  created_at: Temporal.Instant;
}

export interface TaskTable {
  id: Id<"collection-task">;
  round_id: Id<"collection-round">;
  parameter: string;
  office: string | null;
  due_on: Temporal.PlainDate;
  created_at: Temporal.Instant;
}

export type DeliveryState = "delivered" | "returned" | "signed-off";

export interface DeliveryTable {
  id: Id<"delivery">;
  task_id: Id<"collection-task">;
  value: number;
  source: string;
  valid_on: Temporal.PlainDate;
  delivered_by: string;
  state: DeliveryState;
  reason: Filled<string | null>;
  decided_by: Filled<string | null>;
  decided_at: Filled<Temporal.Instant | null>;
  created_at: Temporal.Instant;
}

export interface CollectionTables {
  "city_index.collection_round": RoundTable;
  "city_index.collection_task": TaskTable;
  "city_index.delivery": DeliveryTable;
}

export const tables = tablesOf<CollectionTables>();
