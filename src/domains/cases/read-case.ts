import { z } from "zod";
import { evaluate, summary, type SummarySection } from "#forms";
import { findPayment, type Payment } from "#payments";
import { listLetters, listUploads, type LetterRow, type UploadRow } from "#documents";
import type { Ctx } from "#platform/context";
import { anyone, staff } from "#platform/permissions";
import { view } from "#platform/verb";
import { caseRef, openForApplicant } from "./applicant-steps.ts";
import { listChecks, openCase, type CaseContent, type CaseRow, type OpenCase } from "./case-file.ts";
import { demandTeam } from "./change-case.ts";
import { cosignCode } from "./cosign.ts";
import { readCosigner, type Cosigner } from "./cosigner.ts";
import type { CheckResult } from "./procedure.ts";
import { tables } from "./tables.ts";
import type { Service } from "#catalogue";

export interface CaseEvent {
  readonly kind: string;
  readonly at: Temporal.Instant;
  readonly actorKind: string;
  readonly staffId: string | null;
  readonly note: string | undefined;
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
}

export interface CaseMessage {
  readonly direction: "to-applicant" | "from-applicant" | "internal";
  readonly at: Temporal.Instant;
  readonly text: string;
}

export interface CaseView {
  readonly row: CaseRow;
  readonly service: Service;
  readonly sections: readonly SummarySection[];
  readonly checks: readonly CheckResult[];
  readonly decision: CaseContent["decision"];
  readonly proposed: unknown;
  readonly messages: readonly CaseMessage[];
  readonly events: readonly CaseEvent[];
  readonly payment: Payment | undefined;
  readonly letters: readonly LetterRow[];
  readonly uploads: readonly UploadRow[];
  /** Who gave or refused the consent that the application needs. */
  readonly cosigner: Cosigner | undefined;
  /** Shown to the applicant while the second person's consent is missing. */
  readonly cosignCode: string | undefined;
}

/** A case as its applicant sees it: with the checks in words, without internal notes. */
export const readOwnCase = view(
  { name: "cases.readOwnCase", permission: anyone, input: caseRef },
  async (ctx, ref): Promise<CaseView> => {
    const seen = await look(ctx, await openForApplicant(ctx, ref));
    return {
      ...seen,
      events: seen.events
        .filter((event) => !["note", "wiedervorlage", "assigned", "taken"].includes(event.kind))
        .map((event) => ({ ...event, note: undefined })),
      messages: seen.messages.filter((message) => message.direction !== "internal"),
      cosignCode: seen.row.state === "awaiting-cosignature" ? cosignCode(ctx, seen.row.id) : undefined,
    };
  },
);

/** A case as a caseworker sees it. Reading is an event that the applicant can see. */
export const readCase = view(
  {
    name: "cases.readCase",
    permission: staff("caseworker", "lead"),
    input: z.object({ caseId: z.uuid() }),
    audit: (_given, seen: CaseView) => ({
      kind: "case",
      id: seen.row.id,
      personId: seen.row.person_id ?? undefined,
      accountId: seen.row.account_id ?? undefined,
      purpose: "casework",
    }),
  },
  async (ctx, { caseId }): Promise<CaseView> => {
    const open = await openCase(ctx, caseId);
    demandTeam(ctx, open.row);
    return look(ctx, open);
  },
);

async function look(ctx: Ctx, open: OpenCase): Promise<CaseView> {
  const { row, version, content, key } = open;
  const evaluation = evaluate(version.flow, content.answers, content.facts);
  const { encryption } = ctx.system;
  const events = await tables(ctx)
    .selectFrom("cases.event")
    .selectAll()
    .where("application_id", "=", row.id)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  const messages = await tables(ctx)
    .selectFrom("cases.message")
    .selectAll()
    .where("application_id", "=", row.id)
    .orderBy("created_at")
    .execute();
  return {
    row,
    service: version.service,
    sections: summary(evaluation, ctx.language),
    checks: await listChecks(ctx, open),
    decision: content.decision,
    proposed: content.proposed,
    events: await Promise.all(
      events.map(async (event) => ({
        kind: event.kind,
        at: event.created_at,
        actorKind: event.actor_kind,
        staffId: event.staff_id,
        note:
          event.sealed_note === null ? undefined : String(await encryption.openJson(key, event.sealed_note)),
        detail: event.detail,
      })),
    ),
    messages: await Promise.all(
      messages.map(async (message) => ({
        direction: message.direction,
        at: message.created_at,
        text: String(await encryption.openJson(key, message.sealed)),
      })),
    ),
    payment: await findPayment(ctx, row.id),
    letters: await listLetters(ctx, row.id),
    uploads: await listUploads(ctx, row.id, key),
    cosigner: await readCosigner(ctx, open),
    cosignCode: undefined,
  };
}
