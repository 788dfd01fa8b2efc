import { inTransaction, type Ctx } from "#platform/context";
import { newId, type Id } from "#platform/ids";
import type { InventedResident } from "./invent-residents.ts";
import { tables } from "./tables.ts";

const BATCH = 2000;

/**
 * Joins the members of each household and enters the blocks: married couples to each other, children to the adults.
 * @param ids of the residents, in their order
 */
export async function addFamilies(
  ctx: Ctx,
  residents: readonly InventedResident[],
  ids: readonly Id<"person">[],
): Promise<void> {
  const created = { created_at: ctx.now() };
  const relations = relationsOf(residents, ids).map((relation) => ({
    ...relation,
    ...created,
    id: newId<"relation">(),
    valid_until: null,
  }));
  const blocks = residents.flatMap(({ blockedSince }, index) => {
    const person_id = ids[index];
    if (!blockedSince || !person_id) return [];
    return {
      ...created,
      id: newId<"disclosure-block">(),
      person_id,
      kind: "danger" as const,
      valid_from: blockedSince,
      valid_until: blockedSince.add({ years: 2 }),
    };
  });
  await inTransaction(ctx, async (inside) => {
    for (let at = 0; at < relations.length; at += BATCH)
      await tables(inside)
        .insertInto("residents.relation")
        .values(relations.slice(at, at + BATCH))
        .execute();
    for (let at = 0; at < blocks.length; at += BATCH)
      await tables(inside)
        .insertInto("residents.disclosure_block")
        .values(blocks.slice(at, at + BATCH))
        .execute();
  });
}

interface NewRelation {
  readonly person_id: Id<"person">;
  readonly relative_id: Id<"person">;
  readonly kind: "spouse" | "child";
  readonly valid_from: Temporal.PlainDate;
}

function relationsOf(residents: readonly InventedResident[], ids: readonly Id<"person">[]): NewRelation[] {
  const households = new Map<number, { resident: InventedResident; id: Id<"person"> }[]>();
  residents.forEach((resident, index) => {
    const id = ids[index];
    if (!id || !resident.role) return;
    const members = households.get(resident.household) ?? [];
    members.push({ resident, id });
    households.set(resident.household, members);
  });
  return [...households.values()].flatMap((members) => {
    const adults = members.filter(({ resident }) => resident.role !== "child");
    const children = members.filter(({ resident }) => resident.role === "child");
    const marriedOn = adults[1]?.resident.details?.marriedOn;
    const couple = adults.length === 2 && marriedOn ? adults : [];
    return [
      ...couple.flatMap(({ id }) =>
        couple
          .filter((other) => other.id !== id)
          .map((other) => ({
            person_id: id,
            relative_id: other.id,
            kind: "spouse" as const,
            valid_from: marriedOn ?? other.resident.birthDate,
          })),
      ),
      ...adults.flatMap(({ id }) =>
        children.map((child) => ({
          person_id: id,
          relative_id: child.id,
          kind: "child" as const,
          valid_from: child.resident.birthDate,
        })),
      ),
    ];
  });
}
