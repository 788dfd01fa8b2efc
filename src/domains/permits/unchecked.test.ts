import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ANONYMOUS } from "#platform/actor";
import type { Server } from "#platform/http/server";
import { buildTestServer } from "#test/app";
import { browse } from "#test/browse";
import { useTestDatabase } from "#test/postgres";
import { openTestSystem, staffActor, type TestSystem } from "#test/system";
import { insertPermit } from "./issue-permit.ts";

/** The small city, of whose zones, rules and fee something is not confirmed. */
function uncertainCity(): string {
  const folder = join(mkdtempSync(join(tmpdir(), "stadtkern-unsure-")), "city");
  cpSync("test/cities/musterstadt", folder, { recursive: true });
  const change = (file: string, before: string, after: string): void => {
    const text = readFileSync(join(folder, file), "utf8");
    if (!text.includes(before)) throw new Error(`${file} has no ${before}`);
    writeFileSync(join(folder, file), text.replace(before, after));
  };
  change("zones.yaml", "rules: {", "rules: { toBeChecked: true, source: Aushang im Rathaus,");
  change(
    "services/parkausweis.yaml",
    "norm: Gebührensatzung der Gemeinde,\n    }",
    'norm: Gebührensatzung der Gemeinde,\n      toBeChecked: true,\n      source: Altes Merkblatt,\n      state: "2024",\n    }',
  );
  return folder;
}

describe("what the city has not confirmed", () => {
  const database = useTestDatabase();
  let system: TestSystem;
  let server: Server;
  beforeAll(async () => {
    system = await openTestSystem({ pool: database().pool, city: uncertainCity() });
    server = await buildTestServer(system);
  });
  afterAll(async () => {
    await server.app.close();
    await system.close();
  });

  test("is marked at its street for staff, not for visitors", async () => {
    const staff = await (await browse(system, server, staffActor())).get("/parkzonen");
    expect(staff.text).toMatch(/Kirchweg\s+noch nicht bestätigt/);
    expect(staff.text).not.toMatch(/Lindenstraße\s+noch nicht bestätigt/);
    const visitor = await (await browse(system, server, ANONYMOUS)).get("/parkzonen");
    expect(visitor.text).not.toContain("noch nicht bestätigt");
  });

  test("is marked on the permit's page beside what follows from it, with its source", async () => {
    const ctx = system.job();
    const permit = await ctx.system.database.transaction((db) =>
      insertPermit(
        { ...ctx, db },
        {
          numberLetter: "N",
          zoneKey: "NORD",
          personId: undefined,
          plate: "MU-A 1",
          validFrom: ctx.today(),
          validUntil: ctx.today().add({ years: 2 }),
          caseId: undefined,
        },
      ),
    );
    const page = await (await browse(system, server, staffActor())).get(`/desk/ausweise/${permit.id}`);
    expect(page.text).toMatch(/2028\s+noch nicht bestätigt\s+Quelle: Aushang im Rathaus/);
  });

  test("is marked at the fee that an editor is about to change", async () => {
    const editor = await browse(system, server, staffActor({ roles: ["editor"], teams: [] }));
    const page = await editor.get("/admin/texte/angabe/service.parkausweis.fee.0.amountCents");
    expect(page.status).toBe(200);
    expect(page.text).toMatch(/noch nicht bestätigt\s+Quelle: Altes Merkblatt, 2024/);
  });
});
