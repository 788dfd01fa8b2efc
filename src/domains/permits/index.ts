import { procedures } from "#cases";
import type { System } from "#platform/context";
import { checkApplication } from "./check-application.ts";
import { gatherSituation } from "./gather-situation.ts";
import { grantPermit } from "./grant-permit.ts";
import { registerPermitMeasures } from "./measures.ts";
import { registerZoneDataset } from "./zone-dataset.ts";
import { permitExtract, permitFacts } from "./permit-facts.ts";

export { checkPlate, type PlateAnswer, type PlateState } from "./check-plate.ts";
export { readZonePlan, zonePlanOf } from "./city-zones.ts";
export { lintZones } from "./lint-zones.ts";
export { listPermits, readPermit, type PermitList } from "./list-permits.ts";
export { stateOf, type Permit, type PermitState } from "./permit.ts";
export { withdrawPermit, type Withdrawn } from "./withdraw-permit.ts";
export { zoneOf, type ZoneAnswer } from "./zone-of.ts";
export type { Zone, ZonePlan } from "./zone-plan.ts";

/** Makes the procedure behind services with `procedure: resident-parking-permit` known, and the domain's measure. */
export function registerPermits(system: System): void {
  procedures.add(system, "resident-parking-permit", {
    key: "resident-parking-permit",
    facts: permitFacts,
    extract: permitExtract,
    check: async (ctx, application) => checkApplication(await gatherSituation(ctx, application)),
    grant: grantPermit,
  });
  registerPermitMeasures(system);
  registerZoneDataset(system);
}
