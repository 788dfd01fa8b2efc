import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#platform/actor";
import { as } from "#platform/context";
import { execute } from "#platform/database/database";
import { testService, writeTestCity } from "#test/city";
import { describeOnBothDatabases } from "#test/postgres";
import { openTestSystem, staffActor, type TestSystem } from "#test/system";
import { readAccount, setEmail } from "./account.ts";
import { issueToken, listTokens, resolveToken, revokeToken } from "./api-tokens.ts";
import { deleteInactive, tellInactive } from "./inactive-accounts.ts";
import { knownFrom, listInbox, openInboxMessage, postToInbox } from "./inbox.ts";
import { levelOf } from "./oidc.ts";
import { issueOwnToken, listOwnTokens, revokeOwnToken } from "./own-tokens.ts";
import { setAbsence } from "./staff.ts";
import { signInResident } from "./sign-in-resident.ts";
import { signInStaff } from "./sign-in-staff.ts";

describeOnBothDatabases("identity", (database) => {
  let system: TestSystem;
  let subjects = 0;
  beforeAll(async () => {
    system = await openTestSystem({ pool: database().pool, city: writeTestCity([testService()]) });
  });
  afterAll(() => system.close());

  const bearer = () => as(system.ctx(), { kind: "bearer", of: "oidc" });
  const signIn = (subject = `s${(subjects += 1)}`): Promise<Extract<Actor, { kind: "resident" }>> =>
    signInResident(bearer(), {
      issuer: "i",
      subject,
      givenNames: "Erika",
      familyName: "Erfunden",
      level: "low",
      email: "erika@example.org",
    });

  test("signing in again is the same account; nobody signs in by calling the verb", async () => {
    const first = await signIn("same");
    expect((await signIn("same")).accountId).toBe(first.accountId);
    await expect(
      signInResident(system.ctx(), {
        issuer: "i",
        subject: "x",
        givenNames: "",
        familyName: "",
        level: "high",
      }),
    ).rejects.toMatchObject({ code: "not-signed-in" });
  });

  test("an address that was changed is not overwritten by the next sign-in", async () => {
    const actor = await signIn("address");
    await setEmail(system.ctx(actor), { email: "neu@example.org" });
    await signIn("address");
    expect((await readAccount(system.ctx(actor), {})).email).toBe("neu@example.org");
  });

  test("a resident's own token acts as the account with level low, until its end, and nobody else ends it", async () => {
    const actor = { ...(await signIn()), level: "high" as const };
    const other = await signIn();
    const { token, tokenId } = await issueOwnToken(system.ctx(actor), { name: "Vereinsprogramm" });
    expect((await resolveToken(system.ctx(), token))?.actor).toEqual({ ...actor, level: "low" });
    await expect(revokeOwnToken(system.ctx(other), { tokenId })).rejects.toMatchObject({ code: "not-found" });
    expect(await listOwnTokens(system.ctx(other), {})).toEqual([]);
    // The city's administrators see the tokens of their programs, not those of residents.
    const admin = staffActor({ roles: ["administrator"] });
    expect((await listTokens(system.ctx(admin), {})).map(({ id }) => id)).not.toContain(tokenId);
    await revokeOwnToken(system.ctx(actor), { tokenId });
    expect(await resolveToken(system.ctx(), token)).toBeUndefined();

    const later = await issueOwnToken(system.ctx(actor), { name: "Vereinsprogramm" });
    expect(await listOwnTokens(system.ctx(actor), {})).toMatchObject([{ id: later.tokenId, used_at: null }]);
    system.clock.advance({ hours: 90 * 24 - 1 });
    expect((await resolveToken(system.ctx(), later.token))?.actor).toMatchObject({
      accountId: actor.accountId,
    });
    system.clock.advance({ hours: 1 });
    expect(await resolveToken(system.ctx(), later.token)).toBeUndefined();
    expect(await listOwnTokens(system.ctx(actor), {})).toEqual([]);
  });

  test("an account has at most ten tokens, also when they are asked for at once", async () => {
    const actor = await signIn();
    const asked = await Promise.allSettled(
      Array.from({ length: 14 }, () => issueOwnToken(system.ctx(actor), { name: "Programm" })),
    );
    expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
    expect(await listOwnTokens(system.ctx(actor), {})).toHaveLength(10);
  });

  test("a lead notes the absence of colleagues of the own teams alone", async () => {
    const member = await signInStaff(bearer(), {
      issuer: "i",
      subject: "absent",
      name: "Sascha",
      groups: ["stadtkern-role-caseworker", "stadtkern-team-parken"],
    });
    const away = { staffId: member.staffId, from: "2026-06-15", until: "2026-06-20" };
    const lead = (team: string) => system.ctx(staffActor({ roles: ["lead"], teams: [team] }));
    await expect(setAbsence(lead("andere"), away)).rejects.toMatchObject({ code: "not-found" });
    await setAbsence(lead("parken"), away);
  });

  test("staff get roles and teams from groups, and none without a role", async () => {
    const actor = await signInStaff(bearer(), {
      issuer: "i",
      subject: "staff",
      name: "Sascha",
      groups: ["stadtkern-role-caseworker", "stadtkern-team-parken", "stadtkern-role-king", "other"],
    });
    expect([actor.roles, actor.teams]).toEqual([["caseworker"], ["parken"]]);
    const none = { issuer: "i", subject: "none", name: "Niemand", groups: ["stadtkern-team-parken"] };
    await expect(signInStaff(bearer(), none)).rejects.toMatchObject({ code: "forbidden" });
  });

  test("the first opening of a message counts, and only its owner can open it", async () => {
    const [owner, other] = [await signIn(), await signIn()];
    const messageId = await postToInbox(system.job(), {
      accountId: owner.accountId,
      kind: "decision",
      subject: { de: "Bescheid" },
    });
    await expect(openInboxMessage(system.ctx(other), { messageId })).rejects.toMatchObject({
      code: "not-found",
    });
    const first = await openInboxMessage(system.ctx(owner), { messageId });
    system.clock.advance({ days: 2 });
    const second = await openInboxMessage(system.ctx(owner), { messageId });
    expect(second.readAt?.equals(first.readAt ?? system.clock.now())).toBe(true);
    expect(await listInbox(system.ctx(other), {})).toEqual([]);
  });

  test("a token works until it ends or is revoked", async () => {
    const admin = system.ctx(staffActor({ roles: ["administrator"] }));
    const { token, tokenId } = await issueToken(admin, { name: "Gerät", scopes: ["role:warden"], days: 1 });
    const stored = await execute(admin.db, "SELECT * FROM identity.api_token");
    expect(JSON.stringify(stored)).not.toContain(token);
    expect((await resolveToken(system.ctx(), token))?.actor).toMatchObject({
      kind: "staff",
      roles: ["warden"],
      teams: [],
    });
    system.clock.advance({ hours: 24 });
    expect(await resolveToken(system.ctx(), token)).toBeUndefined();
    const again = await issueToken(admin, { name: "Gerät", scopes: ["read:cases"], days: 1 });
    await revokeToken(admin, { tokenId: again.tokenId });
    expect(await resolveToken(system.ctx(), again.token)).toBeUndefined();
    expect(await resolveToken(system.ctx(), `${token}x`)).toBeUndefined();
    await expect(
      issueToken(system.ctx(staffActor()), { name: "x2", scopes: ["role:lead"], days: 1 }),
    ).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(tokenId).not.toBe(again.tokenId);
  });

  test("an account is deleted two years after its last use, told two months before, and not a day earlier", async () => {
    const { accountId } = await signIn();
    system.clock.advance({ years: 1, months: 10 });
    system.clock.advance({ days: -1 });
    expect(await tellInactive(system.job(), {})).not.toContain(accountId);
    system.clock.advance({ days: 1 });
    expect(await tellInactive(system.job(), {})).toContain(accountId);
    expect(await tellInactive(system.job(), {})).not.toContain(accountId);
    system.clock.advance({ months: 2 });
    expect(await deleteInactive(system.job(), {})).not.toContain(accountId);
    system.clock.advance({ days: 1 });
    expect(await deleteInactive(system.job(), {})).toContain(accountId);
  });
});

test("a decision counts as known on the fourth day", () => {
  expect(knownFrom(Temporal.PlainDate.from("2026-02-26")).toString()).toBe("2026-03-02");
});

test.each([
  ["high", "high"],
  ["substantial", "substantial"],
  ["STORK-QAA-Level-4", "high"],
  ["urn:x:STORK-QAA-Level-3", "substantial"],
  ["STORK-QAA-Level-1", "low"],
  ["anything", "low"],
  [undefined, "low"],
])("acr %s is level %s", (acr, level) => {
  expect(levelOf(acr)).toBe(level);
});
