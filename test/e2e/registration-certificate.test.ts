import { describe, expect } from "vitest";
import { forEachJourney, type Page } from "#test/browser";
import { inspect as inspectPage, press, signIn } from "#test/journey";
import { startServer } from "#test/processes";

/** As every page, and no script on pages of the form. */
async function inspect(page: Page): Promise<void> {
  await inspectPage(page);
  expect([page.url(), await page.locator("script").count()]).toEqual([page.url(), 0]);
}

async function fillAddress(page: Page, houseNumber: string): Promise<void> {
  const address = { street: "Karl-Liebknecht-Straße", houseNumber, postalCode: "07749", city: "Jena" };
  for (const [part, value] of Object.entries(address))
    await page.locator(`[name="mainAddress-${part}"]`).fill(value);
}

const main = (page: Page): Promise<string> => page.locator("main").innerText();

describe("a registration certificate", () => {
  forEachJourney(
    "is found, applied for with the online ID, read and verified; with a wrong address a person looks",
    async ({ page }) => {
      await using server = await startServer({
        env: { STADTKERN_RESIDENTS: "150", STADTKERN_LOG: "silent" },
        readyWithinSeconds: 60,
      });
      const base = server.url.replace("127.0.0.1", "localhost");

      await page.goto(base);
      await page.getByRole("searchbox").fill("wohnsitznachweis");
      await page.getByRole("button", { name: "Suchen" }).click();
      await page.getByRole("link", { name: "Meldebescheinigung" }).first().click();
      expect(await main(page)).toContain("Online-Ausweis");
      await inspect(page);

      await signIn(page, base, "Mehmet", "/anmelden?niveau=high");
      await page.goto(`${base}/antrag/meldebescheinigung`);
      await press(page, "Antrag beginnen");
      if (!page.url().includes("/seite/")) {
        await inspect(page);
        await page.locator("main").getByRole("button").first().click();
      }

      // Nothing chosen: the page says what to do and names the field.
      await press(page, "Weiter");
      expect(await page.title()).toMatch(/^Fehler: /);
      await inspect(page);
      await page.getByRole("radio", { name: "Weitere Angaben" }).check();
      await press(page, "Weiter");
      for (const name of [
        "Geburtsort",
        "Familienstand",
        "Ehegatte oder Lebenspartner",
        "Minderjährige Kinder",
      ])
        await page.getByRole("checkbox", { name }).check();
      await inspect(page);
      await press(page, "Weiter");
      await fillAddress(page, "40");
      await inspect(page);
      await press(page, "Weiter");
      await inspect(page);
      await press(page, "Verbindlich absenden");

      // Issued at once; his wife has a block, his child has none.
      expect(await page.locator("h1").innerText()).toContain("Bewilligt");
      const result = await main(page);
      expect(result).toContain("Karl-Liebknecht-Straße 40, 07749 Jena");
      expect(result).toContain("Erfurt");
      expect(result).toContain("Deniz Can Aydın");
      expect(result).not.toContain("Elif");
      expect(result).not.toContain("bezahlen");
      await inspect(page);
      await page.getByRole("link", { name: "Bescheid ansehen" }).click();
      expect(await page.locator("h1").innerText()).toContain("Meldebescheinigung");
      expect(await main(page)).not.toContain("Widerspruch");
      await inspect(page);

      // With another address nobody gets it by a program.
      await page.goto(`${base}/antrag/meldebescheinigung`);
      await press(page, "Antrag beginnen");
      if (!page.url().includes("/seite/")) await page.locator("main").getByRole("button").first().click();
      await page.getByRole("radio", { name: /^Name, Geburtsdatum/ }).check();
      await press(page, "Weiter");
      await fillAddress(page, "41");
      await press(page, "Weiter");
      await press(page, "Verbindlich absenden");
      expect(await main(page)).toContain("Eine Person prüft Ihren Antrag");
      expect(await main(page)).toContain("Anschrift");
      await inspect(page);
    },
    { width: 320 },
  );
});
