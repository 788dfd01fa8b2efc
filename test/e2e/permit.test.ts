import { describe, expect } from "vitest";
import { accessibilityTree, forEachJourney, type Page } from "#test/browser";
import { inspect as inspectPage, press, signIn } from "#test/journey";
import { startServer } from "#test/processes";

/** As every page, and no script on pages of the form. */
async function inspect(page: Page): Promise<void> {
  await inspectPage(page);
  expect([page.url(), await page.locator("script").count()]).toEqual([page.url(), 0]);
  expect(await page.title()).not.toBe("");
}

/** Answers one question page after another until the page to check; `answers` by the start of the heading. */
async function answerAll(
  page: Page,
  answers: Readonly<Record<string, (page: Page) => Promise<void>>>,
): Promise<void> {
  for (let step = 0; step < 25 && !page.url().includes("/pruefen"); step += 1) {
    await inspect(page);
    const heading = (await page.locator("h1").first().innerText()).trim();
    const answer = Object.entries(answers).find(([start]) => heading.startsWith(start));
    if (!answer) throw new Error(`No answer for the page „${heading}“`);
    await answer[1](page);
    await press(page, "Weiter");
  }
}

const choose = (label: RegExp) => (page: Page) => page.getByRole("radio", { name: label }).first().check();
const keep = async (): Promise<void> => undefined;

async function fillToday(page: Page): Promise<void> {
  const now = new Intl.DateTimeFormat("de-DE", { timeZone: "Europe/Berlin", dateStyle: "short" });
  const parts = Object.fromEntries(now.formatToParts().map((part) => [part.type, part.value]));
  await page.getByLabel("Tag").fill(parts["day"] ?? "");
  await page.getByLabel("Monat").fill(parts["month"] ?? "");
  await page.getByLabel("Jahr").fill(`20${parts["year"]?.slice(-2)}`);
}

const ANSWERS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  "Was möchten Sie tun": choose(/beantragen/),
  "Anschrift Ihrer Hauptwohnung": keep,
  "Wo wohnen Sie": keep,
  "Dürfen wir im Melderegister": choose(/abrufen/),
  "Eigener Stellplatz": choose(/^Nein/),
  "Haben Sie in der Zone": choose(/^Nein/),
  Kennzeichen: keep,
  "Für welches Fahrzeug": keep,
  "Zulässige Gesamtmasse": choose(/^Ja/),
  "Wiegt das Fahrzeug": choose(/^Ja/),
  "Auf wen ist": choose(/Auf mich/),
  "Wem gehört": choose(/Auf mich/),
  "Dürfen wir im Fahrzeugregister": choose(/abrufen/),
  "Erster Tag": fillToday,
  "Ab wann": fillToday,
  "E-Mail": keep,
  Erklärung: async (page) => {
    for (const box of await page.getByRole("checkbox").all()) await box.check();
  },
};

async function apply(page: Page, base: string): Promise<void> {
  await page.goto(`${base}/antrag/bewohnerparkausweis`);
  await inspect(page);
  await press(page, "Antrag beginnen");
  await inspect(page);
  await press(page, "Angaben übernehmen");
  // Without an answer the page says what to do, names the field and puts "Fehler:" before its title.
  await press(page, "Weiter");
  expect(await page.title()).toMatch(/^Fehler: /);
  expect(await page.getByRole("alert").innerText()).toContain("Anliegen");
  await inspect(page);
  await answerAll(page, ANSWERS);
  await inspect(page);
  await press(page, "Verbindlich absenden");
  await inspect(page);
}

describe("a resident parking permit", () => {
  forEachJourney(
    "is found, applied for, paid, shown to a warden; one that cannot be decided is decided by a caseworker",
    async ({ page }) => {
      await using server = await startServer({ env: { STADTKERN_RESIDENTS: "150" }, readyWithinSeconds: 60 });
      const base = server.url.replace("127.0.0.1", "localhost");

      // Found by the word that people use.
      await page.goto(base);
      await inspect(page);
      await page.getByRole("searchbox").fill("parken anwohner");
      await page.getByRole("button", { name: "Suchen" }).click();
      await page.getByRole("link", { name: "Bewohnerparkausweis" }).first().click();
      await inspect(page);
      expect(JSON.stringify(await accessibilityTree(page))).toContain("Bewohnerparkausweis");

      // Granted at once, paid, valid.
      await signIn(page, base, "Lena", "/anmelden?niveau=substantial");
      await apply(page, base);
      await press(page, "120,00 € bezahlen");
      await inspect(page);
      await page.getByRole("link", { name: "Zum Bezahldienst" }).click();
      await press(page, "Bezahlen");
      await page.getByRole("link", { name: "Zurück zur Stadt" }).click();
      expect(await page.locator("h1").innerText()).toContain("Bewilligt");
      await inspect(page);
      await page.getByRole("link", { name: "Bescheid ansehen" }).click();
      await inspect(page);
      await press(page, "Abmelden");

      // The warden sees by the plate that it is valid, and no name.
      await signIn(page, base, "Deniz", "/desk/anmelden");
      await page.goto(`${base}/desk/kontrolle`);
      await page.getByRole("textbox").first().fill("j ls 412");
      await page.locator("main").getByRole("button").first().click();
      const answer = await page.locator("main").innerText();
      expect(answer).toMatch(/gültig/i);
      expect(answer).not.toContain("Sommerfeld");
      await inspect(page);
      await press(page, "Abmelden");

      // Outside every zone: not refused by a machine, but given to a person, with the reason.
      await signIn(page, base, "Mehmet", "/anmelden?niveau=substantial");
      await apply(page, base);
      expect(await page.locator("main").innerText()).toContain("Eine Person prüft Ihren Antrag");
      const caseAddress = page.url().split("?")[0] ?? "";
      await press(page, "Abmelden");

      await signIn(page, base, "Sascha", "/desk/anmelden");
      await page.getByRole("searchbox").fill("Aydın");
      await page.getByRole("button", { name: "Suchen" }).click();
      await inspect(page);
      await page.locator("table").getByRole("link").first().click();
      await inspect(page);
      await press(page, "Entscheidung treffen");
      expect(await page.title()).toMatch(/^Fehler: /);
      await page.getByRole("radio", { name: "Ablehnen" }).check();
      await press(page, "Entscheidung treffen");
      expect(await page.locator("main").innerText()).toContain("Abgelehnt");
      await press(page, "Abmelden");

      await signIn(page, base, "Mehmet", "/anmelden?niveau=substantial");
      await page.goto(caseAddress);
      expect(await page.locator("h1").innerText()).toContain("abgelehnt");
      expect(await page.locator("main").innerText()).toContain("Parkzone");
      await inspect(page);
      // Who read my data: the caseworker is there.
      await page.goto(`${base}/konto`);
      expect(await page.locator("main").innerText()).toContain("Sachbearbeitung");
      await inspect(page);
    },
    { width: 320 },
  );
});
