import { z } from "zod";
import { cityOf, listServices } from "#catalogue";
import { writeLetter, type PrintAccess } from "#documents";
import { accountsOf, emailOf, postToInbox } from "#identity";
import type { Ctx } from "#platform/context";
import { createDataKey } from "#platform/data-keys";
import { dateText } from "#platform/dates";
import { dateOf } from "#platform/clock";
import { fill } from "#platform/i18n";
import { newId, type Id } from "#platform/ids";
import type { JobKind } from "#platform/jobs";
import { sendMail } from "#platform/mail";
import { systemOnly } from "#platform/permissions";
import { verb } from "#platform/verb";
import { addressLine, fullName } from "../certificate/certificate-words.ts";
import { messages } from "../messages.ts";
import { registerOf } from "../registers.ts";
import { tables } from "../tables.ts";

export const TELL_JOB = "residents.tellBlocked";
export const INFORMATION_PROCEDURE = "residents-register-information";

/** Runs for every request, also where there is nobody to tell: who asks must not see a difference. */
export const tellBlockedJob: JobKind = {
  name: TELL_JOB,
  run: async (ctx, data) => void (await tellBlocked(ctx, { retrievalId: String(data["retrievalId"]) })),
};

/**
 * Tells everybody with a block for danger whom a request met, at once (BMG § 51 (3)): by letter to the registered
 * address, and in the inbox where they have an account. Also after a waiver of further work (§ 49 (7) S. 2).
 * @returns whom
 */
export const tellBlocked = verb(
  {
    name: "residents.tellBlocked",
    permission: systemOnly,
    input: z.object({ retrievalId: z.uuid() }),
    audit: ({ retrievalId }, told: readonly Id<"person">[]) =>
      told.map((personId) => ({
        kind: "retrieval",
        id: retrievalId,
        personId,
        purpose: "block-notice",
      })),
  },
  async (ctx, { retrievalId }): Promise<readonly Id<"person">[]> => {
    const retrieval = await tables(ctx)
      .selectFrom("residents.retrieval")
      .select(["id", "hits", "asked", "created_at"])
      .where("id", "=", retrievalId as Id<"retrieval">)
      .executeTakeFirst();
    const told: Id<"person">[] = [];
    for (const personId of retrieval?.hits ?? []) {
      const blocks = await registerOf(ctx).blocks(ctx, personId);
      if (!retrieval || !blocks.some(({ kind }) => kind === "danger")) continue;
      const notice = await tables(ctx)
        .insertInto("residents.block_notice")
        .values({
          id: newId<"block-notice">(),
          person_id: personId,
          retrieval_id: retrieval.id,
          created_at: ctx.now(),
        })
        .onConflict((conflict) => conflict.columns(["retrieval_id", "person_id"]).doNothing())
        .returning("id")
        .executeTakeFirst();
      if (!notice) continue;
      const requester = retrieval.asked["requester"];
      await tell(ctx, notice.id, {
        personId,
        on: dateOf(retrieval.created_at),
        requester: typeof requester === "string" ? requester : "",
      });
      told.push(personId);
    }
    return told;
  },
);

interface Told {
  readonly personId: Id<"person">;
  readonly on: Temporal.PlainDate;
  readonly requester: string;
}

async function tell(
  ctx: Ctx,
  noticeId: Id<"block-notice">,
  { personId, on, requester }: Told,
): Promise<void> {
  const register = registerOf(ctx);
  const person = await register.find(ctx, personId);
  const residences = await register.residences(ctx, personId);
  const home = residences.find(({ kind }) => kind === "main") ?? residences[0];
  const text = messages("de").blockNotice;
  await writeLetter(ctx, {
    ownerId: noticeId,
    key: await createDataKey(ctx, noticeId),
    kind: "block-notice",
    language: "de",
    byPost: true,
    content: {
      title: text.title,
      reference: noticeId.slice(-8),
      date: ctx.today().toString(),
      recipient: [...(person ? [fullName(person)] : []), ...(home ? addressLine(home).split(", ") : [])],
      paragraphs: [text.what, text.answered, text.next],
      facts: [
        { label: text.on, value: dateText(on, "de") },
        { label: text.by, value: requester },
      ],
      norms: ["§ 51 Abs. 3 BMG"],
      isAutomatic: false,
    },
  });
  for (const accountId of await accountsOf(ctx, personId)) {
    const subjectIn = (language: string): string =>
      fill(messages(language).blockNotice.subject, { date: dateText(on, language) });
    await postToInbox(ctx, {
      accountId,
      kind: "notice",
      subject: { de: subjectIn("de"), en: subjectIn("en") },
    });
    const address = await emailOf(ctx, accountId);
    const city = cityOf(ctx).officialName;
    if (address)
      await sendMail(ctx, {
        to: address,
        subject: fill(text.mailSubject, { city }),
        text: fill(text.mailText, { city, url: `${ctx.system.publicUrl}/postfach` }),
      });
  }
}

/** The notices are printed by the team that answers the requests. */
export const blockNoticePrintAccess: PrintAccess = {
  visibleTo: async (ctx, ownerIds) => {
    const { actor } = ctx;
    const service = listServices(ctx).find((each) => each.service.procedure === INFORMATION_PROCEDURE);
    if (actor.kind !== "staff" || !service || !actor.teams.includes(service.service.team)) return new Set();
    const rows = await tables(ctx)
      .selectFrom("residents.block_notice")
      .select("id")
      .where("id", "in", ownerIds as Id<"block-notice">[])
      .execute();
    return new Set(rows.map(({ id }) => id));
  },
};
