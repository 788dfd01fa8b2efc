import { deflateSync, crc32 } from "node:zlib";
import { describe, expect } from "vitest";
import { axe, collectErrors, forEachJourney, type Page } from "#test/browser";
import { startServer } from "#test/processes";

interface UploadedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** A chunk of a PNG: length, type, data, checksum. */
function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** One grey pixel. */
function png(): Buffer {
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.from([0, 128]))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** One empty page; `comment` is carried along without being shown. */
function pdf(comment = "leer"): Buffer {
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
  ];
  let text = `%PDF-1.4\n%${comment}\n`;
  const offsets = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, "0")} 00000 n \n`;
  });
  const start = text.length;
  text += `xref\n0 4\n0000000000 65535 f \n${offsets.join("")}trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
}

// The harmless test file of https://www.eicar.org, in two halves, so that no scanner reports this file.
const EICAR = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-", "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join("");

const IDENTITY: UploadedFile = { name: "Ausweis.png", mimeType: "image/png", buffer: png() };
const REGISTRATION: UploadedFile = { name: "Zulassung.pdf", mimeType: "application/pdf", buffer: pdf() };
const TEXT_AS_PDF: UploadedFile = {
  name: "Brief.pdf",
  mimeType: "application/pdf",
  buffer: Buffer.from("Sehr geehrte Damen und Herren"),
};
const INFECTED: UploadedFile = {
  name: "Rechnung.pdf",
  mimeType: "application/pdf",
  buffer: pdf(EICAR),
};

/** Presses a button that sends a form and waits for the page that comes back, which may be at the same address. */
async function press(page: Page, name: string): Promise<void> {
  const answered = page.waitForEvent("domcontentloaded", { timeout: 30_000 });
  await page.getByRole("button", { name, exact: true }).click();
  await answered;
}

/** No violation; only of pages that no other journey looks at. */
async function expectAccessible(page: Page): Promise<void> {
  const at = page.url().replace(/[0-9a-f-]{36}/g, "…");
  expect([at, await axe(page)]).toEqual([at, []]);
}

const main = (page: Page): Promise<string> => page.locator("main").innerText();

async function fill(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) await page.locator(`[name="${name}"]`).fill(value);
}

const choose = (name: string, value: string) => (page: Page) =>
  page.locator(`[name="${name}"][value="${value}"]`).check();

/** What is answered on each page, by the page's name in its address. */
const ANSWERS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  anliegen: choose("purpose", "new"),
  person: (page) =>
    fill(page, {
      givenNames: "Fatima",
      familyName: "Haddad",
      "birthDate-day": "7",
      "birthDate-month": "7",
      "birthDate-year": "1995",
    }),
  wohnung: (page) =>
    fill(page, {
      "home-street": "Riedstraße",
      "home-houseNumber": "14",
      "home-postalCode": "07743",
      "home-city": "Jena",
    }),
  stellplatz: choose("hasPrivateSpace", "no"),
  fahrzeug: (page) => fill(page, { plate: "J-FH 707" }),
  gewicht: choose("isLight", "yes"),
  halter: choose("vehicleUse", "own"),
  beginn: async (page) => {
    const [year = "", month = "", day = ""] = Temporal.Now.plainDateISO("Europe/Berlin")
      .toString()
      .split("-");
    await fill(page, { "startDate-day": day, "startDate-month": month, "startDate-year": year });
  },
  kontakt: async () => undefined,
};

const pageName = (page: Page): string => /\/seite\/([^/?]+)/.exec(page.url())?.[1] ?? "";

/** Answers one page after another as long as they are known; ends before the proofs. */
async function answerAll(page: Page): Promise<void> {
  for (let step = 0; step < 20; step += 1) {
    const answer = ANSWERS[pageName(page)];
    if (!answer) return;
    await answer(page);
    await press(page, "Weiter");
  }
}

/** Chooses a file for the only proof of the page and goes on. */
async function upload(page: Page, file: UploadedFile): Promise<void> {
  await page.locator('input[type="file"]').setInputFiles({ ...file });
  await press(page, "Weiter");
}

/** The same page comes back, says what was wrong and links to the field. */
async function expectRefusal(page: Page, text: string): Promise<void> {
  expect(await page.title()).toMatch(/^Fehler: /);
  const summary = page.getByRole("alert");
  expect(await summary.innerText()).toContain(text);
  await summary.getByRole("link", { name: text }).click();
  const target = new URL(page.url()).hash.slice(1);
  expect(await page.locator(`[id="${target}"]`).count()).toBe(1);
}

/** What has been uploaded for the page, as it is listed. */
async function filesOf(page: Page): Promise<string[]> {
  return (await page.locator(".sk-files__name").allInnerTexts()).map((name) => name.trim());
}

async function signInAtDesk(page: Page, base: string, name: string): Promise<void> {
  await page.goto(`${base}/desk/anmelden`);
  await page
    .getByRole("link", { name: /anmelden$/i })
    .last()
    .click();
  await page.getByRole("link", { name }).click();
  await page.waitForURL(`${base}/desk`);
}

describe("a resident parking permit without account", () => {
  forEachJourney(
    "is begun, put aside, gone on with by the code, decided by a person",
    async ({ page, javaScript }, context) => {
      await using server = await startServer({
        env: { STADTKERN_RESIDENTS: "150", STADTKERN_LOG: "silent" },
        readyWithinSeconds: 120,
      });
      const base = server.url.replace("127.0.0.1", "localhost");
      const errors: string[][] = [];
      // The pages are the same with and without JavaScript: looked at once.
      const inspect = async (shown: Page): Promise<void> => {
        if (javaScript) await expectAccessible(shown);
      };
      const browser = page.context().browser();
      const another = async (width: number): Promise<Page> => {
        const opened = await browser?.newContext({
          javaScriptEnabled: javaScript,
          viewport: { width, height: 844 },
          locale: "de-DE",
          timezoneId: "Europe/Berlin",
        });
        if (!opened) throw new Error("The browser is gone");
        opened.setDefaultTimeout(20_000);
        context.onTestFinished(() => opened.close());
        const fresh = await opened.newPage();
        errors.push(collectErrors(fresh));
        return fresh;
      };

      await page.goto(`${base}/antrag/bewohnerparkausweis`);
      await press(page, "Ohne Konto beginnen");

      // The code, and an address for notices: a wrong one is named and kept.
      expect(await page.locator("h1").innerText()).toBe("Ihr Code");
      const code = /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/.exec(await main(page))?.[0] ?? "";
      expect(code).not.toBe("");
      // 80 bits are never part of an address.
      expect(page.url()).not.toContain(code);
      await inspect(page);
      const email = page.getByLabel("E-Mail-Adresse für Hinweise");
      await email.fill("fatima@beispiel");
      await press(page, "Code notiert, weiter");
      expect(await page.title()).toMatch(/^Fehler: /);
      expect(await page.getByRole("alert").innerText()).toContain("Geben Sie eine E-Mail-Adresse wie");
      await page.getByRole("alert").getByRole("link").click();
      expect(new URL(page.url()).hash).not.toBe("");
      expect(await email.inputValue()).toBe("fatima@beispiel");
      await inspect(page);
      await email.fill("fatima@example.org");
      await press(page, "Code notiert, weiter");

      await answerAll(page);
      // Proofs: what is no PDF or picture is refused by its content, whatever its name says.
      expect(pageName(page)).toBe("nachweis-identity-copy");
      await upload(page, TEXT_AS_PDF);
      await expectRefusal(page, "Die Datei „Brief.pdf“ ist kein PDF, JPG oder PNG");
      await inspect(page);
      await upload(page, IDENTITY);
      expect(pageName(page)).toBe("nachweis-registration-certificate");
      await upload(page, INFECTED);
      await expectRefusal(page, "Die Datei „Rechnung.pdf“ enthält Schadsoftware und wurde nicht gespeichert");
      await upload(page, REGISTRATION);
      expect(pageName(page)).toBe("erklaerungen");

      // A file that is refused takes none of the others with it.
      await page.getByRole("link", { name: "Zurück", exact: true }).click();
      await page.waitForURL(/\/nachweis-registration-certificate$/);
      expect(await filesOf(page)).toEqual(["Zulassung.pdf"]);
      await upload(page, TEXT_AS_PDF);
      await expectRefusal(page, "Die Datei „Brief.pdf“");
      expect(await filesOf(page)).toEqual(["Zulassung.pdf"]);
      await inspect(page);
      await page.context().close();

      // Another day, another device: the code as it is typed from a note.
      const later = await another(390);
      await later.goto(`${base}/fortsetzen`);
      await later.getByLabel("Code").fill("0000 0000 0000 0000");
      await press(later, "Öffnen");
      expect(await later.title()).toMatch(/^Fehler: /);
      expect(await later.getByLabel("Code").inputValue()).toBe("0000 0000 0000 0000");
      await inspect(later);
      await later.getByLabel("Code").fill(` ${code.toLowerCase().replaceAll("-", " ")} `);
      await press(later, "Öffnen");
      // Where it was left off, with all that was there.
      expect(pageName(later)).toBe("erklaerungen");
      await later.goto(later.url().replace("erklaerungen", "nachweis-identity-copy"));
      expect(await filesOf(later)).toEqual(["Ausweis.png"]);
      await press(later, "Weiter");
      expect(await filesOf(later)).toEqual(["Zulassung.pdf"]);
      await press(later, "Weiter");
      await later.getByRole("checkbox").check();
      await press(later, "Weiter");
      const check = await main(later);
      for (const text of ["Fatima", "Riedstraße 14", "J-FH 707", "Ausweis.png", "Zulassung.pdf"])
        expect(check).toContain(text);
      await press(later, "Verbindlich absenden");
      expect(await main(later)).toContain("Eine Person prüft Ihren Antrag");
      await inspect(later);
      const reference = /\b\d{4}-\d{6}\b/.exec(await main(later))?.[0] ?? "";
      expect(reference).not.toBe("");
      const caseAddress = later.url().split("?")[0] ?? "";

      // The caseworker finds it by its number and opens what was uploaded: as a download, and never as a page.
      const desk = await another(1280);
      await signInAtDesk(desk, base, "Sascha");
      await desk.getByRole("searchbox").fill(reference);
      await press(desk, "Suchen");
      await desk.locator("table").getByRole("link").first().click();
      await desk.waitForURL(/\/desk\/vorgaenge\//);
      expect(await desk.locator("h1").innerText()).toContain("Fatima Haddad");
      for (const file of [IDENTITY, REGISTRATION]) {
        const href = await desk.getByRole("link", { name: file.name }).getAttribute("href");
        const download = await desk.request.get(`${base}${href}`);
        const headers = download.headers();
        expect([download.status(), headers["content-type"]]).toEqual([200, file.mimeType]);
        expect(headers["content-disposition"]).toMatch(/^attachment;/);
        expect(headers["content-disposition"]).toContain(file.name);
        expect(headers["content-security-policy"]).toMatch(/\bsandbox\b/);
        expect(headers["x-content-type-options"]).toBe("nosniff");
        expect((await download.body()).equals(file.buffer)).toBe(true);
        // Whoever is not at the desk gets nothing, with the code or without.
        const foreign = await later.request.get(`${base}${href}`, { maxRedirects: 0 });
        expect(foreign.status()).not.toBe(200);
      }
      await desk.getByText("Rückfrage an die antragstellende Person").click();
      await desk.getByLabel("Ihre Frage").fill("Seit wann wohnen Sie dort?");
      await press(desk, "Frage senden");
      const deskAddress = desk.url();

      await later.goto(caseAddress);
      expect(await main(later)).toContain("Seit wann wohnen Sie dort?");
      await inspect(later);
      await press(later, "Antwort senden");
      expect(await later.title()).toMatch(/^Fehler: /);
      await later.getByLabel("Ihre Antwort").fill("Seit drei Jahren.");
      await press(later, "Antwort senden");
      expect(await main(later)).toContain("Eine Person prüft Ihren Antrag");

      await desk.goto(deskAddress);
      expect(await main(desk)).toContain("Seit drei Jahren.");
      await inspect(desk);
      await desk.getByRole("radio", { name: "Bewilligen" }).check();
      await press(desk, "Entscheidung treffen");
      await desk.waitForURL(deskAddress);
      expect(await desk.getByRole("button", { name: "Entscheidung treffen" }).count()).toBe(0);

      // By the code alone, on a third device, the result is there.
      const third = await another(390);
      await third.goto(`${base}/fortsetzen`);
      await third.getByLabel("Code").fill(code);
      await press(third, "Öffnen");
      expect(third.url().split("?")[0]).toBe(caseAddress);
      expect(await main(third)).toContain("Ihr Antrag ist bewilligt. Bitte bezahlen Sie.");
      await inspect(third);
      expect(errors.flat(), "errors in the browser").toEqual([]);
    },
  );
});
