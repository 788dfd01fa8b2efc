import { z } from "zod";
import { readPlate } from "#forms";
import { notFound } from "#platform/errors";
import type { Id } from "#platform/ids";
import { staff } from "#platform/permissions";
import { view } from "#platform/verb";
import { toPermit, type Permit } from "./permit.ts";
import { tables } from "./tables.ts";

export const PAGE_SIZE = 25;

export interface PermitList {
  readonly permits: readonly Permit[];
  readonly total: number;
}

/** Permits by number or plate, newest first; whoever is shown can see that afterwards. */
export const listPermits = view(
  {
    name: "permits.listPermits",
    permission: staff("caseworker", "lead"),
    input: z.object({
      search: z.string().trim().max(20).default(""),
      page: z.int().min(1).max(10_000).default(1),
    }),
    audit: ({ search }, { permits }: PermitList) =>
      search === ""
        ? undefined
        : permits.map((permit) => ({
            kind: "permit",
            id: permit.id,
            personId: permit.personId,
            purpose: "permit-search",
          })),
  },
  async (ctx, { search, page }): Promise<PermitList> => {
    let query = tables(ctx).selectFrom("permits.permit");
    const plate = readPlate(search);
    if (plate.ok) query = query.where("plate", "=", plate.value);
    else if (search !== "") query = query.where("number", "=", search.toUpperCase().replace(/\s/g, ""));
    const { total } = await query
      .select((select) => select.fn.countAll<number>().as("total"))
      .executeTakeFirstOrThrow();
    const rows = await query
      .selectAll()
      .orderBy("created_at", "desc")
      .orderBy("id", "desc")
      .limit(PAGE_SIZE)
      .offset((page - 1) * PAGE_SIZE)
      .execute();
    return { permits: rows.map(toPermit), total: Number(total) };
  },
);

/** One permit, for the page on which it is withdrawn. */
export const readPermit = view(
  {
    name: "permits.readPermit",
    permission: staff("caseworker", "lead"),
    input: z.object({ permitId: z.uuid().transform((text) => text as Id<"permit">) }),
    audit: (_given, permit: Permit & { readonly caseId: string | undefined }) => ({
      kind: "permit",
      id: permit.id,
      personId: permit.personId,
      purpose: "permit-administration",
    }),
  },
  async (ctx, { permitId }): Promise<Permit & { readonly caseId: string | undefined }> => {
    const row = await tables(ctx)
      .selectFrom("permits.permit")
      .selectAll()
      .where("id", "=", permitId)
      .executeTakeFirst();
    if (!row) throw notFound();
    return { ...toPermit(row), caseId: row.case_id ?? undefined };
  },
);
