import { z } from "zod";
import { availabilityOf, getService, type Service } from "#catalogue";
import { isLevelEnough } from "#platform/actor";
import { dateOf } from "#platform/clock";
import type { Ctx } from "#platform/context";
import { createDataKey } from "#platform/data-keys";
import { DomainError } from "#platform/errors";
import { hashOf, newCode, newId, type Id } from "#platform/ids";
import { anyone } from "#platform/permissions";
import { verb } from "#platform/verb";
import { openForApplicant } from "./applicant-steps.ts";
import { CODE_CHARACTERS, keyFromCode, type DraftContent } from "./draft-access.ts";
import { tables } from "./tables.ts";

/** OZG § 8a (3): thirty days after the last change. */
export const DRAFT_DAYS = 30;

const input = z.object({
  serviceKey: z.string(),
  /** At the counter, on the phone, from paper: how it came and for whom. */
  channel: z.enum(["online", "counter", "phone", "paper"]).default("online"),
  personId: z.uuid().optional(),
  applicantName: z.string().max(200).optional(),
  /** The case that this application follows, as an objection does; its reference and date are filled in. */
  followsId: z.uuid().optional(),
});

export interface BegunDraft {
  readonly draftId: Id<"draft">;
  /** Shown once to whoever has no account: at least 80 bits, the only key to the draft. */
  readonly code: string | undefined;
}

/**
 * Begins an application. With an account the draft is kept under the server's key; without one a new resume code is
 * its key, if the service can be used that way.
 * @throws DomainError `not-signed-in` or `level-too-low` with the level that the service needs
 */
export const beginDraft = verb(
  {
    name: "cases.beginDraft",
    permission: anyone,
    input,
    audit: (given, begun: BegunDraft) => ({
      kind: "draft",
      id: begun.draftId,
      detail: { service: given.serviceKey, channel: given.channel },
    }),
  },
  async (ctx, given): Promise<BegunDraft> => {
    const { service, version } = getService(ctx, given.serviceKey);
    const { actor } = ctx;
    demandOnline(ctx, service);
    const { identification } = service;
    if (actor.kind === "anonymous" && !identification.withoutAccount) {
      throw new DomainError(
        "not-signed-in",
        identification.level === "none" ? {} : { level: identification.level },
      );
    }
    if (
      actor.kind === "resident" &&
      identification.level !== "none" &&
      !isLevelEnough(actor.level, identification.level)
    ) {
      throw new DomainError("level-too-low", { level: identification.level });
    }
    if (actor.kind !== "staff" && given.channel !== "online") throw new DomainError("forbidden");
    const draftId = newId<"draft">();
    const content: DraftContent = {
      answers: {},
      ...(given.followsId ? await contentAfter(ctx, given.followsId) : {}),
      ...(actor.kind === "staff" ? { personId: given.personId, applicantName: given.applicantName } : {}),
    };
    const hasCode = actor.kind === "anonymous" || actor.kind === "token";
    const code = hasCode ? newCode(CODE_CHARACTERS) : undefined;
    const { encryption } = ctx.system;
    const key = code === undefined ? await createDataKey(ctx, draftId) : (await encryption.newDataKey()).key;
    await tables(ctx)
      .insertInto("cases.draft")
      .values({
        id: draftId,
        service_key: service.key,
        definition_version: version,
        account_id: actor.kind === "resident" ? actor.accountId : null,
        staff_id: actor.kind === "staff" ? actor.staffId : null,
        channel: given.channel,
        code_hash: code === undefined ? null : hashOf(code),
        sealed_key: code === undefined ? null : await encryption.seal(keyFromCode(code), key),
        sealed: await encryption.sealJson(key, content),
        created_at: ctx.now(),
        updated_at: ctx.now(),
        delete_on: ctx.today().add({ days: DRAFT_DAYS }),
      })
      .execute();
    return { draftId, code };
  },
);

/** Staff may enter an application also where residents cannot make it online yet. */
function demandOnline(ctx: Ctx, service: Service): void {
  const available = availabilityOf(ctx, service);
  if (available.kind === "online" || ctx.actor.kind === "staff") return;
  throw new DomainError("forbidden", available.kind === "blocked" ? { text: available.reason } : {});
}

/** What an application takes over from the case it follows; only its own applicant may follow a case. */
async function contentAfter(ctx: Ctx, followsId: string): Promise<Partial<DraftContent>> {
  const { row } = await openForApplicant(ctx, { caseId: followsId });
  const decidedOn = row.decided_at ? { decisionDate: dateOf(row.decided_at).toString() } : {};
  return { followsId, answers: { decisionReference: row.reference, ...decidedOn } };
}
