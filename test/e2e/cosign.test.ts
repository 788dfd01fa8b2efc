import { describe, expect, test } from "vitest";
import { formAction, makeClient, signIn, type Answer, type Client } from "#test/client";
import { startServer } from "#test/processes";

const START_MS = 120_000;
const SERVICE = "bewohnerparkausweis";

/** What Paul answers, page by page; a page that is not here is new in the service and fails the test. */
function answersOfPaul(): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const [year = "", month = "", day = ""] = Temporal.Now.plainDateISO("Europe/Berlin").toString().split("-");
  return {
    anliegen: { purpose: "new" },
    wohnung: {
      "home-street": "Jenertal",
      "home-houseNumber": "9",
      "home-postalCode": "07749",
      "home-city": "Jena",
    },
    "wohnung-nachweis": { "residenceProof-source": "retrieve" },
    stellplatz: { hasPrivateSpace: "no" },
    fahrzeug: { plate: "J-RH 68" },
    gewicht: { isLight: "yes" },
    halter: { vehicleUse: "other" },
    "fahrzeug-nachweis": { "vehicleProof-source": "retrieve" },
    zustimmung: { keeperName: "Renate Hartwig", consentWay: "online" },
    beginn: { "startDate-day": day, "startDate-month": month, "startDate-year": year },
    erklaerungen: { truth: "yes" },
  };
}

/** Answers page after page until the page to check, which it gives back. */
async function answerAll(client: Client, first: Answer): Promise<Answer> {
  const answers = answersOfPaul();
  let page = first;
  for (let step = 0; step < 25 && !page.url.endsWith("/pruefen"); step += 1) {
    const id = /\/seite\/([^/?]+)$/.exec(page.url)?.[1] ?? "";
    const fields = answers[id];
    if (!fields)
      throw new Error(`No answer for the page ${page.url}: ${/<h1[^>]*>.*?<\/h1>/.exec(page.body)}`);
    page = await client.post(formAction(page.body, `/seite/${id}`) ?? "", fields);
    expect([id, page.status]).toEqual([id, 200]);
  }
  return page;
}

const textOf = (answer: Answer): string => answer.body.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");

describe("a permit for the car of somebody else", () => {
  test(
    "waits for the keeper, who reads it by a code and consents; then it goes to a caseworker",
    async () => {
      await using server = await startServer({
        env: { STADTKERN_RESIDENTS: "100" },
        readyWithinSeconds: START_MS / 1000,
      });
      const base = server.url.replace("127.0.0.1", "localhost");

      const paul = makeClient(base);
      await signIn(paul, "Paul", "/anmelden/start?niveau=substantial");
      await paul.get(`/antrag/${SERVICE}`);
      let page = await paul.post(`/antrag/${SERVICE}/beginnen`, {});
      const prefill = formAction(page.body, "/beginn");
      if (page.url.endsWith("/beginn") && prefill) page = await paul.post(prefill, { prefill: "declined" });
      page = await answerAll(paul, page);
      const sent = await paul.post(formAction(page.body, "absenden") ?? "", {});
      expect(sent.status).toBe(200);
      expect(textOf(sent)).toContain("Jemand muss noch zustimmen");
      const casePath = new URL(sent.url).pathname;
      const code = /\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}\b/.exec(textOf(sent))?.[0] ?? "";
      expect(code).not.toBe("");
      const reference = /\b\d{4}-\d{6}\b/.exec(textOf(sent))?.[0] ?? "";
      expect(reference).not.toBe("");
      // As long as the consent is missing nobody can decide.
      const sascha = makeClient(base);
      await signIn(sascha, "Sascha", "/desk/anmelden/start");
      const deskPath = casePath.replace("/vorgaenge", "/desk/vorgaenge");
      const early = await sascha.get(deskPath);
      expect([early.status, formAction(early.body, "/entscheiden")]).toEqual([200, undefined]);

      const renate = makeClient(base);
      await renate.get("/zustimmen");
      const unknown = await renate.post("/zustimmen", { code: "0000-0000-0000-0000" });
      expect([unknown.status, unknown.body]).toEqual([422, expect.stringContaining("0000-0000-0000-0000")]);
      // As people type it: lower case, blanks instead of hyphens.
      const typed = code.toLowerCase().replaceAll("-", " ");
      const read = await renate.post("/zustimmen", { code: typed });
      expect(read.status).toBe(200);
      expect(textOf(read)).toContain("Paul Hartwig hat diesen Antrag gestellt");
      expect(textOf(read)).toContain("J-RH 68");
      expect(textOf(read)).toContain(reference);
      // Without her name it is not taken, and the page comes back.
      const nameless = await renate.post("/zustimmen", { code: typed, consents: "yes", name: " " });
      expect([nameless.status, textOf(nameless)]).toEqual([
        422,
        expect.stringContaining("Geben Sie Ihren Vor- und Nachnamen ein"),
      ]);
      const waiting = await paul.get(casePath);
      expect(textOf(waiting)).toContain("Jemand muss noch zustimmen");
      await renate.post("/zustimmen", { code: typed });
      const done = await renate.post("/zustimmen", { code: typed, consents: "yes", name: "Renate Hartwig" });
      expect([done.status, textOf(done)]).toEqual([
        200,
        expect.stringContaining("Ihre Antwort ist gespeichert"),
      ]);
      // Said once, it is said: the code no longer changes anything.
      const again = await renate.post("/zustimmen", { code: typed });
      expect(again.body).not.toContain('name="consents"');

      await expect
        .poll(async () => textOf(await paul.get(casePath)), { timeout: 30_000, interval: 200 })
        .toContain("Eine Person prüft Ihren Antrag");
      const after = await paul.get(casePath);
      expect(textOf(after)).not.toContain(code);
      const queue = textOf(await sascha.get(`/desk?q=${reference}`));
      expect(queue).toContain("1 Vorgang");
      expect(queue).toContain("Paul Hartwig");
      // Nothing is granted by the consent alone: whether the use is permanent a person has to see.
      const desk = await sascha.get(deskPath);
      expect(textOf(desk)).toContain("Die Zustimmung von Renate Hartwig liegt online vor");
      expect(formAction(desk.body, "/entscheiden")).toBeDefined();
    },
    START_MS,
  );
});
