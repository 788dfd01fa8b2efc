import { z } from "zod";
import { ROLES, type Actor } from "#platform/actor";
import { DomainError } from "#platform/errors";
import { newId } from "#platform/ids";
import { bearer } from "#platform/permissions";
import { verb } from "#platform/verb";
import { tables } from "./tables.ts";

const input = z.object({
  issuer: z.string().min(1),
  subject: z.string().min(1).max(255),
  name: z.string().min(1).max(200),
  email: z.email().optional(),
  /** The groups of the city's directory; `groupRoles` says which role each gives. */
  groups: z.array(z.string()),
});

type StaffActor = Extract<Actor, { kind: "staff" }>;

/** Signs a member of staff in. Groups named `stadtkern-role-…` give roles and `stadtkern-team-…` give teams. */
export const signInStaff = verb(
  {
    name: "identity.signInStaff",
    permission: bearer(),
    input,
    audit: (_given, actor: StaffActor) => ({
      kind: "staff",
      id: actor.staffId,
      purpose: "sign-in",
      detail: { roles: actor.roles, teams: actor.teams },
    }),
  },
  async (ctx, given): Promise<StaffActor> => {
    const roles = ROLES.filter((role) => given.groups.includes(`stadtkern-role-${role}`));
    const teams = given.groups.flatMap((group) => /^stadtkern-team-(.+)$/.exec(group)?.[1] ?? []);
    if (roles.length === 0) {
      throw new DomainError("forbidden", {
        text: {
          de: "Ihr Konto hat noch keine Rolle in Stadtkern. Bitten Sie Ihre IT um die Aufnahme in eine Gruppe, die mit „stadtkern-role-“ beginnt.",
          en: "Your account has no role in Stadtkern yet. Ask your IT to add you to a group that begins with “stadtkern-role-”.",
        },
      });
    }
    const values = { name: given.name, email: given.email ?? null, roles, teams, seen_at: ctx.now() };
    const { id } = await tables(ctx)
      .insertInto("identity.staff")
      .values({
        id: newId<"staff">(),
        issuer: given.issuer,
        subject: given.subject,
        created_at: ctx.now(),
        ...values,
      })
      .onConflict((conflict) => conflict.columns(["issuer", "subject"]).doUpdateSet(values))
      .returning("id")
      .executeTakeFirstOrThrow();
    return { kind: "staff", staffId: id, name: given.name, roles, teams };
  },
);
