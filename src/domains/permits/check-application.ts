import type { CheckResult } from "#cases";
import type { Purpose } from "./application.ts";
import { checkCurrentPermit } from "./rules/current-permit.ts";
import { checkExtension } from "./rules/extension.ts";
import { checkIdentity } from "./rules/identity.ts";
import { checkKeeper } from "./rules/keeper.ts";
import { checkMainResidence } from "./rules/main-residence.ts";
import { checkOnePermit } from "./rules/one-permit.ts";
import { checkPlateCode } from "./rules/plate.ts";
import { checkPrivateSpace } from "./rules/private-space.ts";
import { checkWeight } from "./rules/weight.ts";
import { checkZone } from "./rules/zone.ts";
import type { Situation } from "./situation.ts";

type Rule = (situation: Situation) => CheckResult;

const ofVehicle: readonly Rule[] = [checkPlateCode, checkKeeper, checkWeight];
const ofResidence: readonly Rule[] = [checkMainResidence, checkZone, checkPrivateSpace];

const RULES: Readonly<Record<Purpose, readonly Rule[]>> = {
  new: [checkIdentity, ...ofResidence, checkOnePermit, ...ofVehicle],
  extend: [checkIdentity, checkExtension, ...ofResidence, ...ofVehicle],
  "change-plate": [checkIdentity, checkCurrentPermit, ...ofVehicle],
  lost: [checkIdentity, checkCurrentPermit],
  return: [checkIdentity, checkCurrentPermit],
};

/** All checks of an application, in the order in which a caseworker reads them. */
export function checkApplication(situation: Situation): CheckResult[] {
  return RULES[situation.application.purpose].map((rule) => rule(situation));
}
