import { afterAll, beforeAll, expect, test } from "vitest";
import { listAuditOf } from "#platform/audit";
import type { Server } from "#platform/http/server";
import { newId, type Id } from "#platform/ids";
import { buildTestServer } from "#test/app";
import { browse, type Browser } from "#test/browse";
import { useTestDatabase } from "#test/postgres";
import { openTestSystem, staffActor, type TestSystem } from "#test/system";
import { addResidents } from "./add-residents.ts";
import { moveMainResidence } from "./change-register.ts";

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const database = useTestDatabase();
let system: TestSystem;
let server: Server;
let browser: Browser;
let personId: Id<"person">;

beforeAll(async () => {
  system = await openTestSystem({ pool: database().pool });
  server = await buildTestServer(system);
  const home = { street: "Ahornweg", houseNumber: "1", postalCode: "99999" };
  const [id] = await addResidents(system.job(), "Musterstadt", [
    {
      familyName: "Blickfang",
      givenNames: "Ida",
      doctoralDegree: undefined,
      birthDate: day("1990-02-28"),
      household: 0,
      blockedSince: day("2026-01-01"),
      residences: [
        { ...home, kind: "main", validFrom: day("2020-01-01"), validUntil: undefined },
        {
          ...home,
          kind: "secondary",
          validFrom: day("2021-01-01"),
          validUntil: undefined,
          hasConditionalBlock: true,
        },
      ],
    },
  ]);
  if (!id) throw new Error("No id");
  personId = id;
  system.clock.advance({ hours: 1 });
  await moveMainResidence(system.ctx(staffActor({ roles: ["registrar"] })), {
    personId,
    movedOn: "2026-06-01",
    street: "Kirchweg",
    houseNumber: "9",
    postalCode: "99999",
    place: "Musterstadt",
  });
  browser = await browse(system, server, staffActor({ roles: ["registrar"] }));
});
afterAll(async () => {
  await server.app.close();
  await system.close();
});

const looks = async (): Promise<(string | null)[]> =>
  (await listAuditOf(system.job(), { personId, accountId: newId() }))
    .filter(({ action }) => action === "residents.readHistory")
    .map(({ purpose }) => purpose);

test("a person is shown only with a purpose, which is logged", async () => {
  const asked = await browser.get(`/desk/personen/${personId}`);
  expect([asked.status, asked.text.includes("Blickfang")]).toEqual([200, false]);
  const without = await browser.post(`/desk/personen/${personId}`, { purpose: " x" });
  expect([without.status, without.text.includes("Blickfang")]).toEqual([422, false]);
  expect(without.text).toContain("Geben Sie den Zweck an.");
  expect(await looks()).toEqual([]);
  const shown = await browser.post(`/desk/personen/${personId}`, { purpose: "Anschrift prüfen" });
  expect(shown.text).toContain("Ida Blickfang");
  expect(await looks()).toEqual(["Anschrift prüfen"]);
});

test("shows both times of the history, and the blocks", async () => {
  const { text } = await browser.post(`/desk/personen/${personId}`, { purpose: "Anschrift prüfen" });
  for (const part of [
    "Auskunftssperre (§ 51 Abs. 1 BMG)",
    "bis einschließlich 31. Dezember 2027",
    "bedingter Sperrvermerk (§ 52 BMG)",
    "Hauptwohnung: Kirchweg 9, 99999 Musterstadt",
    "1. Januar 2020 – 31. Mai 2026",
    "1. Januar 2020 – heute",
    "15. Juni 2026, 10:00 Uhr – 15. Juni 2026, 11:00 Uhr",
    "seit 15. Juni 2026, 11:00 Uhr",
  ])
    expect(text).toContain(part);
});

test("the search leads there with its purpose; the counter has the search alone", async () => {
  const search = { familyName: "Blickf", purpose: "Melderegisterauskunft" };
  const found = await browser.post("/desk/personen", search);
  expect(found.html).toContain(`action="/desk/personen/${personId}"`);
  expect(found.html).toContain('value="Melderegisterauskunft"');
  const counter = await browse(system, server, staffActor({ roles: ["front-office"] }));
  expect((await counter.post("/desk/personen", search)).html).not.toContain(`/desk/personen/${personId}`);
  expect((await counter.post(`/desk/personen/${personId}`, { purpose: "Neugier" })).status).toBe(403);
});

test("what is no person is not found", async () => {
  expect((await browser.get("/desk/personen/x")).status).toBe(404);
  expect((await browser.post("/desk/personen/x", { purpose: "Prüfung" })).status).toBe(404);
  expect((await browser.post(`/desk/personen/${newId()}`, { purpose: "Prüfung" })).status).toBe(404);
});
