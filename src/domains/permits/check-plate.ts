import { z } from "zod";
import { readPlate } from "#forms";
import type { Ctx } from "#platform/context";
import { hashOf } from "#platform/ids";
import { staff } from "#platform/permissions";
import { view } from "#platform/verb";
import { stateOf, type Permit } from "./permit.ts";
import { permitsOfPlate } from "./queries.ts";

export type PlateState = "valid" | "expired" | "withdrawn" | "none";

/** What a warden learns of a plate, and nothing more. */
export interface PlateAnswer {
  readonly state: PlateState;
  readonly zone: string | undefined;
  readonly validUntil: Temporal.PlainDate | undefined;
}

/** Wardens, and their devices by a token with `role:warden`. */
export const mayCheckPlates = staff("warden");

const input = z.object({ plate: z.string().min(1).max(12) });

/** The holder is known to the audit alone: nobody who checks a plate learns who it was. */
const look = view(
  {
    name: "permits.checkPlate",
    permission: mayCheckPlates,
    input,
    audit: (
      { plate },
      { answer, permit }: { readonly answer: PlateAnswer; readonly permit: Permit | undefined },
    ) => ({
      kind: "permit",
      // A plate without a permit is not written down in clear.
      id: permit?.id ?? hashOf(`plate:${plate}`),
      personId: permit?.personId,
      purpose: "parking-check",
      detail: { state: answer.state },
    }),
  },
  async (ctx, { plate }): Promise<{ readonly answer: PlateAnswer; readonly permit: Permit | undefined }> => {
    const permit = mostTelling(await permitsOfPlate(ctx, plate), ctx.today());
    return { answer: answerFor(permit, ctx.today()), permit };
  },
);

/** Whether the vehicle with this plate may park as a resident's: one select and one audit row. */
export async function checkPlate(ctx: Ctx, given: z.input<typeof input>): Promise<PlateAnswer> {
  const typed = typeof given.plate === "string" ? readPlate(given.plate) : undefined;
  return (await look(ctx, typed?.ok ? { plate: typed.value } : given)).answer;
}

/** Of several permits the one that answers the warden's question: a valid one, else the one that ended last. */
export function mostTelling(permits: readonly Permit[], on: Temporal.PlainDate): Permit | undefined {
  const begun = permits.filter((permit) => stateOf(permit, on) !== "not-yet");
  return (
    begun.find((permit) => stateOf(permit, on) === "valid") ??
    begun.find(
      (permit) =>
        stateOf(permit, on) === "withdrawn" && Temporal.PlainDate.compare(permit.validUntil, on) >= 0,
    ) ??
    begun.find((permit) => stateOf(permit, on) === "expired")
  );
}

function answerFor(permit: Permit | undefined, on: Temporal.PlainDate): PlateAnswer {
  const state = permit && stateOf(permit, on);
  if (!permit || state === undefined || state === "not-yet")
    return { state: "none", zone: undefined, validUntil: undefined };
  return { state, zone: permit.zoneKey, validUntil: permit.validUntil };
}
