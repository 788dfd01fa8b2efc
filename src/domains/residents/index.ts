import { procedures } from "#cases";
import { printAccess } from "#documents";
import { personDirectories } from "#identity";
import type { JobKind } from "#platform/jobs";
import type { System } from "#platform/context";
import { registrationCertificate } from "./certificate/procedure.ts";
import { searchKeysJob } from "./fill-search-keys.ts";
import { registerInformation } from "./information/procedure.ts";
import { blockNoticePrintAccess, tellBlockedJob } from "./information/tell-blocked.ts";
import { matchPerson } from "./match-person.ts";
import { retrievalJob } from "./retrieval-log.ts";

export { addResidents } from "./add-residents.ts";
export { moveMainResidence } from "./change-register.ts";
export { readDemoCity, type DemoCity } from "./demo-city.ts";
export type { InventedAddress, InventedResidence, InventedResident } from "./invent-residents.ts";
export { mainResidenceOn } from "./main-residence.ts";
export { matchPerson } from "./match-person.ts";
export { nameKey } from "./name-key.ts";
export { readForService, readPerson, type PersonExtract } from "./read-person.ts";
export type { AsOf, Person, PersonQuery, Residence, ResidentsRegister } from "./register.ts";
export { residentsRegisters } from "./registers.ts";
export { seededRandom, type SeededRandom } from "./seeded-random.ts";
export { readStreets } from "./streets.ts";
export { searchPersons, type FoundPerson } from "./search-persons.ts";

/** Makes the register known to those above (sign-in joins an account to its resident), and its services' procedures. */
export function registerResidents(system: System): void {
  personDirectories.add(system, "residents", { match: matchPerson });
  for (const procedure of [registrationCertificate, registerInformation])
    procedures.add(system, procedure.key, procedure);
  printAccess.add(system, "residents", blockNoticePrintAccess);
}

export const residentsJobs: readonly JobKind[] = [retrievalJob, searchKeysJob, tellBlockedJob];
