import { z } from "zod";
import { conflictOf } from "#platform/database/database";
import { DomainError } from "#platform/errors";
import { newId, type Id } from "#platform/ids";
import { either, staff, systemOnly } from "#platform/permissions";
import { verb } from "#platform/verb";
import { tables } from "./tables.ts";

const id = z.uuid().transform((text) => text as Id<"person">);
const date = z.iso.date().transform((text) => Temporal.PlainDate.from(text));

/**
 * Enters a move: the main residence ends on the day of the move and the new one begins (BMG § 17). What was known
 * before stays readable: the old row is superseded, not changed.
 */
export const moveMainResidence = verb(
  {
    name: "residents.moveMainResidence",
    permission: either(staff("registrar"), systemOnly),
    input: z.object({
      personId: id,
      movedOn: date,
      street: z.string().trim().min(1).max(100),
      houseNumber: z.string().trim().min(1).max(20),
      postalCode: z.string().regex(/^\d{5}$/),
      place: z.string().trim().min(1).max(100),
    }),
    audit: ({ personId }) => ({ kind: "person", id: personId, personId, purpose: "move" }),
  },
  async (ctx, { personId, movedOn, street, houseNumber, postalCode, place }): Promise<void> => {
    const now = ctx.now();
    const current = await tables(ctx)
      .selectFrom("residents.residence")
      .selectAll()
      .where("person_id", "=", personId)
      .where("kind", "=", "main")
      .where("superseded_at", "is", null)
      .where((where) => where.or([where("valid_until", "is", null), where("valid_until", ">", movedOn)]))
      .forUpdate()
      .execute();
    const values = { person_id: personId, kind: "main" as const, created_at: now };
    try {
      for (const row of current) {
        await tables(ctx)
          .updateTable("residents.residence")
          .set({ superseded_at: now })
          .where("id", "=", row.id)
          .execute();
        if (Temporal.PlainDate.compare(row.valid_from, movedOn) >= 0) continue;
        await tables(ctx)
          .insertInto("residents.residence")
          .values({ ...row, ...values, id: newId<"residence">(), valid_until: movedOn, superseded_at: null })
          .execute();
      }
      await tables(ctx)
        .insertInto("residents.residence")
        .values({
          ...values,
          id: newId<"residence">(),
          street,
          house_number: houseNumber,
          postal_code: postalCode,
          place,
          valid_from: movedOn,
          valid_until: null,
        })
        .execute();
    } catch (error) {
      if (conflictOf(error)) throw new DomainError("conflict");
      throw error;
    }
  },
);
