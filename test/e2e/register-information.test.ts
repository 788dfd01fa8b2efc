import { describe, expect } from "vitest";
import { forEachJourney, type Page } from "#test/browser";
import { inspect, press } from "#test/journey";
import { startServer } from "#test/processes";

const main = (page: Page): Promise<string> => page.locator("main").innerText();

async function fill(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) await page.locator(`[name="${name}"]`).fill(value);
}

const choose = (name: string, value: string) => (page: Page) =>
  page.locator(`[name="${name}"][value="${value}"]`).check();

/** What is answered on each page, by the page's name in its address. */
const answersFor = (givenNames: string): Readonly<Record<string, (page: Page) => Promise<void>>> => ({
  person: (page) => fill(page, { soughtGivenNames: givenNames, soughtFamilyName: "Aydin" }),
  weg: choose("searchWay", "address"),
  anschrift: (page) =>
    fill(page, {
      "soughtAddress-street": "Karl-Liebknecht-Str.",
      "soughtAddress-houseNumber": "40",
      "soughtAddress-postalCode": "07749",
      "soughtAddress-city": "Jena",
    }),
  zweck: choose("commercial", "no"),
  weiteres: choose("furtherWork", "waived"),
  sie: (page) => fill(page, { givenNames: "Lena", familyName: "Sommerfeld" }),
});

/** Asks, pays and comes back to the case. */
async function request(page: Page, base: string, givenNames: string): Promise<string> {
  await page.goto(`${base}/antrag/melderegisterauskunft`);
  await press(page, "Antrag beginnen");
  const answers = answersFor(givenNames);
  for (let step = 0; step < 15 && !page.url().endsWith("/pruefen"); step += 1) {
    await inspect(page);
    const answer = answers[/\/seite\/([^/?]+)/.exec(page.url())?.[1] ?? ""];
    if (answer) await answer(page);
    else for (const box of await page.getByRole("checkbox").all()) await box.check();
    await press(page, "Weiter");
  }
  await inspect(page);
  await press(page, "Verbindlich absenden");
  await press(page, "10,00 € bezahlen");
  await page.getByRole("link", { name: "Zum Bezahldienst" }).click();
  await press(page, "Bezahlen");
  await page.getByRole("link", { name: "Zurück zur Stadt" }).click();
  const reload = page.getByRole("link", { name: /neu laden|aktualisieren/i });
  for (let tries = 0; tries < 20 && !(await main(page)).includes("Bewilligt"); tries += 1)
    if ((await reload.count()) > 0) await reload.click();
    else await page.reload();
  await inspect(page);
  return main(page);
}

describe("residents' register information", () => {
  forEachJourney(
    "is answered for one person, and for one with a block as for nobody; staff look with a purpose",
    async ({ page }) => {
      await using server = await startServer({
        env: { STADTKERN_RESIDENTS: "150", STADTKERN_LOG: "silent" },
        readyWithinSeconds: 60,
      });
      const base = server.url.replace("127.0.0.1", "localhost");
      const signIn = async (name: string, path: string): Promise<void> => {
        await page.goto(base + path);
        await page
          .getByRole("link", { name: /anmelden$/i })
          .last()
          .click();
        await page.getByRole("link", { name }).click();
        await expect
          .poll(() => page.url(), { timeout: 20_000 })
          .toMatch(new RegExp(`^${base}/(?!anmelden|desk/anmelden)`));
      };

      await signIn("Lena", "/anmelden?niveau=substantial");
      expect(await request(page, base, "Mehmet")).toContain("Karl-Liebknecht-Straße 40, 07749 Jena");
      // Elif has a block; nobody is called Gerlinde there.
      const plain = (text: string): string =>
        text.replace(/\d{4}-\d{6}/g, "…").replace(/\d{1,2}:\d{2}/g, "…");
      const blocked = plain(await request(page, base, "Elif"));
      expect(blocked).toContain("kann keine Auskunft erteilt werden");
      const nobody = plain(await request(page, base, "Gerlinde"));
      expect(blocked.replaceAll("Elif", "…")).toBe(nobody.replaceAll("Gerlinde", "…"));
      await press(page, "Abmelden");

      await signIn("Viktor", "/desk/anmelden");
      await page.goto(`${base}/desk/personen`);
      await fill(page, { familyName: "Aydin", purpose: "Auskunftssperre prüfen" });
      await press(page, "Suchen");
      await inspect(page);
      await press(page, "Elif Aydın ansehen");
      expect(await main(page)).toContain("Auskunftssperre (§ 51 Abs. 1 BMG)");
      await inspect(page);
    },
    { width: 320 },
  );
});
