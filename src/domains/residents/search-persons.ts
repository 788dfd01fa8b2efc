import { z } from "zod";
import { staff } from "#platform/permissions";
import { view } from "#platform/verb";
import type { Person, Residence } from "./register.ts";
import { registerOf } from "./registers.ts";

const MOST = 20;

export interface FoundPerson {
  readonly person: Person;
  readonly residence: Residence | undefined;
}

/**
 * Looks for residents by the beginning of their names, to enter an application for someone at the counter. Each person
 * shown is told so, with the purpose (BMG § 34, § 40).
 */
export const searchPersons = view(
  {
    name: "residents.searchPersons",
    permission: staff("registrar", "caseworker", "lead", "front-office"),
    input: z.object({
      familyName: z.string().trim().min(2).max(100),
      givenName: z.string().trim().max(100).optional(),
      birthDate: z.iso.date().optional(),
      purpose: z.string().trim().min(3).max(200),
    }),
    audit: ({ purpose }, found: readonly FoundPerson[]) =>
      found.map(({ person }) => ({ kind: "person", id: person.id, personId: person.id, purpose })),
  },
  async (ctx, { familyName, givenName, birthDate }): Promise<readonly FoundPerson[]> => {
    const register = registerOf(ctx);
    const query = {
      familyName,
      givenName,
      birthDate: birthDate === undefined ? undefined : Temporal.PlainDate.from(birthDate),
    };
    const found: FoundPerson[] = [];
    for (const person of await register.search(ctx, query, MOST)) {
      const residences = await register.residences(ctx, person.id);
      found.push({ person, residence: residences.find((each) => each.kind === "main") ?? residences[0] });
    }
    return found;
  },
);
