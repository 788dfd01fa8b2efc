import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createSession } from "#platform/http/session";
import type { Server } from "#platform/http/server";
import { buildTestServer } from "#test/app";
import { axe, useBrowser, widthOverflow } from "#test/browser";
import { useTestDatabase } from "#test/postgres";
import { openTestSystem, residentActor, type TestSystem } from "#test/system";
import { beginDraft } from "../begin-draft.ts";

describe("the header of a form page on the narrowest phone", () => {
  const database = useTestDatabase();
  const openPage = useBrowser();
  const actor = residentActor();
  let system: TestSystem;
  let server: Server;
  let url: string;
  beforeAll(async () => {
    system = await openTestSystem({
      pool: database().pool,
      city: "cities/jena",
      now: "2026-12-01T08:00:00Z",
    });
    server = await buildTestServer(system);
    url = await server.app.listen({ host: "127.0.0.1", port: 0 });
  });
  afterAll(async () => {
    await server.app.close();
    await system.close();
  });

  test("leaves the room to the question; the other languages are in the footer", async (context) => {
    const page = await openPage(context, { width: 320 });
    const session = await createSession(
      { system: system.system, db: system.system.database.root },
      { actor },
    );
    await page.context().addCookies([{ name: "stadtkern", value: session.token, url }]);
    const { draftId } = await beginDraft(system.ctx(actor), { serviceKey: "bewohnerparkausweis" });
    await page.goto(`${url}/entwurf/${draftId}/seite/anliegen`);
    // The demo's bar is not part of a real city's header.
    const height = await page
      .locator(".sk-masthead")
      .evaluate((element) => element.getBoundingClientRect().height);
    expect(height).toBeLessThan(110);
    const heading = await page.locator("h1").evaluate((element) => element.getBoundingClientRect().top);
    expect(heading).toBeLessThan(400);
    expect(await page.locator("header nav[aria-label='Hauptmenü'], header .sk-navigation").count()).toBe(0);
    expect(await page.locator("header .sk-languages").count()).toBe(0);
    await page.locator("footer .sk-languages").getByText("English").click();
    expect(new URL(page.url()).pathname).toBe(`/en/entwurf/${draftId}/seite/anliegen`);
    expect(await widthOverflow(page)).toBe(0);
    expect(await axe(page)).toEqual([]);
    // The way into the form is an ordinary page with its menu.
    await page.goto(`${url}/leistungen/bewohnerparkausweis`);
    expect(await page.locator("header .sk-navigation").count()).toBe(1);
  });
});
