/** The one list of domains, in the order of who may use whom: each may use the front doors of those above it. */
export const DOMAINS = [
  "forms",
  "identity",
  "usage",
  "catalogue",
  "documents",
  "payments",
  "appointments",
  "cases",
  "intake",
  "residents",
  "civil-status",
  "vehicles",
  "driving-licences",
  "permits",
  "daycare",
  "city-index",
] as const;

/** What a domain offers to `apps/` and `main.ts` alone, beside its front door `index.ts`. */
export const SIDE_DOORS = [
  "portal.tsx",
  "desk.tsx",
  "admin.tsx",
  "api.ts",
  "cli.ts",
  "seed.ts",
  "measures.ts",
] as const;
