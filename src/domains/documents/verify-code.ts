import { z } from "zod";
import type { LocalizedText } from "#platform/i18n";
import { hashOf, normalizeCode } from "#platform/ids";
import { anyone } from "#platform/permissions";
import { view } from "#platform/verb";
import { tables } from "./tables.ts";

export type VerificationState = "valid" | "not-yet-valid" | "expired" | "revoked" | "unknown";

/** All that anybody may learn from a code: no name, no plate, no address. */
export interface Verification {
  readonly state: VerificationState;
  readonly title?: LocalizedText;
  readonly validFrom?: Temporal.PlainDate;
  readonly validUntil?: Temporal.PlainDate;
}

/** Tells whether the thing with this code holds today. */
export const verifyCode = view(
  { name: "documents.verifyCode", permission: anyone, input: z.object({ code: z.string().max(200) }) },
  async (ctx, { code }): Promise<Verification> => {
    const row = await tables(ctx)
      .selectFrom("documents.verification")
      .select(["title", "valid_from", "valid_until", "revoked_at"])
      .where("code_hash", "=", hashOf(normalizeCode(code)))
      .executeTakeFirst();
    if (!row) return { state: "unknown" };
    const validUntil = row.valid_until ?? undefined;
    return {
      state: stateOf(
        { validFrom: row.valid_from, validUntil, revokedAt: row.revoked_at ?? undefined },
        ctx.now(),
        ctx.today(),
      ),
      title: row.title,
      validFrom: row.valid_from,
      ...(validUntil ? { validUntil } : {}),
    };
  },
);

interface Validity {
  readonly validFrom: Temporal.PlainDate;
  readonly validUntil: Temporal.PlainDate | undefined;
  readonly revokedAt: Temporal.Instant | undefined;
}

/** Both days are valid days. Revoked wins over the rest: it says that somebody ended it. */
export function stateOf(
  validity: Validity,
  now: Temporal.Instant,
  today: Temporal.PlainDate,
): VerificationState {
  const { validFrom, validUntil, revokedAt } = validity;
  if (revokedAt && Temporal.Instant.compare(revokedAt, now) <= 0) return "revoked";
  if (Temporal.PlainDate.compare(today, validFrom) < 0) return "not-yet-valid";
  if (validUntil && Temporal.PlainDate.compare(today, validUntil) > 0) return "expired";
  return "valid";
}
