import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Server } from "#platform/http/server";
import { axe, useBrowser, widthOverflow } from "#test/browser";
import { browse } from "#test/browse";
import { buildTestServer } from "#test/app";
import { useTestDatabase } from "#test/postgres";
import { openTestSystem, staffActor, type TestSystem } from "#test/system";

const PAGES = [
  "/index",
  "/index?ausgabe=2021&bereich=mobility&land=16&sortierung=change",
  "/index/stadt",
  "/index/stadt?stadt=Erfurt&mit=Jena&ausgabe=2021",
  "/index/warum",
  "/index/warum?von=2021&bis=2025&bereich=society",
  "/index/was-waere-wenn",
  "/index/was-waere-wenn?online-appointments=9&rang=50&gesamt=70",
  "/index/wie-sicher",
  "/index/wie-sicher?mit=Darmstadt",
  "/index/belege?kennzahl=fibre",
  "/index/methode",
  "/index/ausgaben",
] as const;

describe("the pages of the index", () => {
  const database = useTestDatabase("embedded");
  let system: TestSystem;
  let server: Server;

  beforeAll(async () => {
    system = await openTestSystem({
      pool: database().pool,
      city: "cities/jena",
      now: "2026-11-23T09:00:00Z",
    });
    server = await buildTestServer(system);
  });
  afterAll(async () => {
    await server.app.close();
    await system.close();
  });
  const get = async (url: string): Promise<{ status: number; text: string; html: string }> => {
    const { statusCode, body } = await server.app.inject({ method: "GET", url });
    return { status: statusCode, html: body, text: body.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ") };
  };

  test.each(PAGES)(
    "%s is there in German and English, and says that its figures are invented",
    async (url) => {
      for (const prefix of ["", "/en"]) {
        const page = await get(`${prefix}${url}`);
        expect(page.status).toBe(200);
        const isComputed = !/methode|ausgaben/.test(url);
        expect(/Erfundene Zahlen|Invented figures/.test(page.text)).toBe(isComputed);
      }
    },
  );

  test("show the published ranks of the city in all six tables, computed by the engine", async () => {
    const ranks = { "": 34, administration: 49, energy: 36, it: 53, mobility: 46, society: 7 };
    for (const [table, rank] of Object.entries(ranks)) {
      const { text } = await get(`/index?ausgabe=2021&bereich=${table}`);
      expect(text).toContain(table === "" ? "Jena steht auf Rang 34 von 81" : `Rang ${rank} von 81`);
    }
    expect((await get("/index")).text).toContain("Jena steht auf Rang 54 von 83");
  });

  test("explain the rank of 2021 with causes whose figures add up", async () => {
    const { text } = await get("/index/warum?von=2020&bis=2021");
    expect(text).toContain("von Platz 42 auf Platz 34");
    expect(text).toMatch(/Zusammen: [+−][\d,]+ Punkte, \+8,0 Plätze/);
    expect((await get("/index/warum?von=2021&bis=2020")).text).toContain("die ältere zuerst");
  });

  test("show what was reached beside the rank, and where the series breaks", async () => {
    const { text } = await get("/index/stadt");
    expect(text).toMatch(
      /2021 veröffentlicht 34 hier berechnet 34 Erreicht von 100 \d+,\d Brüche in der Reihe –/,
    );
    expect(text).toMatch(
      /2025 veröffentlicht 54 hier berechnet 54 Erreicht von 100 \d+,\d Brüche in der Reihe andere Städte dabei/,
    );
    const reached = [...text.matchAll(/Erreicht von 100 (\d+),(\d)/g)].map((match) =>
      Number(`${match[1]}.${match[2]}`),
    );
    // The rank fell from 2021 to 2025, and yet the city went on.
    expect(reached.at(-1)).toBeGreaterThan(reached[0] ?? 0);
  });

  test("say what another value would change, and keep what was typed when it is no number", async () => {
    const wrong = await get("/index/was-waere-wenn?online-appointments=viel");
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain("Geben Sie bei „Online-Terminvergabe“ eine Zahl von 0 bis 100 ein");
    expect(wrong.html).toContain('value="viel"');
    expect((await get("/index/was-waere-wenn?rang=0")).text).toContain("Rang von 1 bis 83");
    expect((await get("/index/was-waere-wenn?rang=1")).text).toContain("wird Rang 1 nicht erreicht");
  });

  test("give bounds where an edition is known in part", async () => {
    const better = await get("/index/was-waere-wenn?gesamt=69");
    expect(better.text).toMatch(/Jena käme auf Rang \d+ bis \d+/);
    expect(better.text).toContain("Sicher überholt: Mainz");
    expect((await get("/index/was-waere-wenn?gesamt=101")).text).toContain("eine Zahl von 0 bis 100");
    expect((await get("/index/was-waere-wenn?stadt=Erfurt")).text).not.toContain("Gesamtpunkte");
  });

  test("show the published values and the recomputed ones where they differ", async () => {
    const { text } = await get("/index/methode");
    expect(text).toMatch(/IT und Kommunikation Jena 69,1 70,7/);
    expect(text).toMatch(/IT und Kommunikation Darmstadt 84,1 82,2/);
    expect(text).toMatch(/Gesamt Jena 67,1 67,4/);
    expect(text).toMatch(/Gesamt Darmstadt 80,6 80,2/);
  });

  test("give every computed edition as files, with a hash that is the same each time", async () => {
    const page = await get("/index/ausgaben");
    expect(page.html.match(/[0-9a-f]{64}/g)).toHaveLength(3);
    const files = [...page.html.matchAll(/href="(\/index\/daten\/2021\/[^"]+)"/g)].map(
      (match) => match[1] ?? "",
    );
    expect(files.length).toBeGreaterThan(4);
    for (const file of files) {
      const { statusCode, headers } = await server.app.inject({ method: "GET", url: file });
      expect([file, statusCode, headers["access-control-allow-origin"]]).toEqual([file, 200, "*"]);
    }
    for (const url of [
      "/index/daten/1999/run.json",
      "/index/daten/2021/..%2F..%2Fcity.yaml",
      "/index/daten/2021/x",
    ])
      expect([url, (await get(url)).status]).toEqual([url, 404]);
  });

  test("give their charts as images", async () => {
    const svg = await server.app.inject({ method: "GET", url: "/index/bild/bereiche.svg?mit=Erfurt" });
    expect(svg.headers["content-type"]).toBe("image/svg+xml");
    expect(svg.body).toContain("Erfurt");
    for (const name of ["verlauf", "intervalle", "karte"]) {
      const { body, statusCode } = await server.app.inject({ method: "GET", url: `/index/bild/${name}.svg` });
      expect([name, statusCode, body.includes("Jena")]).toEqual([name, 200, true]);
    }
    const png = await server.app.inject({ method: "GET", url: "/index/bild/bestandteile.png" });
    expect(png.rawPayload.subarray(1, 4).toString()).toBe("PNG");
    for (const name of ["constructor.svg", "bereiche.pdf", "x.svg"])
      expect([name, (await get(`/index/bild/${name}`)).status]).toEqual([name, 404]);
  });

  test("are summed up for the council on two pages, as PDF/UA", async () => {
    for (const url of [
      "/index/bericht.pdf",
      "/en/index/bericht.pdf?ausgabe=2021",
      "/index/bericht.pdf?stadt=Erfurt",
    ]) {
      const { statusCode, headers, rawPayload } = await server.app.inject({ method: "GET", url });
      expect([url, statusCode, headers["content-type"]]).toEqual([url, 200, "application/pdf"]);
      const source = rawPayload.toString("latin1");
      expect(source.startsWith("%PDF-")).toBe(true);
      expect(source.match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
      expect(source).toContain("pdfuaid:part");
    }
  });

  test("answer nonsense with a page, never with a fault", async () => {
    for (const query of [
      "?ausgabe=1900",
      "?bereich=x&land=99",
      "?stadt=%00",
      "?stadt[]=a&sortierung=__proto__",
    ]) {
      for (const path of ["/index", "/index/stadt", "/index/warum", "/index/was-waere-wenn"])
        expect([path + query, (await get(path + query)).status]).toEqual([path + query, 200]);
    }
  });

  test("lead the officer to the cockpit, which is nobody else's, and others to their figures", async () => {
    const officer = await browse(system, server, staffActor({ roles: ["officer"], teams: [] }));
    expect((await officer.get("/desk/anfang")).location).toBe("/desk/index");
    const cockpit = await officer.get("/desk/index");
    expect(cockpit.text).toContain("Veröffentlicht 2025: Rang 54 mit 67,1 Punkten");
    expect(cockpit.text).toContain("Online-Terminvergabe Wert 2025 8,3");
    expect(cockpit.text).toContain("noch nicht gemessen");
    const registrar = await browse(
      system,
      server,
      staffActor({ roles: ["registrar"], teams: ["buergerservice"] }),
    );
    const start = (await registrar.get("/desk/anfang")).location;
    expect(start).toBe("/desk/fuehrerscheine");
    expect((await registrar.get(start ?? "")).html).toContain('href="/desk/index/erhebung"');
    expect((await registrar.get("/desk/index")).status).toBe(403);
  });

  test("take a figure from its delivery to the sign-off", async () => {
    const officer = await browse(system, server, staffActor({ roles: ["officer"], teams: [] }));
    const office = await browse(system, server, staffActor({ teams: ["buergerservice"] }));
    const wrong = await officer.post("/desk/index/erhebung", { edition: "2027" });
    expect([wrong.status, wrong.html.includes('value="2027"')]).toEqual([422, true]);
    const due = { "due-day": "31", "due-month": "3", "due-year": "2027" };
    const opened = await officer.post("/desk/index/erhebung", {
      edition: "2027",
      ...due,
      "office-administration": "buergerservice",
    });
    const round = opened.location ?? "";
    expect(round).toMatch(/^\/desk\/index\/erhebung\/[0-9a-f-]{36}$/);
    expect((await officer.get(round)).text).toContain("0 von 163 Angaben sind freigegeben");
    const own = await office.get(round);
    const task = /href="(\/desk\/index\/erhebung\/[^"]+\/[0-9a-f-]{36})"/.exec(own.html)?.[1] ?? "";
    const value = { value: "12,5", source: "Jahresbericht, Seite 4" };
    const undated = await office.post(`${task}/liefern`, value);
    expect([undated.status, undated.text.includes("Stichtag")]).toEqual([422, true]);
    expect(undated.html).toContain('value="12,5"');
    const day = { "validOn-day": "1", "validOn-month": "10", "validOn-year": "2026" };
    expect((await office.post(`${task}/liefern`, { ...value, ...day })).location).toBe(task);
    expect((await office.get(task)).text).toContain("wartet auf die Freigabe");
    expect((await officer.post(`${task}/entscheiden`, { decision: "returned" })).status).toBe(422);
    expect((await officer.post(`${task}/entscheiden`, { decision: "signed-off" })).location).toBe(task);
    expect((await officer.get(round)).text).toContain("1 von 163 Angaben sind freigegeben");
    expect((await officer.get(`${round}?stand=signed-off`)).text).toContain("12,5");
    const [heading, row] = (await officer.get(`${round}/daten.csv`)).html.split(/\r?\n/);
    expect(heading).toBe("city,key,value,source,date,deliveredBy,status");
    expect(row).toMatch(/^Jena,[a-z0-9-]+,12\.5,"Jahresbericht, Seite 4",2026-10-01,[^,]+,verified$/);
    expect((await office.get(`${round}/daten.csv`)).status).toBe(403);
  });

  describe("in a browser", () => {
    const open = useBrowser();
    let address = "";
    beforeAll(async () => {
      address = await server.app.listen({ host: "127.0.0.1", port: 0 });
    });

    for (const url of PAGES) {
      test(`${url}: axe finds nothing and nothing is wider than the window`, async (context) => {
        for (const [width, colorScheme] of [
          [320, "light"],
          [1280, "dark"],
        ] as const) {
          const page = await open(context, { width, colorScheme });
          await page.goto(`${address}${url}`);
          expect(await axe(page), `${width}`).toEqual([]);
          expect(await widthOverflow(page), `${width}`).toBe(0);
        }
      });
    }

    test("a script gives each number a slider; without it the numbers are all there is", async (context) => {
      for (const javaScript of [true, false]) {
        const page = await open(context, { javaScript });
        await page.goto(`${address}/index/was-waere-wenn`);
        const numbers = await page.locator("input[data-max]").count();
        expect(numbers).toBeGreaterThan(30);
        expect(await page.locator("input[type=range]").count()).toBe(javaScript ? numbers : 0);
      }
      const page = await open(context, { javaScript: true });
      await page.goto(`${address}/index/was-waere-wenn`);
      await page.getByText("Verwaltung", { exact: true }).click();
      const number = page.getByLabel("Online-Terminvergabe");
      await page.locator('input[name="online-appointments"] + input[type=range]').fill("80.5");
      expect(await number.inputValue()).toBe("80,5");
      await page.getByRole("button", { name: "Rechnen" }).click();
      expect(await page.getByRole("status").textContent()).toMatch(/Rang \d+ statt 54/);
    });
  });
});
