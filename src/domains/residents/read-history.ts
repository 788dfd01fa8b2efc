import { z } from "zod";
import { notFound } from "#platform/errors";
import type { Id } from "#platform/ids";
import { staff } from "#platform/permissions";
import { view } from "#platform/verb";
import type { DisclosureBlock, Person, PersonHistory } from "./register.ts";
import { registerOf } from "./registers.ts";

export interface PersonRecord {
  readonly person: Person;
  readonly blocks: readonly DisclosureBlock[];
  readonly history: PersonHistory;
}

/** Who keeps the register or decides by it; the counter needs the search alone. */
export const mayReadHistory = staff("registrar", "caseworker", "lead");

/** Reads all that the register holds and held of a person, for a purpose that the person can see afterwards. */
export const readHistory = view(
  {
    name: "residents.readHistory",
    permission: mayReadHistory,
    input: z.object({
      personId: z.uuid().transform((text) => text as Id<"person">),
      purpose: z.string().trim().min(3).max(200),
    }),
    audit: ({ personId, purpose }) => ({ kind: "person", id: personId, personId, purpose }),
  },
  async (ctx, { personId }): Promise<PersonRecord> => {
    const register = registerOf(ctx);
    const person = await register.find(ctx, personId);
    if (!person) throw notFound();
    return {
      person,
      blocks: await register.blocks(ctx, personId),
      history: await register.history(ctx, personId),
    };
  },
);
