import { z } from "zod";
import { orderRefund, payAtCounter } from "#payments";
import { staff } from "#platform/permissions";
import { verb } from "#platform/verb";
import { openForTeam } from "./change-case.ts";

const caseworker = staff("caseworker", "lead");
const caseId = z.uuid();

/** Notes that the fee of a case of the caller's team was paid at the counter; false when nothing was open. */
export const takeCounterPayment = verb(
  {
    name: "cases.takeCounterPayment",
    permission: caseworker,
    input: z.object({ caseId }),
    audit: (given, isPaid: boolean) => (isPaid ? { kind: "case", id: given.caseId } : undefined),
  },
  async (ctx, given): Promise<boolean> => {
    const { row } = await openForTeam(ctx, given.caseId);
    return payAtCounter(ctx, { subjectId: row.id });
  },
);

/** Orders the refund of the fee of a case of the caller's team; false when nothing had been paid. */
export const refundCase = verb(
  {
    name: "cases.refundCase",
    permission: caseworker,
    input: z.object({ caseId, reason: z.string().trim().min(3).max(500) }),
    audit: (given, isOrdered: boolean) => (isOrdered ? { kind: "case", id: given.caseId } : undefined),
  },
  async (ctx, given): Promise<boolean> => {
    const { row } = await openForTeam(ctx, given.caseId);
    return orderRefund(ctx, { subjectId: row.id, reason: given.reason });
  },
);
