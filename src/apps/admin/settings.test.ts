import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { beginDraft, saveDraft, submitCase } from "#cases";
import { listenToContent } from "#catalogue";
import { signInResident } from "#identity";
import type { Actor } from "#platform/actor";
import { as } from "#platform/context";
import { execute } from "#platform/database/database";
import type { Server } from "#platform/http/server";
import { createSession } from "#platform/http/session";
import { buildTestServer } from "#test/app";
import { axe, useBrowser, widthOverflow } from "#test/browser";
import { testService, writeTestCity } from "#test/city";
import { useTestDatabase } from "#test/postgres";
import { openTestSystem, staffActor, type TestSystem } from "#test/system";

const FEE = "/admin/texte/angabe/service.hund-anmelden.fee.0.amountCents";
const SUMMARY = "/admin/texte/angabe/service.hund-anmelden.summary";
const PAGE = "/leistungen/hund-anmelden";

describe("an editor's pages", () => {
  const database = useTestDatabase();
  let system: TestSystem;
  let server: Server;
  let stop: () => Promise<void>;
  const editor = staffActor({ roles: ["editor"] });
  const second = staffActor({ roles: ["editor"] });

  beforeAll(async () => {
    system = await openTestSystem({ pool: database().pool, city: writeTestCity([testService()]) });
    server = await buildTestServer(system);
    stop = await listenToContent(system.system, () => server.cache.clear());
  });
  afterAll(async () => {
    await stop();
    await server.app.close();
    await system.close();
  });

  const get = async (url: string, actor: Actor = editor) => {
    const { token } = await createSession(
      { system: system.system, db: system.system.database.root },
      { actor },
    );
    return server.app.inject({ method: "GET", url, headers: { cookie: `stadtkern=${token}` } });
  };
  const post = async (url: string, fields: Readonly<Record<string, string>>, actor: Actor = editor) => {
    const session = await createSession(
      { system: system.system, db: system.system.database.root },
      { actor },
    );
    return server.app.inject({
      method: "POST",
      url,
      headers: {
        cookie: `stadtkern=${session.token}`,
        "sec-fetch-site": "same-origin",
        "content-type": "application/x-www-form-urlencoded",
      },
      payload: new URLSearchParams({ _csrf: session.csrf, ...fields }).toString(),
    });
  };
  const visit = async (url: string): Promise<string> =>
    (await server.app.inject({ method: "GET", url })).body;
  const propose = async (url: string, fields: Readonly<Record<string, string>>): Promise<string> => {
    const reply = await post(url, { reason: "Beschluss", ...fields });
    expect(reply.statusCode).toBe(303);
    return String(reply.headers.location);
  };

  test("begin where editors are led to from the administration", async () => {
    expect((await get("/admin")).headers.location).toBe("/admin/texte");
    const overview = await get("/admin/texte");
    expect(overview.body).toContain("/admin/texte/leistung/hund-anmelden");
    expect(overview.body).toContain("/admin/texte/stelle/amt");
    const settings = await get("/admin/texte/leistung/hund-anmelden");
    expect(settings.body).toContain("§ 2 Hundesatzung");
    expect(settings.body).toContain(FEE);
    expect((await get("/admin/texte/stelle/amt")).body).toContain("office.amt.hours");
    expect((await get("/en/admin/texte/leistung/hund-anmelden")).body).toContain("Summary");
  });

  test("name the field that is wrong and lose nothing that was typed", async () => {
    const reply = await post(SUMMARY, { de: "Getippt & behalten", en: "", reason: "Ein Grund" });
    expect(reply.statusCode).toBe(422);
    expect(reply.body).toContain("Getippt &amp; behalten");
    expect(reply.body).toContain("Ein Grund");
    expect(reply.body).toContain('href="#en"');
    const html = await post(SUMMARY, { de: "Mit <b>HTML</b>", en: "x", reason: "Ein Grund" });
    expect(html.statusCode).toBe(422);
    expect(html.body).toContain("enthält HTML");
    const amount = await post(FEE, { value: "viel", reason: "Ein Grund" });
    expect(amount.body).toContain('value="viel"');
    expect(amount.statusCode).toBe(422);
    const hours = await post("/admin/texte/angabe/office.amt.hours", { value: "früh", reason: "Weil" });
    expect(hours.body).toContain("„früh“ ist nicht zu lesen");
  });

  test("show the proposal before it holds, and let only a second person approve it", async () => {
    expect(await visit(PAGE)).toContain("Melden Sie Ihren Hund an.");
    const address = await propose(SUMMARY, { de: "Hunde ab sofort hier.", en: "Dogs, from now on here." });
    const preview = await get(`${address}/vorschau`);
    expect(preview.body).toContain("Hunde ab sofort hier.");
    expect(preview.body).toContain("Noch gilt er nicht");
    expect(preview.headers["cache-control"]).toBe("no-store");
    expect(await visit(PAGE)).toContain("Melden Sie Ihren Hund an.");
    expect((await get(address)).body).not.toContain("/freigeben");
    expect((await get(address, second)).body).toContain("/freigeben");
    expect((await post(`${address}/freigeben`, {})).statusCode).toBe(403);
    expect(await visit(PAGE)).toContain("Melden Sie Ihren Hund an.");
    expect((await post(`${address}/freigeben`, {}, second)).statusCode).toBe(303);
    await vi.waitFor(async () => expect(await visit(PAGE)).toContain("Hunde ab sofort hier."));
    expect(await visit(`/en${PAGE}`)).toContain("Dogs, from now on here.");
    const history = await get("/admin/texte/verlauf");
    expect(history.body).toContain("Melden Sie Ihren Hund an.");
    expect(history.body).toContain("Hunde ab sofort hier.");
    expect((await get(SUMMARY)).body).toContain("Beschluss");
  });

  test("change a fee for those who begin after it, and for nobody before", async () => {
    const bearer = as(system.ctx(), { kind: "bearer", of: "oidc" });
    const who = {
      issuer: "i",
      subject: "s",
      givenNames: "Erika",
      familyName: "Erfunden",
      level: "low",
    } as const;
    const ctx = system.ctx(await signInResident(bearer, { ...who, email: "erika@example.org" }));
    const submit = async (draftId: string): Promise<void> => {
      await saveDraft(ctx, { ref: { draftId }, answers: { dogName: "Rex", isLarge: false } });
      expect(await submitCase(ctx, { draftId })).toMatchObject({ ok: true });
    };
    const before = await beginDraft(ctx, { serviceKey: "hund-anmelden" });
    const address = await propose(FEE, { value: "35,50" });
    expect((await get(`${address}/vorschau`)).body).toMatch(/35,50\s*€/);
    await post(`${address}/freigeben`, {}, second);
    const after = await beginDraft(ctx, { serviceKey: "hund-anmelden" });
    await submit(before.draftId);
    await submit(after.draftId);
    const rows = await execute<{ fee_cents: number }>(
      ctx.db,
      "SELECT fee_cents FROM cases.application ORDER BY fee_cents",
    );
    expect(rows.map((row) => row.fee_cents)).toEqual([2000, 3550]);
    await vi.waitFor(async () => expect(await visit(PAGE)).toMatch(/35,50\s*€/));
  });

  test("let a second person refuse, and nothing changes", async () => {
    const address = await propose("/admin/texte/angabe/office.amt.phone", { value: "0000 99" });
    expect((await get("/admin/texte/vorschlaege", second)).body).toContain(address);
    expect((await get(`${address}/vorschau`, second)).body).toContain("0000 99");
    expect((await post(`${address}/ablehnen`, {}, second)).statusCode).toBe(303);
    expect(await visit("/stellen/amt")).not.toContain("0000 99");
    expect((await get("/admin/texte/vorschlaege", second)).body).not.toContain(address);
  });

  const open = useBrowser();
  test("have nothing that axe finds, and nothing wider than 320 px", { timeout: 60_000 }, async (context) => {
    const address = await propose(SUMMARY, { de: "Für die Prüfung der Seiten.", en: "For the check." });
    const url = await server.app.listen({ port: 0, host: "127.0.0.1" });
    const { token } = await createSession(
      { system: system.system, db: system.system.database.root },
      { actor: second },
    );
    const page = await open(context, { width: 320, baseUrl: url });
    await page.context().addCookies([{ name: "stadtkern", value: token, url }]);
    for (const path of [
      "/admin/texte",
      "/admin/texte/leistung/hund-anmelden",
      "/admin/texte/stelle/amt",
      SUMMARY,
      FEE,
      "/admin/texte/angabe/office.amt.hours",
      "/admin/texte/vorschlaege",
      address,
      `${address}/vorschau`,
      "/admin/texte/verlauf",
    ]) {
      await page.goto(path);
      expect(new URL(page.url()).pathname).toBe(path);
      expect(await axe(page), path).toEqual([]);
      expect(await widthOverflow(page), path).toBe(0);
    }
    await page.goto(SUMMARY);
    await page.getByLabel("Englisch").fill("");
    await page.getByRole("button", { name: "Vorschlagen" }).click();
    expect(await page.title()).toContain("Fehler:");
    expect(await axe(page)).toEqual([]);
  });
});
