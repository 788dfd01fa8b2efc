import { tablesOf, type Json } from "#platform/database/database";

export interface CatalogueTables {
  "catalogue.definition": {
    service_key: string;
    version: string;
    body: Json<unknown>;
    created_at: Temporal.Instant;
  };
}

export const tables = tablesOf<CatalogueTables>();
