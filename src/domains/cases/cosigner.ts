import { isLevelEnough, type AssuranceLevel } from "#platform/actor";
import type { Ctx } from "#platform/context";
import type { Id } from "#platform/ids";
import type { OpenCase } from "./case-file.ts";
import { tables } from "./tables.ts";

/** Who gave or refused the consent that an application needs. */
export interface Cosigner {
  readonly consents: boolean;
  readonly name: string;
  readonly at: Temporal.Instant;
  /** Of the account signed in; without one the name is only what was typed. */
  readonly level: AssuranceLevel | undefined;
  /** The person of the register, where the sign-in was sure enough to name one. */
  readonly personId: Id<"person"> | undefined;
}

/** What of the second person is sealed under the case's key. */
interface Signer {
  readonly name: string;
  readonly level?: AssuranceLevel;
  readonly personId?: Id<"person">;
}

/** A sign-in that is unsure names nobody: an account is joined to the register from level substantial on (OZG § 3 (4)). */
export function sealSigner(ctx: Ctx, { key }: Pick<OpenCase, "key">, typedName: string): Promise<string> {
  const { actor } = ctx;
  const signer: Signer =
    actor.kind === "resident"
      ? {
          name: actor.name,
          level: actor.level,
          ...(actor.personId && isLevelEnough(actor.level, "substantial")
            ? { personId: actor.personId }
            : {}),
        }
      : { name: typedName };
  return ctx.system.encryption.sealJson(key, signer);
}

/** The second person of a case; undefined where nobody was asked or has answered. */
export async function readCosigner(
  ctx: Ctx,
  { row, key }: Pick<OpenCase, "row" | "key">,
): Promise<Cosigner | undefined> {
  const found = await tables(ctx)
    .selectFrom("cases.cosignature")
    .select(["state", "sealed_signer", "decided_at"])
    .where("application_id", "=", row.id)
    .executeTakeFirst();
  if (!found?.sealed_signer || !found.decided_at) return undefined;
  // Sealed by `sealSigner` alone.
  const signer = (await ctx.system.encryption.openJson(key, found.sealed_signer)) as Signer;
  return {
    consents: found.state === "signed",
    name: signer.name,
    at: found.decided_at,
    level: signer.level,
    personId: signer.personId,
  };
}
