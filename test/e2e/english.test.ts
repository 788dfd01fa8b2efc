import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startDemoScanner, type DemoScanner } from "#documents";
import { defaultColors, loadAssets } from "#kern";
import { buildServer, type Server } from "#platform/http/server";
import { useTestDatabase } from "#test/postgres";
import { openTestSystem, type TestSystem } from "#test/system";
import { errorPage } from "../../src/apps/error-page.tsx";
import { makeMetrics } from "../../src/apps/metrics.ts";
import { makeShell } from "../../src/apps/shell.tsx";
import { areasOf } from "../../src/apps/web.ts";

/** After the month since which the service is online. */
const TODAY = "2026-12-15";
const PDF = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n";
const SERVICE = "bewohnerparkausweis";

/** German words of labels and buttons that no page in another language has; names and norms stay German. */
const GERMAN =
  /\b(Weiter|Zurück|Absenden|Antrag|Angaben|Anmelden|Kennzeichen|Wohnung|Fahrzeug|Schritt|Seite|Entwurf|Gebühr|Ändern|Löschen|Kontakt|Fehler|Nachweis|Erklärung|Code notiert|Ohne Konto|Prüfen|Stellplatz|Straße|Hausnummer|Postleitzahl|Vorführung|Suchen|Inhalt)\b/;

/** What is answered on each page; the address is German data in every language. */
const ANSWERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  anliegen: { purpose: "new" },
  person: {
    givenNames: "Fatima",
    familyName: "Haddad",
    "birthDate-day": "7",
    "birthDate-month": "7",
    "birthDate-year": "1995",
  },
  wohnung: {
    "home-street": "Riedweg",
    "home-houseNumber": "14",
    "home-postalCode": "07743",
    "home-city": "Jena",
  },
  stellplatz: { hasPrivateSpace: "no" },
  fahrzeug: { plate: "J-FH 707" },
  gewicht: { isLight: "yes" },
  halter: { vehicleUse: "own" },
  beginn: { "startDate-day": "15", "startDate-month": "12", "startDate-year": "2026" },
  kontakt: { email: "" },
};

describe("the way to a permit in another language", () => {
  const database = useTestDatabase();
  let scanner: DemoScanner;
  let system: TestSystem;
  let server: Server;
  beforeAll(async () => {
    scanner = await startDemoScanner();
    // The service is online only where one can pay; nobody is asked at that address.
    const env = { PAYMENT_URL: "http://127.0.0.1:9", CLAMAV_ADDRESS: scanner.address };
    const now = `${TODAY}T08:00:00Z`;
    system = await openTestSystem({ pool: database().pool, city: "cities/jena", now, env });
    const assets = loadAssets(defaultColors);
    server = await buildServer(system.system, {
      areas: areasOf(makeMetrics()),
      languages: ["de", "en", "uk", "ar"],
      renderShell: makeShell(system.system, assets, []),
      errorPage,
      assets: assets.files,
    });
  });
  afterAll(async () => {
    await server.app.close();
    await system.close();
    await scanner.stop();
  });

  /** A visitor with cookies, who stays in one language. */
  const visit = (language: string) => {
    const cookies = new Map<string, string>();
    const request = async (method: "GET" | "POST", url: string, form?: URLSearchParams | FormData) => {
      const sent = new Response(form ?? null);
      const response = await server.app.inject({
        method,
        url,
        headers: {
          cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
          ...(form
            ? { "content-type": sent.headers.get("content-type") ?? "", "sec-fetch-site": "same-origin" }
            : {}),
        },
        ...(form ? { payload: Buffer.from(await sent.arrayBuffer()) } : {}),
      });
      for (const cookie of response.cookies) cookies.set(cookie.name, encodeURIComponent(cookie.value));
      return response;
    };
    const follow = async (first: Awaited<ReturnType<typeof request>>, url: string): Promise<Visited> => {
      const location = first.headers.location;
      if (first.statusCode !== 303 || !location) return { url, status: first.statusCode, body: first.body };
      // The language stays in every address to which the way leads.
      expect(location).toMatch(new RegExp(`^/${language}/`));
      return follow(await request("GET", location), location);
    };
    return {
      get: async (path: string) => follow(await request("GET", `/${language}${path}`), `/${language}${path}`),
      post: async (page: Visited, path: string, fields: Readonly<Record<string, string>>) => {
        const url = path === "" ? page.url : path;
        const form = new URLSearchParams({ _csrf: csrfOf(page), ...fields });
        return follow(await request("POST", url, form), url);
      },
      attach: async (page: Visited, proof: string, file: Blob) => {
        const form = new FormData();
        form.set("_csrf", csrfOf(page));
        form.set(`${proof}-upload`, file, "proof.pdf");
        return follow(await request("POST", page.url, form), page.url);
      },
    };
  };

  test("is English on every page, from the service to its check page, errors too", async () => {
    const { get, post, attach } = visit("en");
    const service = await get(`/leistungen/${SERVICE}`);
    expectEnglish(service, "Resident parking permit");
    const start = await get(`/antrag/${SERVICE}`);
    expectEnglish(start, "Begin without an account");
    const code = await post(start, `/en/antrag/${SERVICE}/beginnen`, {});
    expectEnglish(code, "code");
    expectEnglish(await post(code, "", { email: "no address" }), "Error: ");
    let page = await post(code, "", { email: "" });
    const seen: string[] = [];
    for (let step = 0; step < 20; step += 1) {
      const id = /\/seite\/([^/?]+)$/.exec(page.url)?.[1] ?? "";
      const answers = ANSWERS[id];
      if (!answers) break;
      seen.push(id);
      expectEnglish(page, "Continue");
      if (id === "anliegen") expectEnglish(await post(page, "", {}), "Error: ");
      page = await post(page, "", answers);
    }
    expect(seen).toEqual(Object.keys(ANSWERS));
    // The page to check, with what is still missing.
    expect(page.url).toContain("nachweis-identity-copy");
    expectEnglish(page, "Identity card or passport");
    const refused = await attach(page, "identityCopy", new Blob(["no picture"]));
    expectEnglish(refused, "is not a PDF, JPG or PNG");
    for (const proof of ["identityCopy", "registrationCertificate"]) {
      expectEnglish(page, "Continue");
      page = await attach(page, proof, new Blob([PDF]));
    }
    expect(page.url).toMatch(/\/seite\/erklaerungen$/);
    expectEnglish(page, "What I say is true.");
    page = await post(page, "", { truth: "yes" });
    expect(page.url).toMatch(/^\/en\/entwurf\/[^/]+\/pruefen$/);
    expectEnglish(page, "Check your answers");
    for (const text of ["Fatima", "Riedweg 14", "J-FH 707", "€120.00"]) expect(page.body).toContain(text);
  });

  test.each([
    ["ar", "rtl"],
    ["uk", undefined],
    ["en", undefined],
  ])("says its language and direction: %s", async (language, direction) => {
    const { get, post } = visit(language);
    const start = await get(`/antrag/${SERVICE}`);
    const code = await post(start, `/${language}/antrag/${SERVICE}/beginnen`, {});
    const question = await post(code, "", { email: "" });
    expect(question.url).toMatch(/\/seite\/anliegen$/);
    for (const page of [await get(""), start, code, question]) {
      expect([page.url, page.status, htmlOf(page)]).toEqual([page.url, 200, { language, direction }]);
    }
  });

  test("is left to right and German without a language in the address", async () => {
    const response = await server.app.inject({ method: "GET", url: `/antrag/${SERVICE}` });
    expect(htmlOf(response)).toEqual({ language: "de", direction: undefined });
    expect(response.body).toContain("Ohne Konto beginnen");
  });
});

interface Visited {
  readonly url: string;
  readonly status: number;
  readonly body: string;
}

function csrfOf({ body }: Visited): string {
  return /name="_csrf" value="([^"]*)"/.exec(body)?.[1] ?? "";
}

function htmlOf({ body }: { readonly body: string }): { language: string; direction: string | undefined } {
  const [tag = ""] = /<html[^>]*>/.exec(body) ?? [];
  const direction = /\bdir="([^"]*)"/.exec(tag)?.[1];
  return {
    language: /\blang="([^"]*)"/.exec(tag)?.[1] ?? "",
    direction: direction === "ltr" ? undefined : direction,
  };
}

/** No German label anywhere but inside what says of itself that it is German. */
function expectEnglish(page: Visited, text: string): void {
  const visible = page.body
    .replace(/<head>[\s\S]*?<\/head>/, (head) => /<title>.*?<\/title>/.exec(head)?.[0] ?? "")
    .replace(/<(\w+)[^>]*\blang="de"[^>]*>[\s\S]*?<\/\1>/g, "")
    .replace(/<[^>]+>/g, " ");
  expect([page.url, htmlOf(page)]).toEqual([page.url, { language: "en", direction: undefined }]);
  expect([page.url, visible]).toEqual([page.url, expect.stringContaining(text)]);
  expect([page.url, GERMAN.exec(visible)?.[0], contextOf(visible)]).toEqual([page.url, undefined, undefined]);
}

function contextOf(visible: string): string | undefined {
  const at = GERMAN.exec(visible)?.index;
  return at === undefined ? undefined : visible.slice(Math.max(0, at - 60), at + 60);
}
