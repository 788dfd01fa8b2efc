import { z } from "zod";
import { operation, type AnyOperation } from "#platform/http/api";
import { resident } from "#platform/permissions";
import { readAccount, setEmail } from "./account.ts";
import { listInbox, openInboxMessage, type InboxMessage } from "./inbox.ts";

const tag = "account";
const message = z.object({
  id: z.uuid(),
  kind: z.string(),
  subject: z.record(z.string(), z.string().optional()),
  caseId: z.uuid().nullable(),
  letterId: z.uuid().nullable(),
  createdAt: z.string(),
  countsAsKnownOn: z.string().nullable(),
  readAt: z.string().nullable(),
});

/** What a resident's own program can do with the account; it comes with a token from "Mein Konto". */
export const operations: readonly AnyOperation[] = [
  operation({
    method: "GET",
    path: "/api/v1/my/account",
    access: resident(),
    summary: "What the city stores about the account",
    tag,
    input: z.object({}),
    output: z.object({
      givenNames: z.string(),
      familyName: z.string(),
      birthDate: z.string().nullable(),
      email: z.string().nullable(),
      isInRegister: z.boolean(),
    }),
    run: async (ctx) => {
      const account = await readAccount(ctx, {});
      return {
        givenNames: account.given_names,
        familyName: account.family_name,
        birthDate: account.birth_date?.toString() ?? null,
        email: account.email,
        isInRegister: account.person_id !== null,
      };
    },
  }),
  operation({
    method: "POST",
    path: "/api/v1/my/account/email",
    access: resident(),
    summary: "Change the address for notices; empty removes it",
    tag,
    input: z.object({ email: z.union([z.email().max(254), z.literal("")]) }),
    output: z.object({}),
    run: async (ctx, given) => {
      await setEmail(ctx, given);
      return {};
    },
  }),
  operation({
    method: "GET",
    path: "/api/v1/my/inbox",
    access: resident(),
    summary: "The messages of the inbox, newest first",
    tag,
    input: z.object({}),
    output: z.array(message),
    run: async (ctx) => (await listInbox(ctx, {})).map(present),
  }),
  operation({
    method: "POST",
    path: "/api/v1/my/inbox/{messageId}/opening",
    access: resident(),
    summary: "Open a message; the first opening of a decision is its day of access (OZG § 9 (1))",
    tag,
    input: z.object({ messageId: z.uuid() }),
    output: message,
    run: async (ctx, given) => present(await openInboxMessage(ctx, given)),
  }),
];

function present({ id, kind, subject, caseId, letterId, ...dates }: InboxMessage): z.input<typeof message> {
  return {
    id,
    kind,
    subject,
    caseId: caseId ?? null,
    letterId: letterId ?? null,
    createdAt: dates.createdAt.toString(),
    countsAsKnownOn: dates.countsAsKnownOn?.toString() ?? null,
    readAt: dates.readAt?.toString() ?? null,
  };
}
