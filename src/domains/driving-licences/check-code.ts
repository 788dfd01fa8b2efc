import { z } from "zod";
import { recordUsage } from "#usage";
import { ANONYMOUS } from "#platform/actor";
import { as, type Ctx } from "#platform/context";
import { execute } from "#platform/database/database";
import { hashOf, newCode, normalizeCode, type Id } from "#platform/ids";
import { anyone } from "#platform/permissions";
import { verb } from "#platform/verb";
import { privilegesOn, type DrivingPrivilege } from "./licence.ts";
import { USAGE } from "./measures.ts";
import { holder, licenceToday, ownPerson } from "./own-licence.ts";
import { registerOf } from "./register.ts";
import { tables } from "./tables.ts";

/** The key in `codeKinds`: how these codes begin. */
export const CODE_START = "UF";
/** 18 characters of 5 bits beside the two of the kind: nobody guesses 90 bits in a minute. */
const CODE_CHARACTERS = 18;
const CODE_LIFE = Temporal.Duration.from({ seconds: 60 });

export type CheckCodeMade =
  | {
      readonly ok: true;
      readonly code: string;
      readonly expiresAt: Temporal.Instant;
      readonly personId: Id<"person">;
    }
  | { readonly ok: false; readonly reason: "no-licence" };

/** Makes the code that a checker can use once within 60 seconds; one that was made before ends with it. */
export const makeCheckCode = verb(
  {
    name: "drivingLicences.makeCheckCode",
    permission: holder,
    input: z.object({}),
    audit: (_given, made: CheckCodeMade) =>
      made.ok
        ? { kind: "driving-licence", id: made.personId, personId: made.personId, purpose: "licence-check" }
        : undefined,
  },
  async (ctx): Promise<CheckCodeMade> => {
    const personId = ownPerson(ctx);
    if (!personId || !(await registerOf(ctx).find(ctx, personId))) return { ok: false, reason: "no-licence" };
    const code = normalizeCode(CODE_START + newCode(CODE_CHARACTERS));
    const expiresAt = ctx.now().add(CODE_LIFE);
    const values = { code_hash: hashOf(code), created_at: ctx.now(), expires_at: expiresAt };
    await tables(ctx)
      .insertInto("driving_licences.check_code")
      .values({ person_id: personId, ...values })
      .onConflict((conflict) => conflict.column("person_id").doUpdateSet(values))
      .execute();
    return { ok: true, code, expiresAt, personId };
  },
);

/** What a checker needs to compare with the person and an identity card, and nothing more. */
export interface CheckedLicence {
  /** `not-valid` does not say why. */
  readonly state: "valid" | "card-expired" | "card-missing" | "not-valid";
  readonly givenName: string;
  readonly familyName: string;
  /** Those that hold today; none where the licence is not valid. */
  readonly privileges: readonly DrivingPrivilege[];
}

interface Checked {
  readonly personId: Id<"person">;
  readonly answer: CheckedLicence;
}

/** Deleting the row is using the code: of two at once only one gets it. */
const useCode = verb(
  {
    name: "drivingLicences.checkLicence",
    permission: anyone,
    input: z.object({ code: z.string().max(200) }),
    audit: (_given, checked: Checked | undefined) =>
      checked && {
        kind: "driving-licence",
        id: checked.personId,
        personId: checked.personId,
        purpose: "licence-check",
        detail: { state: checked.answer.state },
      },
  },
  async (ctx, { code }): Promise<Checked | undefined> => {
    const [used] = await execute<{ person_id: Id<"person"> }>(
      ctx.db,
      "DELETE FROM driving_licences.check_code WHERE code_hash = $1 AND expires_at > $2 RETURNING person_id",
      [hashOf(normalizeCode(code)), ctx.now()],
    );
    const found = used && (await licenceToday(ctx, used.person_id));
    if (!found) return undefined;
    await recordUsage(ctx, { service: USAGE, event: "checked", channel: "online" });
    const { licence, state } = found;
    const isEntitled = state !== "suspended" && state !== "ended";
    return {
      personId: licence.personId,
      answer: {
        state: isEntitled ? state : "not-valid",
        givenName: licence.givenName,
        familyName: licence.familyName,
        privileges: isEntitled ? privilegesOn(licence, ctx.today()) : [],
      },
    };
  },
);

/**
 * Checks a licence by its code. Undefined for a code that is unknown, used or expired: the checker learns no more.
 * Whether a resident who checks is signed in by chance does not matter, and is not written down.
 */
export async function checkLicence(
  ctx: Ctx,
  given: { readonly code: string },
): Promise<CheckedLicence | undefined> {
  const checker = ctx.actor.kind === "resident" ? as(ctx, ANONYMOUS) : ctx;
  return (await useCode(checker, given))?.answer;
}

/** Deletes codes that nobody used in time. @returns how many */
export async function deleteExpiredCodes(ctx: Ctx): Promise<number> {
  const { numDeletedRows } = await tables(ctx)
    .deleteFrom("driving_licences.check_code")
    .where("expires_at", "<=", ctx.now())
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
