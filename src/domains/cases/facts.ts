import type { Facts } from "#forms";
import type { Service } from "#catalogue";
import type { Ctx } from "#platform/context";
import { refuseInsideTransaction } from "#platform/database/pool";
import { procedures, type Applicant, type Procedure, type RegisterExtract } from "./procedure.ts";

/** What the registers know for this service's conditions and fields; `today` is always there. */
export async function factsFor(ctx: Ctx, service: Service, applicant: Applicant): Promise<Facts> {
  refuseInsideTransaction("Asking the registers");
  const procedure = procedureOf(ctx, service);
  const known = procedure ? await procedure.facts(ctx, applicant) : {};
  return { ...known, hasAccount: applicant.accountId !== undefined, today: ctx.today().toString() };
}

export function procedureOf(ctx: Ctx, service: Service): Procedure | undefined {
  return service.procedure === undefined ? undefined : procedures.get(ctx.system, service.procedure);
}

/** The extract of a register behind a proof, for the applicant to look at before it is used (EGovG § 5 (5)). */
export async function extractFor(
  ctx: Ctx,
  service: Service,
  applicant: Applicant,
  register: string,
): Promise<RegisterExtract | undefined> {
  refuseInsideTransaction("Asking a register");
  return procedureOf(ctx, service)?.extract?.(ctx, applicant, register);
}
