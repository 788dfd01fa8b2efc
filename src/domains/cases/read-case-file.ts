import { z } from "zod";
import type { DataKey } from "#platform/encryption";
import { staff } from "#platform/permissions";
import { view } from "#platform/verb";
import { openCase } from "./case-file.ts";
import { demandTeam } from "./change-case.ts";

interface OpenedFile {
  readonly key: DataKey;
  readonly reference: string;
  readonly personId: string | null;
  readonly accountId: string | null;
}

/** The key to the files of a case, for staff of its team; a file that is opened is an event like the case that is read. */
export const readCaseFile = view(
  {
    name: "cases.readCaseFile",
    permission: staff("caseworker", "lead"),
    input: z.object({ caseId: z.uuid() }),
    audit: (given, opened: OpenedFile) => ({
      kind: "case",
      id: given.caseId,
      personId: opened.personId ?? undefined,
      accountId: opened.accountId ?? undefined,
      purpose: "casework",
    }),
  },
  async (ctx, { caseId }): Promise<OpenedFile> => {
    const { row, key } = await openCase(ctx, caseId);
    demandTeam(ctx, row);
    return { key, reference: row.reference, personId: row.person_id, accountId: row.account_id };
  },
);
