import { codeKinds } from "#documents";
import type { System } from "#platform/context";
import type { JobKind } from "#platform/jobs";
import { CODE_START, deleteExpiredCodes } from "./check-code.ts";
import { licenceCodes } from "./code-kind.ts";
import { registerLicenceMeasures } from "./measures.ts";

export { drivingLicenceRegisters } from "./register.ts";

/** Makes the domain's codes known to `/pruefen`, and its measure. */
export function registerDrivingLicences(system: System): void {
  codeKinds.add(system, CODE_START, licenceCodes);
  registerLicenceMeasures(system);
}

/** Codes that nobody used say who wanted to be checked and when: they go the same night. */
export const checkCodeJob: JobKind = {
  name: "drivingLicences.deleteExpiredCodes",
  schedule: "10 3 * * *",
  run: async (ctx) => void (await deleteExpiredCodes(ctx)),
};
