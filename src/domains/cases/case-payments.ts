import { z } from "zod";
import { orderRefund, payAtCounter } from "#payments";
import type { AuditSubject } from "#platform/audit";
import { staff } from "#platform/permissions";
import { verb } from "#platform/verb";
import { caseworkOn, openForTeam, ownerOf, type CaseOwner } from "./change-case.ts";

const caseworker = staff("caseworker", "lead");
const caseId = z.uuid();

interface OnFee extends CaseOwner {
  /** Whether anything was left to do. */
  readonly isDone: boolean;
}

const audit = (given: { readonly caseId: string }, fee: OnFee): AuditSubject | undefined =>
  fee.isDone ? caseworkOn(given, fee) : undefined;

/** Notes that the fee of a case of the caller's team was paid at the counter. */
export const takeCounterPayment = verb(
  {
    name: "cases.takeCounterPayment",
    permission: caseworker,
    input: z.object({ caseId }),
    audit,
  },
  async (ctx, given): Promise<OnFee> => {
    const open = await openForTeam(ctx, given.caseId);
    return { isDone: await payAtCounter(ctx, { subjectId: open.row.id }), ...ownerOf(open) };
  },
);

/** Orders the refund of the fee of a case of the caller's team. */
export const refundCase = verb(
  {
    name: "cases.refundCase",
    permission: caseworker,
    input: z.object({ caseId, reason: z.string().trim().min(3).max(500) }),
    audit,
  },
  async (ctx, given): Promise<OnFee> => {
    const open = await openForTeam(ctx, given.caseId);
    const isDone = await orderRefund(ctx, { subjectId: open.row.id, reason: given.reason });
    return { isDone, ...ownerOf(open) };
  },
);
