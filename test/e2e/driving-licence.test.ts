import { describe, expect, test } from "vitest";
import { forEachJourney, type Page } from "#test/browser";
import { makeClient, signIn as signInClient } from "#test/client";
import { inspect as inspectPage, press, signIn } from "#test/journey";
import { startServer } from "#test/processes";

const START_MS = 120_000;
const START = { env: { STADTKERN_RESIDENTS: "100" }, readyWithinSeconds: 60 };

async function inspect(page: Page): Promise<string> {
  await inspectPage(page);
  return page.locator("main").innerText();
}

describe("a driving licence", () => {
  forEachJourney(
    "is shown, checked once by its code, reported missing, replaced at the counter",
    async ({ page, javaScript }) => {
      await using server = await startServer(START);
      const base = server.url.replace("127.0.0.1", "localhost");
      await signIn(page, base, "Lena", "/anmelden?niveau=substantial");
      await page.getByRole("link", { name: "Mein Führerschein" }).first().click();
      const shown = await inspect(page);
      for (const part of ["nicht der amtliche Führerschein", "J010LENA001", "mit Brille oder Kontaktlinsen"])
        expect(shown).toContain(part);

      await press(page, "QR-Code zum Vorzeigen");
      const first = codeIn(await inspect(page));
      await press(page, "Neuer Code");
      const code = codeIn(await inspect(page));
      expect(code).not.toBe(first);

      // Somebody else with a phone of their own: the address, then the check.
      const browser = page.context().browser();
      if (!browser) throw new Error("The page has no browser");
      const other = await browser.newContext({
        javaScriptEnabled: javaScript,
        viewport: { width: 320, height: 640 },
      });
      const checker = await other.newPage();
      const check = async (which: string): Promise<string> => {
        await checker.goto(`${base}/pruefen/${which}`);
        // Looking at the address twice uses nothing up.
        await checker.reload();
        expect(await inspect(checker)).not.toContain("Sommerfeld");
        await press(checker, "Prüfen");
        return inspect(checker);
      };
      expect(await check(first)).toContain("Dieser Code gilt nicht oder nicht mehr");
      const answer = await check(code);
      for (const part of ["heute gültig", "Lena Marie Sommerfeld", "Klasse B"])
        expect(answer).toContain(part);
      for (const secret of ["J010LENA001", "1991", "Goethestraße"]) expect(answer).not.toContain(secret);
      const used = await check(code);
      expect(used).toContain("Dieser Code gilt nicht oder nicht mehr");
      expect(used).not.toContain("Sommerfeld");
      await other.close();
      await page.goto(`${base}/konto`);
      expect(await inspect(page)).toContain("Führerschein per QR-Code geprüft");

      // Missing: an empty form says what it needs and names the fields.
      await page.goto(`${base}/mein-fuehrerschein`);
      await page.getByRole("link", { name: "Verlust oder Diebstahl melden" }).click();
      await inspect(page);
      await press(page, "Jetzt melden");
      expect(await page.title()).toMatch(/^Fehler: /);
      expect(await inspect(page)).toContain("Wählen Sie aus, was passiert ist");
      await page.getByRole("radio", { name: /gestohlen/ }).check();
      await page.getByLabel("Tag").fill("31");
      await page.getByLabel("Monat").fill("2");
      await page.getByLabel("Jahr").fill("2026");
      await press(page, "Jetzt melden");
      await inspect(page);
      expect(await page.getByRole("radio", { name: /gestohlen/ }).isChecked()).toBe(true);
      expect(await page.getByLabel("Tag").inputValue()).toBe("31");
      const today = Temporal.Now.plainDateISO("Europe/Berlin");
      await page.getByLabel("Tag").fill(String(today.day));
      await page.getByLabel("Monat").fill(String(today.month));
      await page.getByLabel("Jahr").fill(String(today.year));
      await press(page, "Jetzt melden");
      expect(await inspect(page)).toContain("Die Meldung ist eingegangen");
      await press(page, "Ersatz verlangen");
      expect(await inspect(page)).toContain("biometrisches Foto");
      expect(await page.getByRole("link", { name: "Termin buchen" }).getAttribute("href")).toBe("/termine");
      await press(page, "Abmelden");

      // At the counter: found by name with a purpose, the new card handed out.
      await signIn(page, base, "Viktor", "/desk/anmelden");
      await page.goto(`${base}/desk/fuehrerscheine`);
      await page.getByLabel("Familienname oder Nummer der Karte").fill("sommerf");
      await press(page, "Suchen");
      expect(await inspect(page)).toContain("Geben Sie den Zweck an");
      await page.getByLabel("Zweck").fill("Ersatz am Schalter");
      await press(page, "Suchen");
      await inspect(page);
      await page.getByRole("button", { name: /Akte von Lena Marie Sommerfeld/ }).click();
      expect(await inspect(page)).toContain("Ersatz verlangt");
      const number = page.getByLabel("Nummer der neuen Karte");
      await number.fill("J010LENA001");
      await press(page, "Neue Karte ausgehändigt");
      expect(await number.inputValue()).toBe("J010LENA001");
      await inspect(page);
      await number.fill("j010 lena 012");
      await press(page, "Neue Karte ausgehändigt");
      const file = await inspect(page);
      for (const part of ["Die neue Karte ist eingetragen", "J010LENA012", "J010LENA001"])
        expect(file).toContain(part);
      await press(page, "Abmelden");

      await signIn(page, base, "Lena", "/anmelden?niveau=substantial");
      await page.goto(`${base}/mein-fuehrerschein`);
      const after = await inspect(page);
      for (const part of ["J010LENA012", "Sie haben eine neue Karte", "heute gültig"])
        expect(after).toContain(part);
      await press(page, "Ich habe die alte Karte wieder");
      expect(await inspect(page)).toContain("Geben Sie die wiedergefundene alte Karte sofort ab");
      await page.goto(`${base}/konto`);
      expect(await inspect(page)).toContain("Ersatz am Schalter");
    },
    { width: 320 },
  );

  test(
    "of other states is shown as it is, and English pages are English",
    async () => {
      await using server = await startServer(START);
      const base = server.url.replace("127.0.0.1", "localhost");
      const read = async (name: string, path: string): Promise<string> => {
        const client = makeClient(base);
        await signInClient(client, name, "/anmelden/start?niveau=substantial");
        const answer = await client.get(path);
        expect(answer.status).toBe(200);
        return answer.body.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
      };
      expect(await read("Paul", "/mein-fuehrerschein")).toContain("Sie dürfen zurzeit nicht fahren");
      expect(await read("Ingrid", "/mein-fuehrerschein")).toContain("Ihre Karte ist abgelaufen");
      expect(await read("Oksana", "/mein-fuehrerschein")).toContain("Hier ist kein Führerschein gespeichert");
      const english = await read("Mehmet", "/en/mein-fuehrerschein");
      for (const part of ["not the official driving licence", "professional driver qualification (95)"])
        expect(english).toContain(part);
      const city = await makeClient(base).get("/digitale-stadt");
      expect(city.body).toContain('href="/mein-fuehrerschein"');
    },
    START_MS,
  );
});

function codeIn(text: string): string {
  const code = /UF[0-9A-Z]{2}(?:-[0-9A-Z]{4}){4}/.exec(text)?.[0];
  if (code === undefined) throw new Error(`No code in: ${text}`);
  return code;
}
