import type { AddressInfo } from "node:net";
import ICAL from "ical.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { execute } from "#platform/database/database";
import type { Server } from "#platform/http/server";
import { createSession } from "#platform/http/session";
import { axe, forEachJourney, widthOverflow, type Page } from "#test/browser";
import { buildTestServer } from "#test/app";
import { useTestDatabase } from "#test/postgres";
import { openTestSystem, staffActor, type TestSystem } from "#test/system";

/** A Monday in Jena's opening hours. */
const NOW = "2026-11-23T08:00:00Z";

describe("booking an appointment", () => {
  const database = useTestDatabase();
  let system: TestSystem;
  let server: Server;
  let base: string;
  beforeAll(async () => {
    system = await openTestSystem({ pool: database().pool, city: "cities/jena", now: NOW });
    server = await buildTestServer(system);
    await server.app.listen({ host: "127.0.0.1", port: 0 });
    base = `http://127.0.0.1:${(server.app.server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await server.app.close();
    await system.close();
  });

  /** Every page of the way: no finding of axe, nothing wider than the screen. */
  const look = async (page: Page, name: string): Promise<void> => {
    expect(await axe(page), name).toEqual([]);
    expect(await widthOverflow(page), name).toBe(0);
  };
  const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).first().click();

  forEachJourney(
    "from the choice of matters to the calendar, another time, and giving it back",
    async ({ page }) => {
      await page.goto(`${base}/termine`);
      await press(page, "Freie Termine zeigen");
      expect(await page.title()).toContain("Fehler");
      await look(page, "nothing chosen");
      await page.getByLabel("Reisepass beantragen").check();
      await page.getByLabel("Wohnung anmelden oder ummelden").check();
      await page.getByLabel("Für wie viele Personen?").selectOption("2");
      await look(page, "start");
      await press(page, "Freie Termine zeigen");
      expect(await page.locator("main").innerText()).toContain("etwa 45 Minuten");
      await look(page, "times");
      await page.getByRole("link", { name: /24\. November 2026/ }).click();
      await look(page, "day");
      await press(page, "10:00");

      expect(await page.locator("h1").innerText()).toBe("Ihre Angaben");
      await look(page, "details");
      await page.getByLabel("Vor- und Nachname").fill("");
      await page.getByLabel(/E-Mail-Adresse/).fill("kein-at");
      await press(page, "Termin buchen");
      expect(await page.title()).toContain("Fehler");
      expect(await page.getByLabel(/E-Mail-Adresse/).inputValue()).toBe("kein-at");
      await look(page, "errors");
      await press(page, "Mehr Zeit nehmen");
      expect(await page.locator("main").innerText()).toContain("Sie haben jetzt Zeit bis");

      await page.getByLabel("Vor- und Nachname").fill("Erika Erfunden");
      await page.getByLabel(/E-Mail-Adresse/).fill("");
      await press(page, "Termin buchen");
      expect(await page.locator("h1").innerText()).toBe("Ihr Termin ist gebucht");
      await look(page, "booked");
      const text = await page.locator("main").innerText();
      expect(text).toContain("Dienstag, 24. November 2026, 10:00 Uhr");
      expect(text).toContain("Die Bestätigung des Wohnungsgebers");
      const code = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text)?.[0] ?? "";

      const file = await page.request.get(`${page.url()}/kalender.ics`);
      const event = new ICAL.Component(ICAL.parse(await file.text())).getFirstSubcomponent("vevent");
      expect(event?.getFirstPropertyValue("dtstart")?.toString()).toBe("2026-11-24T09:00:00Z");

      await page.goto(`${base}/termine/verwalten`);
      await look(page, "manage");
      await page.getByLabel("Code").fill("ZZZZ ZZZZ");
      await press(page, "Termin zeigen");
      await look(page, "unknown code");
      await page.getByLabel("Code").fill(code.toLowerCase().replace("-", " "));
      await press(page, "Termin zeigen");
      await page.getByRole("link", { name: "Verschieben" }).click();
      await look(page, "move");
      await page.getByRole("link", { name: /26\. November 2026/ }).click();
      await press(page, "11:00");
      expect(await page.locator("main").innerText()).toContain("Donnerstag, 26. November 2026, 11:00 Uhr");
      await page.getByRole("link", { name: "Absagen" }).click();
      await look(page, "cancel");
      await press(page, "Ja, Termin absagen");
      expect(await page.locator("h1").innerText()).toBe("Der Termin ist abgesagt");
      await look(page, "cancelled");
      const rows = await execute(system.ctx().db, "SELECT id FROM appointments.booking");
      expect(rows).toEqual([]);
    },
  );

  forEachJourney("by mail, in English", async ({ page }) => {
    await page.goto(`${base}/en/termine`);
    await page.getByLabel("Registration certificate").check();
    await press(page, "Show free times");
    await press(page, /^Take /);
    await page.getByLabel("First and last name").fill("Max Muster");
    const address = `max-${Math.trunc(performance.now())}@example.org`;
    await page.getByLabel(/E-mail address/).fill(address);
    await press(page, "Book the appointment");
    expect(await page.locator("h1").innerText()).toBe("Please confirm your appointment");
    await look(page, "mail sent");
    const [job] = await execute<{ data: { text: string; subject: string } }>(
      system.ctx().db,
      "SELECT data FROM jobs.job WHERE name = 'mail.send' AND data->>'to' = $1",
      [address],
    );
    expect(job?.data.subject).toBe("Please confirm your appointment");
    const path = /\/en\/termine\/bestaetigen\/\S+/.exec(job?.data.text ?? "")?.[0] ?? "";
    await page.goto(`${base}${path}`);
    await look(page, "confirm");
    await press(page, "Confirm the appointment");
    expect(await page.locator("h1").innerText()).toBe("Your appointment is booked");
    expect(await page.locator("main").innerText()).toContain("Your identity card or passport");
  });

  forEachJourney("the front office's pages can be used by everybody", async ({ page }) => {
    const root = { system: system.system, db: system.system.database.root };
    const actor = staffActor({ roles: ["front-office", "planner"] });
    const session = await createSession(root, { actor });
    await page.context().addCookies([{ name: "stadtkern", value: session.token, url: base }]);
    for (const path of [
      "?platz=platz-1",
      "/automat",
      "/anzeige",
      "/telefon?leistung=reisepass",
      "/plaetze",
      "/schliessen?von=2026-11-24&grund=Personalversammlung",
      "/zahlen",
    ]) {
      await page.goto(`${base}/desk/termine${path}`);
      await look(page, path);
    }
  });

  test("bad input gets a page, never an error of the server", async () => {
    for (const path of [
      "/termine/zeiten",
      "/termine/zeiten?leistung-reisepass=1&ab=quatsch&zeit=nie&tag-99=1&personen=-3",
      "/termine/zeiten?leistung-reisepass=1&personen=6",
      "/termine/tag?leistung-reisepass=1&tag=2026-02-31",
      "/termine/tag?leistung-reisepass=1&tag=2026-13-45",
      "/termine/buchung/ABCD-EFGH",
      "/termine/buchung/%3Cscript%3E",
      "/termine/buchung/ABCD-EFGH/kalender.ics",
      "/termine/bestaetigen/x",
      "/termine/zeiten?leistung-reisepass=1&termin=ABCD-EFGH",
    ]) {
      const response = await server.app.inject({ method: "GET", url: path });
      expect(response.statusCode, path).toBeLessThan(500);
    }
    for (const [path, body] of [
      ["/termine/vormerken", { start: "buergerservice quatsch", "leistung-reisepass": "1" }],
      ["/termine/vormerken", { start: "nirgends 2026-11-24T09:00:00Z", "leistung-reisepass": "1" }],
      ["/termine/vormerken", { start: "buergerservice 2026-11-24T09:00:00Z", termin: "ABCD-EFGH" }],
      ["/termine/buchung/ABCD-EFGH/angaben", { name: "x" }],
      ["/termine/buchung/ABCD-EFGH/verlaengern", {}],
      ["/termine/buchung/ABCD-EFGH/absagen", {}],
      ["/termine/bestaetigen/x", {}],
      ["/termine/verwalten", { code: "%" }],
    ] as const) {
      const form = await server.app.inject({ method: "GET", url: "/termine/verwalten" });
      const csrf = /name="_csrf" value="([^"]*)"/.exec(form.body)?.[1] ?? "";
      const response = await server.app.inject({
        method: "POST",
        url: path,
        headers: { "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded" },
        payload: new URLSearchParams({ _csrf: csrf, ...body }).toString(),
      });
      expect(response.statusCode, path).toBeLessThan(500);
      expect(response.statusCode, path).not.toBe(403);
    }
  });
});
