import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contextOf } from "#platform/context";
import { field, type PageRequest, type Reply, type Route } from "#platform/http/route";
import { loadCity } from "#catalogue";
import { readDemoCity } from "#residents";
import { staffActor, openTestSystem, type TestSystem } from "#test/system";
import { useTestDatabase } from "#test/postgres";
import { renderToString } from "preact-render-to-string";
import { readZonePlan } from "./city-zones.ts";
import { deskRoutes } from "./desk.tsx";
import { portalRoutes } from "./portal.tsx";
import { zoneOf } from "./zone-of.ts";

describe("pages", () => {
  const database = useTestDatabase();
  let system: TestSystem;
  beforeAll(async () => {
    system = await openTestSystem({ pool: database().pool });
  });
  afterAll(() => system.close());

  const routes: readonly Route[] = [...portalRoutes, ...deskRoutes];
  const call = async (
    method: string,
    path: string,
    options: {
      query?: Record<string, string>;
      body?: Record<string, string>;
      params?: Record<string, string>;
      language?: string;
    } = {},
  ): Promise<Reply> => {
    const route = routes.find((each) => each.method === method && each.path === path);
    if (!route) throw new Error(`No route ${method} ${path}`);
    const actor = path.startsWith("/desk") ? staffActor({ roles: ["warden", "caseworker"] }) : undefined;
    const language = options.language ?? "de";
    // The parts of a request that these pages use.
    const request = {
      ctx: contextOf(system.system, { language, ...(actor ? { actor } : {}) }),
      query: options.query ?? {},
      body: options.body ?? {},
      params: options.params ?? {},
      language,
      csrf: "token",
      area: path.startsWith("/desk") ? "desk" : "portal",
      href: (local: string) => local,
    } as unknown as PageRequest;
    return route.run(request);
  };
  const html = async (
    ...given: Parameters<typeof call>
  ): Promise<{ status: number; text: string; title: string; hasErrors: boolean }> => {
    const reply = await call(...given);
    if (!("page" in reply)) throw new Error("Not a page");
    const text = renderToString(reply.page.body as never).replace(/\s+/g, " ");
    return {
      status: reply.status ?? 200,
      text,
      title: reply.page.title,
      hasErrors: reply.page.hasErrors ?? false,
    };
  };

  test("the zones are listed with streets, numbers, sides, days and times", async () => {
    const { text } = await html("GET", "/parkzonen");
    for (const part of [
      "Zone NORD (Nordviertel)",
      "Lindenstraße",
      "1 bis 40, gerade",
      "1 bis 40, ungerade",
      "Nummern 3, 5, 12",
      "unterhalb der Kirche",
      "ganze Straße",
      "bis 31. März 2026",
      "ab 1. April 2026",
      "Mo-Sa 08:00-20:00",
    ]) {
      expect(text).toContain(part);
    }
    expect((await html("GET", "/parkzonen", { language: "en" })).text).toContain("the whole street");
  });

  test("an address gets its zone, perhaps one, or none", async () => {
    const ask = async (strasse: string, nummer: string): Promise<string> =>
      (await html("GET", "/parkzonen", { query: { strasse, nummer } })).text;
    expect(await ask("lindenstr.", "4")).toContain("lindenstr. 4 liegt in Zone NORD (Nordviertel)");
    expect(await ask("Lindenstraße", "4")).toContain("/leistungen/parkausweis");
    expect(await ask("Kirchweg", "1")).toContain("Ein Teil der Straße Kirchweg gehört zu Zone SUED");
    expect(await ask("Am Anger", "1")).toContain("in keiner Parkzone");
    expect(await ask("<b>", "1")).not.toContain("<b>");
  });

  test("a question without street or number says what is missing", async () => {
    const { status, hasErrors, text } = await html("GET", "/parkzonen", {
      query: { strasse: "Ahornweg", nummer: "" },
    });
    expect([status, hasErrors]).toEqual([422, true]);
    expect(text).toContain("Geben Sie Straße und Hausnummer ein.");
    expect(text).toContain('value="Ahornweg"');
  });

  test("a file of zones that the city does not have is not found", async () => {
    await expect(call("GET", "/parkzonen.geojson")).rejects.toMatchObject({ code: "not-found" });
  });

  test("the warden's check answers on the same page, without the plate in an address", async () => {
    expect((await html("GET", "/desk/kontrolle")).text).toContain("MU-AB 123");
    const answered = await html("POST", "/desk/kontrolle", { body: { plate: "mu ab 1" } });
    expect([answered.status, answered.title]).toEqual([200, "Kein Ausweis – Kontrolle"]);
    expect(answered.text).toContain("MU-AB 1");
    const wrong = await html("POST", "/desk/kontrolle", { body: { plate: "???" } });
    expect([wrong.status, wrong.hasErrors]).toEqual([422, true]);
    expect(wrong.text).toContain('value="???"');
  });

  test("the list of permits is empty at first, and an unknown permit is not found", async () => {
    expect((await html("GET", "/desk/ausweise", { query: { seite: "x" } })).text).toContain(
      "Kein Ausweis gefunden.",
    );
    await expect(
      call("GET", "/desk/ausweise/:permitId", { params: { permitId: "nonsense" } }),
    ).rejects.toMatchObject({ code: "not-found" });
    await expect(
      call("POST", "/desk/ausweise/:permitId/entziehen", {
        params: { permitId: "nonsense" },
        body: { because: "error" },
      }),
    ).rejects.toMatchObject({ code: "not-found" });
  });

  test("read their forms by name", () => expect(field({ plate: "x" }, "plate")).toBe("x"));
});

describe("cities", () => {
  test.each(["cities/jena", "test/cities/musterstadt"])("%s is sound", (folder) => {
    const { loaded, findings } = loadCity(folder);
    expect(findings.filter((finding) => finding.severity === "error")).toEqual([]);
    expect(loaded?.services.some(({ service }) => service.procedure === "resident-parking-permit")).toBe(
      true,
    );
    expect(readZonePlan(folder).zones.length).toBeGreaterThanOrEqual(2);
  });

  test("the demo's people live where their stories say", () => {
    expect.hasAssertions();
    const plan = readZonePlan("cities/jena");
    const on = Temporal.PlainDate.from("2026-11-23");
    for (const { story, residences, permit } of readDemoCity("cities/jena").residents) {
      const named = /\(Zone ([IV]+)\)/.exec(story.de)?.[1];
      const zones = residences
        .map((residence) => zoneOf(plan, residence, on))
        .map((answer) => (answer.kind === "in" ? answer.zone.key : undefined));
      if (named) expect(zones).toContain(named);
      if (permit) expect(zones).toContain(permit.zone);
    }
  });

  test("are data: no domain knows one by name", () => {
    const files = readdirSync("src/domains", { recursive: true, encoding: "utf8" }).filter(
      (file) => /\.(ts|tsx)$/.test(file) && !file.includes(".test."),
    );
    expect(files.length).toBeGreaterThan(100);
    // Comments and the example of a path do not decide anything.
    const codeOf = (file: string): string =>
      readFileSync(join("src/domains", file), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*$|cities\/jena/gm, "");
    expect(files.filter((file) => /\b(jena|musterstadt)\b/i.test(codeOf(file)))).toEqual([]);
  });
});
