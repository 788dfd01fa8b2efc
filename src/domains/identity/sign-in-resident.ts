import { z } from "zod";
import type { Actor, AssuranceLevel } from "#platform/actor";
import { newId } from "#platform/ids";
import { bearer } from "#platform/permissions";
import { verb } from "#platform/verb";
import { personDirectories } from "./person-directory.ts";
import { tables } from "./tables.ts";

const input = z.object({
  issuer: z.string().min(1),
  subject: z.string().min(1).max(255),
  givenNames: z.string().max(200),
  familyName: z.string().max(200),
  birthDate: z.iso.date().optional(),
  email: z.email().optional(),
  level: z.enum(["low", "substantial", "high"]),
});

type ResidentActor = Extract<Actor, { kind: "resident" }>;

/**
 * Signs a resident in with what the identity provider has vouched for, and makes the account at the first time. The
 * account is joined to a person of the residents' register only from level substantial on (OZG § 3 (4)) and only when
 * exactly one person fits.
 */
export const signInResident = verb(
  {
    name: "identity.signInResident",
    permission: bearer(),
    input,
    audit: (given, actor: ResidentActor) => ({
      kind: "account",
      id: actor.accountId,
      accountId: actor.accountId,
      personId: actor.personId,
      purpose: "sign-in",
      detail: { level: given.level },
    }),
  },
  async (ctx, given): Promise<ResidentActor> => {
    const known = await tables(ctx)
      .selectFrom("identity.account")
      .select(["id", "person_id"])
      .where("issuer", "=", given.issuer)
      .where("subject", "=", given.subject)
      .executeTakeFirst();
    const birthDate = given.birthDate ? Temporal.PlainDate.from(given.birthDate) : undefined;
    const identification = { givenNames: given.givenNames, familyName: given.familyName, birthDate };
    const [directory] = personDirectories.list(ctx.system);
    const matched =
      known?.person_id ??
      (given.level === "low" ? undefined : await directory?.[1].match(ctx, identification));
    const account = await tables(ctx)
      .insertInto("identity.account")
      .values({
        id: known?.id ?? newId<"account">(),
        issuer: given.issuer,
        subject: given.subject,
        person_id: matched ?? null,
        given_names: given.givenNames,
        family_name: given.familyName,
        birth_date: birthDate ?? null,
        email: given.email ?? null,
        created_at: ctx.now(),
        seen_at: ctx.now(),
      })
      .onConflict((conflict) =>
        conflict.columns(["issuer", "subject"]).doUpdateSet((update) => ({
          given_names: update.ref("excluded.given_names"),
          family_name: update.ref("excluded.family_name"),
          seen_at: update.ref("excluded.seen_at"),
          deletion_told_at: null,
          person_id: update.ref("excluded.person_id"),
        })),
      )
      .returning("id")
      .executeTakeFirstOrThrow();
    return actorFor(account.id, matched, given.level, `${given.givenNames} ${given.familyName}`.trim());
  },
);

function actorFor(
  accountId: ResidentActor["accountId"],
  personId: ResidentActor["personId"],
  level: AssuranceLevel,
  name: string,
): ResidentActor {
  return { kind: "resident", accountId, personId, level, name };
}
