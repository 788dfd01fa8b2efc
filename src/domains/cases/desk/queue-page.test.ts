import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Server } from "#platform/http/server";
import { buildTestServer } from "#test/app";
import { browse, type Browser } from "#test/browse";
import { testService, writeTestCity } from "#test/city";
import { useTestDatabase } from "#test/postgres";
import { openTestSystem, residentActor, staffActor, type TestSystem } from "#test/system";
import { beginDraft } from "../begin-draft.ts";
import { openCase, storeChecks } from "../case-file.ts";
import { checkCase } from "../check-case.ts";
import type { CheckResult } from "../procedure.ts";
import { saveDraft } from "../save-draft.ts";
import { submitCase } from "../submit-case.ts";
import { tables } from "../tables.ts";

const check = (key: string, result: CheckResult["result"]): CheckResult => ({
  key,
  title: { de: `Prüfung ${key}`, en: `Check ${key}` },
  input: [],
  rule: { de: "Regel" },
  norm: "§ 1",
  result,
  reason: { de: "Grund" },
});

describe("the queue", () => {
  const database = useTestDatabase();
  let system: TestSystem;
  let server: Server;
  let browser: Browser;
  const ids: string[] = [];
  beforeAll(async () => {
    const city = writeTestCity([testService()]);
    system = await openTestSystem({ pool: database().pool, city });
    server = await buildTestServer(system);
    browser = await browse(system, server, staffActor());
    for (const name of ["Anna Immer", "Berta Unklar", "Clara Probe"]) {
      const ctx = system.ctx(residentActor({ name }));
      const { draftId } = await beginDraft(ctx, { serviceKey: "hund-anmelden" });
      await saveDraft(ctx, { ref: { draftId }, answers: { dogName: "Rex", isLarge: false } });
      await submitCase(ctx, { draftId });
      await checkCase(ctx, draftId);
      ids.push(draftId);
    }
    await storeChecks(system.job(), await openCase(system.job(), ids[1] ?? ""), [
      check("a", "passed"),
      check("b", "unclear"),
      check("c", "failed"),
    ]);
    await tables(system.job())
      .updateTable("cases.application")
      .set({ is_sample: true })
      .where("applicant_name", "=", "Clara Probe")
      .execute();
  });
  afterAll(async () => {
    await server.app.close();
    await system.close();
  });

  /** The row of the list that names this person, as text. */
  const rowOf = (html: string, name: string): string =>
    [...html.matchAll(/<tr.*?<\/tr>/gs)]
      .map(([row]) => row.replace(/<[^>]+>/g, " ").replace(/\s+/g, " "))
      .find((row) => row.includes(name)) ?? "";

  test("says of each case why it needs a person", async () => {
    const { html } = await browser.get("/desk");
    expect(rowOf(html, "Anna Immer")).toContain("Entscheidet immer ein Mensch");
    expect(rowOf(html, "Berta Unklar")).toContain("Prüfung b, Prüfung c");
    expect(rowOf(html, "Berta Unklar")).not.toContain("Prüfung a");
    expect(rowOf(html, "Clara Probe")).toContain("Stichprobe");
    expect(rowOf((await browser.get("/en/desk")).html, "Berta Unklar")).toContain("Check b, Check c");
  });

  test("counts one as one", async () => {
    expect((await browser.get("/desk?q=Anna")).text).toContain("1 Vorgang ");
    expect((await browser.get("/desk?q=a")).text).toContain("3 Vorgänge");
  });

  test("and the case tell their keys, each used once, and without a script", async () => {
    const keysOf = (html: string): string[] =>
      [...html.matchAll(/accesskey="(.)"/g)].map(([, key = ""]) => key);
    const queue = await browser.get("/desk");
    expect(keysOf(queue.html).toSorted()).toEqual(["1", "2", "3", "4", "5", "6", "7", "s"]);
    expect(queue.text).toContain("Drücken Sie Alt und die Taste");
    const page = await browser.get(`/desk/vorgaenge/${ids[0]}`);
    expect(keysOf(page.html).toSorted()).toEqual(["e", "u", "z"]);
    expect(page.html).toContain('id="outcome"');
    expect(page.html).not.toContain("<script");
  });

  test("a refusal's ground is not called voluntary", async () => {
    const { html } = await browser.get(`/desk/vorgaenge/${ids[0]}`);
    expect(/<label[^>]*for="refusal"[^>]*>.*?<\/label>/s.exec(html)?.[0]).not.toContain("freiwillig");
  });

  test("is no part of a warden's header", async () => {
    const warden = await browse(system, server, staffActor({ roles: ["warden"], teams: [] }));
    const { html } = await warden.get("/desk/kontrolle");
    const header = /<header.*?<\/header>/s.exec(html)?.[0] ?? "";
    expect(header).not.toContain("Sachbearbeitung");
    expect(header).toContain('class="sk-wordmark" href="/desk/kontrolle"');
  });
});
