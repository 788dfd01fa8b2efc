import { z } from "zod";
import type { Id } from "#platform/ids";
import { staff } from "#platform/permissions";
import { view } from "#platform/verb";
import { lastReport } from "./own-licence.ts";
import type { Licence } from "./licence.ts";
import type { LossReport } from "./loss-report.ts";
import { registerOf, type LicenceEntry } from "./register.ts";

const MOST = 20;

/** The driving licence authority's staff; caseworkers of other services have no business here. */
export const mayKeepRegister = staff("registrar", "front-office");

const purpose = z.string().trim().min(3).max(200);

/** Looks for licences by card number or the beginning of the family name; each person shown sees that, and why. */
export const searchLicences = view(
  {
    name: "drivingLicences.searchLicences",
    permission: mayKeepRegister,
    input: z.object({ query: z.string().trim().min(2).max(100), purpose }),
    audit: (given, found: readonly Licence[]) =>
      found.map(({ personId }) => ({
        kind: "driving-licence",
        id: personId,
        personId,
        purpose: given.purpose,
      })),
  },
  async (ctx, { query }): Promise<readonly Licence[]> => registerOf(ctx).search(ctx, query, MOST),
);

export interface LicenceFile {
  /** Newest first. */
  readonly entries: readonly LicenceEntry[];
  readonly report: LossReport | undefined;
}

/** Everything the register holds of a person, for a purpose that the person can see afterwards. */
export const readLicenceFile = view(
  {
    name: "drivingLicences.readLicenceFile",
    permission: mayKeepRegister,
    input: z.object({ personId: z.uuid().transform((text) => text as Id<"person">), purpose }),
    audit: (given) => ({
      kind: "driving-licence",
      id: given.personId,
      personId: given.personId,
      purpose: given.purpose,
    }),
  },
  async (ctx, { personId }): Promise<LicenceFile> => ({
    entries: await registerOf(ctx).history(ctx, personId),
    report: await lastReport(ctx, personId),
  }),
);
