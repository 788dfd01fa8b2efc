import { tablesOf } from "#platform/database/database";
import type { Id } from "#platform/ids";

export interface UsageTables {
  "usage.event": {
    id: Id<"usage-event">;
    created_on: Temporal.PlainDate;
    service: string;
    event: string;
    channel: string;
    page: string | null;
  };
  "usage.daily_count": {
    created_on: Temporal.PlainDate;
    service: string;
    event: string;
    channel: string;
    page: string;
    count: number;
  };
  "usage.satisfaction": {
    id: Id<"satisfaction">;
    created_on: Temporal.PlainDate;
    service: string;
    stars: number;
    comment: string | null;
  };
}

export const tables = tablesOf<UsageTables>();
