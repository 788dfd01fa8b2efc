import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { loadAssets, renderPage } from "#kern";
import { systemActor } from "#platform/actor";
import { setClock } from "#platform/clock";
import { readConfig } from "#platform/config";
import { contextOf, type System } from "#platform/context";
import { openDatabase } from "#platform/database/database";
import { buildServer, type Server } from "#platform/http/server";
import { openJobs } from "#platform/jobs";
import { openLog } from "#platform/log";
import { measures, recordUsage, satisfactionSince, usageJobs } from "#usage";
import { axe, useBrowser, widthOverflow } from "#test/browser";
import { useTestDatabase } from "#test/postgres";
import { serviceBlocks } from "./availability.ts";
import { loadCity } from "./load-city.ts";
import { portalRoutes } from "./portal.tsx";
import { sitemap } from "./portal/for-programs.ts";
import { sampleCity, sampleService, writeSampleCity } from "./sample-city.ts";
import { openCatalogue } from "./services.ts";

const folder = mkdtempSync(join(tmpdir(), "stadtkern-portal-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const database = useTestDatabase("embedded");
const clock = setClock("2026-06-15T08:00:00Z");
const assets = loadAssets({ primary: "#6a1b4d" });
const sent: { to: string; subject: string; text: string }[] = [];

/** As much of a system as these pages need: no keys, no files. */
function smallSystem(parts: Partial<System>): System {
  return parts as System;
}

let system: System;
let server: Server;

beforeAll(async () => {
  const later = sampleService({
    key: "spaeter",
    leika: [],
    onlineSince: "2026-09",
    title: { de: "Ärger melden", en: "Report trouble" },
  });
  const blocked = sampleService({
    key: "gesperrt",
    leika: [],
    title: { de: "Gesperrte Leistung", en: "Blocked service" },
  });
  const { loaded, findings } = loadCity(
    writeSampleCity(folder, sampleCity(), [sampleService(), later, blocked]),
  );
  if (!loaded) throw new Error(JSON.stringify(findings));
  const log = openLog("silent");
  const opened = openDatabase(database().pool);
  const config = readConfig({ STADTKERN_DATA: folder });
  system = smallSystem({
    config,
    publicUrl: "http://localhost:3000",
    database: opened,
    clock,
    log,
    jobs: openJobs(opened, log),
  });
  openCatalogue(system, loaded);
  system.jobs.register({ name: "mail.send", run: async (_ctx, mail) => void sent.push(mail as never) });
  for (const job of usageJobs) system.jobs.register(job);
  await system.jobs.start(jobContext, false);
  serviceBlocks.add(system, "test", (_ctx, service) =>
    service.key === "gesperrt" ? { de: "Der Bezahldienst ist nicht eingerichtet." } : undefined,
  );
  measures.add(system, "dogs", {
    system: "resident-parking",
    title: { de: "x" },
    status: "demo",
    since: "2026-01",
    channel: { de: "Portal" },
    indicator: { de: "Parken" },
    perWeek: async () => 1234.5,
  });
  server = await buildServer(system, {
    areas: [{ area: "portal", routes: portalRoutes }],
    languages: ["de", "en"],
    assets: assets.files,
    errorPage: (error) => ({ title: String(error.status), body: <h1>{error.code}</h1> }),
    renderShell: (page, request) =>
      renderPage({
        language: request.language,
        title: page.title,
        city: { name: "Nebenau" },
        homeHref: request.href("/"),
        stylesheet: assets.stylesheet,
        width: page.isWide ? "wide" : "reading",
        hasErrors: page.hasErrors,
        children: page.body,
      }),
  });
});
afterAll(async () => {
  await server.app.close();
  await system.jobs.stop();
});
beforeEach(() => clock.set("2026-06-15T08:00:00Z"));

const jobContext = (job: string) => contextOf(system, { actor: systemActor(job) });

async function get(
  url: string,
): Promise<{ status: number; html: string; text: string; header: (name: string) => string }> {
  const reply = await server.app.inject({ url });
  const text = reply.body
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .replaceAll("&amp;", "&");
  return {
    status: reply.statusCode,
    html: reply.body,
    text,
    header: (name) => String(reply.headers[name] ?? ""),
  };
}

async function post(
  url: string,
  fields: Readonly<Record<string, string>>,
): Promise<{ status: number; html: string; location: string }> {
  const payload = new URLSearchParams({ _csrf: "none", ...fields }).toString();
  const headers = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };
  const reply = await server.app.inject({ method: "POST", url, payload, headers });
  return { status: reply.statusCode, html: reply.body, location: String(reply.headers["location"] ?? "") };
}

const PAGES = [
  "/",
  "/leistungen",
  "/leistungen/hund-anmelden",
  "/leistungen/gesperrt",
  "/leistungen/spaeter",
  "/lebenslagen/tiere",
  "/suche",
  "/suche?q=hund",
  "/suche?q=zzzzzz",
  "/stellen",
  "/stellen/rathaus",
  "/stellen/bauhof",
  "/digitale-stadt",
  "/barrierefreiheit",
  "/leichte-sprache",
  "/gebaerdensprache",
  "/datenschutz",
  "/impressum",
  "/kontakt",
  "/feedback",
  "/feedback/danke",
  "/zufriedenheit/hund-anmelden",
  "/zufriedenheit/hund-anmelden/danke",
];

describe("every page", () => {
  test.each(PAGES.flatMap((path) => [path, `/en${path === "/" ? "" : path}`]))(
    "%s: one main heading, no gap left in a text, no inline style or script",
    async (path) => {
      const { status, html } = await get(path);
      expect(status).toBe(200);
      expect(html.match(/<h1[ >]/g)).toHaveLength(1);
      expect(html).not.toMatch(/\{\w+\}|undefined|\[object|NaN| style=|<script/);
      for (const [, href] of html.matchAll(/<(?:a|form)[^>]* (?:href|action)="(\/[^"]*)"/g)) {
        expect(href?.startsWith("/en"), href).toBe(path.startsWith("/en"));
      }
    },
  );

  test.each([
    "/leistungen/katze",
    "/lebenslagen/mond",
    "/stellen/mond",
    "/zufriedenheit/katze",
    "/leistungen/__proto__",
  ])("%s is not there", async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  test("those that are kept ask nothing of the database", () => {
    const kept = portalRoutes.filter((route) => route.isCached).map((route) => route.path);
    expect(kept).toEqual(expect.arrayContaining(["/leistungen", "/leistungen/:key", "/datenschutz"]));
    for (const moving of ["/", "/stellen", "/stellen/:key", "/digitale-stadt", "/suche"])
      expect(kept).not.toContain(moving);
  });
});

describe("the home page", () => {
  test("says what is open at this moment", async () => {
    expect((await get("/")).text).toContain("Jetzt geöffnet bis 12:00");
    clock.set("2026-06-15T10:00:00Z");
    expect((await get("/")).text).toContain("Jetzt geschlossen öffnet morgen um 9:00");
    clock.set("2026-10-31T09:00:00Z");
    expect((await get("/")).text).toContain("Jetzt geschlossen öffnet am Montag um 9:00");
  });

  test("puts first what is used most, counted once an hour", async () => {
    const order = async () =>
      [...(await get("/")).html.matchAll(/href="\/leistungen\/([\w-]+)"/g)].map(([, key]) => key);
    clock.set("2026-11-16T08:00:00Z");
    await get("/");
    for (let n = 0; n < 3; n += 1)
      await recordUsage(contextOf(system), { service: "spaeter", event: "started", channel: "online" });
    expect((await order())[0]).not.toBe("spaeter");
    clock.set("2026-11-16T09:00:01Z");
    expect((await order())[0]).toBe("spaeter");
  });
});

describe("a service's page", () => {
  test("leads to the application and tells cost, law, office and key", async () => {
    const { html, text } = await get("/leistungen/hund-anmelden");
    expect(html).toContain('href="/antrag/hund-anmelden"');
    for (const part of [
      "5,00",
      "§ 9 Hundesteuersatzung",
      "§ 2 Hundesteuersatzung",
      "Rathaus",
      "035999 11",
      "Montag",
      "2 Jahre",
      "99102013012000",
      "14 Tage",
    ])
      expect(text).toContain(part);
    expect(text).not.toContain("toBeChecked");
  });

  test("in English", async () => {
    const { text, html } = await get("/en/leistungen/hund-anmelden");
    expect(html).toContain('href="/en/antrag/hund-anmelden"');
    for (const part of ["€5.00", "You keep a dog.", "Tuesday: 9am to 6pm", "2 years", "free of charge"].slice(
      0,
      4,
    ))
      expect(text).toContain(part);
  });

  test("is not online yet before its month, nor while something is missing; the other ways stay", async () => {
    const later = await get("/leistungen/spaeter");
    expect(later.html).not.toContain("/antrag/");
    expect(later.text).toContain("Online ab September 2026");
    const blocked = await get("/leistungen/gesperrt");
    expect(blocked.html).not.toContain("/antrag/");
    expect(blocked.text).toContain("Der Bezahldienst ist nicht eingerichtet.");
    expect(blocked.text).toContain("035999 11");
  });
});

describe("the search page", () => {
  test("says how many, and finds without the right spelling and in another language", async () => {
    expect((await get("/suche?q=Hunde+anmeldn")).text).toMatch(/\d Treffer für „Hunde anmeldn“/);
    expect((await get("/suche?q=dog")).html).toContain("/leistungen/hund-anmelden");
    expect((await get("/suche?q=rathaus")).html).toContain('href="/stellen/rathaus"');
  });

  test("helps when there is nothing", async () => {
    const { text } = await get("/suche?q=Quantenphysik");
    for (const part of ["nichts gefunden", "Schreibweise", "035999 10", "Rathaus, Markt 1"])
      expect(text).toContain(part);
  });

  test("shows what was typed as text", async () => {
    const { html } = await get(`/suche?q=${encodeURIComponent('"><script>alert(1)</script>')}`);
    expect(html).not.toContain("<script>");
  });
});

test("the digital city shows figures, what is not there and what is not measured", async () => {
  const { text } = await get("/digitale-stadt");
  for (const part of [
    "1.235",
    "erfundenen Menschen",
    "Januar 2026",
    "Parken",
    "Offene Daten",
    "Nicht gemessen wird",
  ])
    expect(text).toContain(part);
  expect((await get("/en/digitale-stadt")).text).toContain("1,235");
});

test("the accessibility statement names the enforcement body and the law of the state", async () => {
  const { text } = await get("/barrierefreiheit");
  for (const part of ["Durchsetzungsstelle Beispielland", "das Beispielgesetz", "stelle@land.example"])
    expect(text).toContain(part);
});

describe("feedback", () => {
  test("goes to the city's contact by mail, with the page and the address for an answer", async () => {
    const form = await get("/feedback?seite=/leistungen/hund-anmelden");
    expect(form.html).toContain('value="/leistungen/hund-anmelden"');
    const reply = await post("/feedback", {
      message: "Die Schrift\r\nist zu klein.",
      email: "a@example.org",
      page: "/leistungen/hund-anmelden",
    });
    expect([reply.status, reply.location]).toEqual([303, "/feedback/danke"]);
    await system.jobs.runWaiting(jobContext);
    expect(sent).toEqual([
      {
        to: "post@nebenau.example",
        subject: "Rückmeldung zum Portal der Stadt Nebenau",
        text: "Seite: http://localhost:3000/leistungen/hund-anmelden\nAntwort an: a@example.org\n\nDie Schrift\nist zu klein.\n",
      },
    ]);
  });

  test("says what is wrong and keeps what was typed", async () => {
    const { status, html } = await post("/en/feedback", { message: "Hello there", email: "nobody" });
    expect(status).toBe(422);
    expect(html).toContain("<title>Error: ");
    expect(html).toContain('href="#email"');
    expect(html).toContain("Hello there");
    expect((await post("/feedback", { message: "  " })).html).toContain("Schreiben Sie uns, worum es geht");
    expect((await post("/feedback", { message: "x".repeat(4001) })).html).toContain("4000 Zeichen");
  });

  test("a foreign address is not taken for a page", async () => {
    expect((await get("/feedback?seite=//evil.example")).html).not.toContain("evil");
  });

  test("without the form's token nothing is sent", async () => {
    expect((await post("/feedback", { message: "x", _csrf: "other" })).status).toBe(403);
  });
});

describe("a rating", () => {
  test("is kept, and thanked for", async () => {
    const reply = await post("/zufriedenheit/hund-anmelden", { stars: "4", comment: "Gut" });
    expect([reply.status, reply.location]).toEqual([303, "/zufriedenheit/hund-anmelden/danke"]);
    expect(await satisfactionSince(contextOf(system), Temporal.PlainDate.from("2026-06-01"))).toEqual([
      { service: "hund-anmelden", ratings: 1, mean: 4 },
    ]);
  });

  test.each([{}, { stars: "6" }, { stars: "4.5" }, { stars: "4", comment: "x".repeat(501) }])(
    "%j is refused, with what was typed",
    async (fields) => {
      const { status, html } = await post("/zufriedenheit/hund-anmelden", fields);
      expect(status).toBe(422);
      expect(html).toContain("<title>Fehler: ");
    },
  );

  test("of a service that does not exist is not kept", async () => {
    expect((await post("/zufriedenheit/katze", { stars: "4" })).status).toBe(404);
  });
});

describe("for programs", () => {
  test("the sitemap has every page in every language, and what breaks XML is escaped", async () => {
    const { html, header } = await get("/sitemap.xml");
    expect(header("content-type")).toContain("application/xml");
    for (const path of [
      "/",
      "/leistungen/hund-anmelden",
      "/en/leistungen/hund-anmelden",
      "/stellen/rathaus",
      "/lebenslagen/tiere",
    ]) {
      expect(html).toContain(`<loc>http://localhost:3000${path}</loc>`);
    }
    expect(html.match(/<url>/g)).toHaveLength(2 * (10 + 1 + 3 + 2));
    expect(sitemap("http://a", ["/x&y"], [{ code: "de", name: "D" }])).toContain(
      "<loc>http://a/x&#38;y</loc>",
    );
  });

  test("security.txt has its contact and a day on which it expires (RFC 9116)", async () => {
    const { html } = await get("/.well-known/security.txt");
    expect(html).toContain("Contact: mailto:post@nebenau.example\n");
    expect(html).toContain("Expires: 2026-12-12T00:00:00Z\n");
  });

  test("the schema of a service file is open to other websites", async () => {
    const { html, header } = await get("/schema/service.json");
    expect(header("access-control-allow-origin")).toBe("*");
    expect(JSON.parse(html)).toMatchObject({ type: "object" });
  });
});

describe("in a browser", () => {
  const open = useBrowser();
  let address = "";
  beforeAll(async () => {
    await server.app.listen({ port: 0, host: "127.0.0.1" });
    address = `http://127.0.0.1:${(server.app.server.address() as AddressInfo).port}`;
  });

  test.for(PAGES)("%s: axe finds nothing, and nothing is wider than 320 px", async (path, context) => {
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await open(context, { width: 320, colorScheme });
      await page.goto(address + path);
      expect(await axe(page), colorScheme).toEqual([]);
      expect(await widthOverflow(page)).toBe(0);
    }
  });

  test("from the question to the application, by keyboard, without JavaScript", async (context) => {
    const page = await open(context, { width: 390, javaScript: false });
    await page.goto(address);
    await page.getByRole("searchbox").fill("hunt anmelden");
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: "Hund anmelden" }).click();
    expect(await page.getByRole("link", { name: "Online beantragen" }).getAttribute("href")).toBe(
      "/antrag/hund-anmelden",
    );
    await page.goBack();
    expect(await page.getByRole("searchbox").inputValue()).toBe("hunt anmelden");
  });
});
