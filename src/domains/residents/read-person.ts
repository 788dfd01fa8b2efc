import { z } from "zod";
import { DomainError, notFound } from "#platform/errors";
import type { Id } from "#platform/ids";
import { either, resident, staff, systemOnly } from "#platform/permissions";
import { view } from "#platform/verb";
import type { Person, Residence } from "./register.ts";
import { registerOf } from "./registers.ts";

export interface PersonExtract {
  readonly person: Person;
  readonly residences: readonly Residence[];
}

const id = z.uuid().transform((text) => text as Id<"person">);

/** Reads a resident's data as staff, for a purpose that the resident can see afterwards (BMG §§ 34, 37). */
export const readPerson = view(
  {
    name: "residents.readPerson",
    permission: staff("registrar", "caseworker", "lead", "front-office"),
    input: z.object({ personId: id, purpose: z.string().trim().min(3).max(200) }),
    audit: ({ personId, purpose }) => ({ kind: "person", id: personId, personId, purpose }),
  },
  async (ctx, { personId }): Promise<PersonExtract> => {
    const register = registerOf(ctx);
    const person = await register.find(ctx, personId);
    if (!person) throw notFound();
    return { person, residences: await register.residences(ctx, personId) };
  },
);

/**
 * Reads a resident's data for a service: for the resident's own application, for one entered at the counter, or for
 * the checks of a case. Undefined where the register does not know the person.
 */
export const readForService = view(
  {
    name: "residents.readForService",
    permission: either(resident(), staff("caseworker", "lead", "front-office"), systemOnly),
    input: z.object({ personId: id, service: z.string().min(1) }),
    audit: ({ personId, service }, output: PersonExtract | undefined) =>
      output && { kind: "person", id: personId, personId, purpose: `service:${service}` },
  },
  async (ctx, { personId }): Promise<PersonExtract | undefined> => {
    if (ctx.actor.kind === "resident" && ctx.actor.personId !== personId) throw new DomainError("forbidden");
    const register = registerOf(ctx);
    const person = await register.find(ctx, personId);
    return person && { person, residences: await register.residences(ctx, personId) };
  },
);
