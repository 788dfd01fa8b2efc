import { render } from "preact-render-to-string";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { PageRequest, Reply } from "#platform/http/route";
import { newCode, newId, normalizeCode } from "#platform/ids";
import { describeOnBothDatabases } from "#test/postgres";
import { openTestSystem, type TestSystem } from "#test/system";
import { codeKinds, issueVerification } from "./index.ts";
import { portalRoutes } from "./portal.tsx";

describeOnBothDatabases("/pruefen", (database) => {
  let system: TestSystem;
  let code: string;

  beforeAll(async () => {
    system = await openTestSystem({
      pool: database().pool,
      city: "cities/jena",
      now: "2026-07-01T10:00:00Z",
    });
    code = await issueVerification(system.ctx(), {
      caseId: newId(),
      subjectKind: "permit",
      subjectId: newId(),
      title: { de: "Bewohnerparkausweis", en: "Resident parking permit" },
      validFrom: Temporal.PlainDate.from("2026-07-01"),
      validUntil: Temporal.PlainDate.from("2027-06-30"),
    });
  });
  afterAll(() => system.close());

  const call = async (
    method: string,
    path: string,
    given: { code?: string; language?: string },
  ): Promise<Reply> => {
    const language = given.language ?? "de";
    const route = portalRoutes.find((each) => each.method === method && each.path === path);
    // These pages read nothing else of a request.
    const request = {
      ctx: system.ctx(undefined, language),
      params: { code: given.code },
      body: { code: given.code ?? "" },
      language,
      csrf: "token",
      href: (to: string) => to,
    } as unknown as PageRequest;
    if (!route) throw new Error(`There is no ${method} ${path}`);
    return route.run(request);
  };
  const show = async (given: { code: string; language?: string }): Promise<string> => {
    const reply = await call("GET", "/pruefen/:code", given);
    if (!("page" in reply)) throw new Error("not a page");
    expect(reply.page.isPrivate).toBe(true);
    return `${reply.page.title} ${render(<>{reply.page.body}</>)}`;
  };

  test("a valid document, in both languages", async () => {
    expect(await show({ code })).toMatch(
      /Das Dokument ist gültig.*Bewohnerparkausweis.*1\. Juli 2026.*30\. Juni 2027/s,
    );
    expect(await show({ code, language: "en" })).toMatch(
      /The document is valid.*Resident parking permit.*30 June 2027/s,
    );
  });

  test("an unknown code says so plainly and is never markup", async () => {
    const html = await show({ code: '"><script>alert(1)</script>' });
    expect(html).toContain("Zu diesem Code gibt es kein Dokument");
    expect(html).not.toContain("<script");
  });

  test("known and unknown differ in no status", async () => {
    for (const each of [code, "0000-0000-0000-0000"])
      expect(await call("GET", "/pruefen/:code", { code: each })).not.toHaveProperty("status");
  });

  test("a typed code leads to the address of the QR code", async () => {
    expect(await call("POST", "/pruefen", { code: ` ${code.toLowerCase().replaceAll("-", " ")} ` })).toEqual({
      redirect: `/pruefen/${code}`,
    });
  });

  test.each(["", "  ", "–?"])("without a code (%j) the form comes back with an error", async (typed) => {
    expect(await call("POST", "/pruefen", { code: typed })).toMatchObject({
      status: 422,
      page: { hasErrors: true },
    });
  });

  test("a code of another domain is offered by its address, and used by the form alone", async () => {
    const used: string[] = [];
    codeKinds.add(system.system, "UX", {
      words: (language) => ({ title: `Ausweis prüfen (${language})`, lead: "Einmal" }),
      use: async (_ctx, checked) => {
        used.push(checked);
        return { tone: "success", title: "Gilt", rows: [{ key: "Klasse", value: "<b>" }] };
      },
    });
    const typed = { code: "uxab 1234" };
    const offered = await show(typed);
    expect(offered).toContain("Ausweis prüfen (de)");
    expect(offered).toContain('value="UXAB-1234"');
    expect(offered).not.toContain("Gilt");
    expect(used).toEqual([]);
    const reply = await call("POST", "/pruefen", { ...typed, language: "en" });
    if (!("page" in reply)) throw new Error("not a page");
    expect(reply.page).toMatchObject({ isPrivate: true, title: "Gilt – Ausweis prüfen (en)" });
    expect(render(<>{reply.page.body}</>)).toContain("&lt;b>");
    expect(used).toEqual(["UXAB-1234"]);
    // Beginning alike is not enough: this one is a document's, and nobody's.
    expect(await call("POST", "/pruefen", { code: "U" })).toEqual({ redirect: "/pruefen/U" });
  });

  test("no document's code begins as those of other domains do", () => {
    for (let made = 0; made < 500; made += 1) expect(newCode(16)).not.toContain("U");
    expect(normalizeCode("uf")).toBe("UF");
  });

  test("every way to ask for a code is limited", () => {
    for (const route of portalRoutes.filter((each) => each.path !== "/pruefen" || each.method === "POST"))
      expect(route.perMinute).toBeLessThanOrEqual(30);
  });
});
