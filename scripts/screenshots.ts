// What `npm run screenshots` runs: the tour of the README on a fresh demo city, one picture a station in docs/tour.
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { launchChromium } from "#test/chromium";
import { startServer } from "#test/processes";

const FOLDER = join(import.meta.dirname, "../docs/tour");
/** Pictures are loaded with the README; a page of text needs far less. */
const MAX_BYTES = 120_000;
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 800 };

type Answers = Readonly<Record<string, (page: Page) => Promise<void>>>;

/** What a resident answers, by the start of the page's heading; other pages keep what the registers gave. */
const ANSWERS: Answers = {
  "Was möchten Sie tun": choose(/beantragen/),
  "Dürfen wir": choose(/abrufen/),
  "Haben Sie in der Zone": choose(/^Nein/),
  "Ab wann": fillToday,
  Erklärung: confirmAll,
};

let taken = 0;

/** Shows the page from its top, or from the heading that is named. */
async function picture(page: Page, name: string, heading?: string): Promise<void> {
  taken += 1;
  const start = heading ? page.getByRole("heading", { name: heading, exact: true }) : page.locator("body");
  await start.evaluate((element) => element.scrollIntoView({ block: "start" }));
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.fonts.ready);
  const path = join(FOLDER, `${String(taken).padStart(2, "0")}-${name}.png`);
  await page.screenshot({ path, animations: "disabled", caret: "hide" });
  const { size } = await stat(path);
  if (size > MAX_BYTES) throw new Error(`${path} has ${size} bytes, more than ${MAX_BYTES}`);
  console.log(`${path.slice(FOLDER.length + 1)} ${Math.round(size / 1000)} kB`);
}

function choose(label: RegExp): (page: Page) => Promise<void> {
  return (page) => page.getByRole("radio", { name: label }).first().check();
}

async function confirmAll(page: Page): Promise<void> {
  for (const box of await page.getByRole("checkbox").all()) await box.check();
}

async function fillToday(page: Page): Promise<void> {
  const [year = "", month = "", day = ""] = Temporal.Now.plainDateISO("Europe/Berlin").toString().split("-");
  await page.getByLabel("Tag").fill(day);
  await page.getByLabel("Monat").fill(month);
  await page.getByLabel("Jahr").fill(year);
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
}

async function open(browser: Browser, viewport: typeof PHONE): Promise<Page> {
  const context = await browser.newContext({
    viewport,
    deviceScaleFactor: 1,
    locale: "de-DE",
    timezoneId: "Europe/Berlin",
    colorScheme: "light",
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(15_000);
  return context.newPage();
}

async function toSignIn(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page
    .getByRole("link", { name: /anmelden$/i })
    .last()
    .click();
  await page.getByRole("link", { name: /Lena|Sascha/ }).waitFor();
}

async function signInAs(page: Page, base: string, name: string): Promise<void> {
  await page.getByRole("link", { name }).click();
  await page.waitForURL((url) => url.origin === base && !url.pathname.endsWith("/anmelden"));
}

/** From the start of the application to the page to check; `onPage` sees every heading on the way. */
async function answerAll(page: Page, onPage: (heading: string) => Promise<void>): Promise<void> {
  for (let step = 0; step < 25 && !page.url().includes("/pruefen"); step += 1) {
    const heading = (await page.locator("h1").first().innerText()).trim();
    const answer = Object.entries(ANSWERS).find(([start]) => heading.startsWith(start));
    await answer?.[1](page);
    await onPage(heading);
    await press(page, "Weiter");
    if ((await page.title()).startsWith("Fehler")) throw new Error(`No answer for the page „${heading}“`);
  }
}

async function permit(page: Page, base: string): Promise<void> {
  await page.goto(base);
  await picture(page, "home");
  await page.getByRole("searchbox").fill("parken anwohner");
  await press(page, "Suchen");
  await picture(page, "search");
  await page.getByRole("link", { name: "Bewohnerparkausweis" }).first().click();
  await picture(page, "service");

  await toSignIn(page, `${base}/anmelden?niveau=substantial`);
  await picture(page, "sign-in");
  await signInAs(page, base, "Lena");
  await page.goto(`${base}/antrag/bewohnerparkausweis`);
  await press(page, "Antrag beginnen");
  await picture(page, "take-over");
  await press(page, "Angaben übernehmen");
  await answerAll(page, async (heading) => {
    if (heading.startsWith("Was möchten")) await picture(page, "question");
  });
  await picture(page, "check");
  await press(page, "Verbindlich absenden");
  await picture(page, "sent");
  await press(page, "120,00 € bezahlen");
  await page.getByRole("link", { name: "Zum Bezahldienst" }).click();
  await picture(page, "pay");
  await press(page, "Bezahlen");
  await page.getByRole("link", { name: "Zurück zur Stadt" }).click();
  await picture(page, "granted");
  await page.getByRole("link", { name: "Bescheid ansehen" }).click();
  await picture(page, "letter");
}

async function warden(page: Page, base: string): Promise<void> {
  await toSignIn(page, `${base}/desk/anmelden`);
  await signInAs(page, base, "Deniz");
  await page.goto(`${base}/desk/kontrolle`);
  await page.getByRole("textbox").first().fill("j ls 412");
  await page.locator("main").getByRole("button").first().click();
  await picture(page, "warden");
}

async function appointment(page: Page, base: string): Promise<void> {
  await page.goto(`${base}/termine`);
  await page.getByLabel("Personalausweis beantragen").check();
  await press(page, "Freie Termine zeigen");
  await picture(page, "free-times");
  await page
    .getByRole("button", { name: /Uhr nehmen$/ })
    .first()
    .click();
  await picture(page, "held");
}

async function index(page: Page, base: string): Promise<void> {
  await page.goto(`${base}/index/warum`);
  await picture(page, "why");
  await toSignIn(page, `${base}/desk/anmelden`);
  await signInAs(page, base, "Helga");
  await page.goto(`${base}/desk/index`);
  await picture(page, "cockpit");
}

async function undecided(page: Page, base: string): Promise<void> {
  await toSignIn(page, `${base}/anmelden?niveau=substantial`);
  await signInAs(page, base, "Mehmet");
  await page.goto(`${base}/antrag/bewohnerparkausweis`);
  await press(page, "Antrag beginnen");
  await press(page, "Angaben übernehmen");
  await answerAll(page, async () => undefined);
  await press(page, "Verbindlich absenden");
}

async function caseworker(page: Page, base: string): Promise<void> {
  await toSignIn(page, `${base}/desk/anmelden`);
  await signInAs(page, base, "Sascha");
  await page.goto(`${base}/desk`);
  await picture(page, "queue");
  await page.getByRole("searchbox").fill("Aydın");
  await press(page, "Suchen");
  await page.locator("table").getByRole("link").first().click();
  await picture(page, "case");
  await page.getByRole("radio", { name: "Ablehnen" }).check();
  await picture(page, "decision", "Entscheiden");
}

async function remove(): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  for (const name of await readdir(FOLDER)) if (name.endsWith(".png")) await rm(join(FOLDER, name));
}

await remove();
await using server = await startServer({ readyWithinSeconds: 120 });
// Cookies of the sign-in belong to this name.
const base = server.url.replace("127.0.0.1", "localhost");
const browser = await launchChromium();
try {
  await permit(await open(browser, PHONE), base);
  await warden(await open(browser, PHONE), base);
  await undecided(await open(browser, PHONE), base);
  await caseworker(await open(browser, DESK), base);
  await appointment(await open(browser, PHONE), base);
  await index(await open(browser, DESK), base);
} finally {
  await browser.close();
}
