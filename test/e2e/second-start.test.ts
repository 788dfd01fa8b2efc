import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer, type AddressInfo } from "node:net";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig, refusalsOf } from "#platform/config";
import { tablesOf } from "#platform/database/database";
import { makeClient, signIn } from "#test/client";
import { startServer, type ServerOptions } from "#test/processes";
import { jobContext, openSystem } from "../../src/apps/open-system.ts";

const COUNTED = [
  "residents.person",
  "residents.residence",
  "vehicles.vehicle",
  "permits.permit",
  "cases.application",
] as const;
const tables = tablesOf<Record<(typeof COUNTED)[number], { id: string }>>();

const START_MS = 120_000;

describe("a server that is started again on its data", () => {
  let folder: string;
  let env: Record<string, string>;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "stadtkern-second-"));
    env = { STADTKERN_DATA: folder, STADTKERN_RESIDENTS: "100", STADTKERN_LOG: "silent" };
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));

  /** How much of everything there is, looked up as a process of its own would. */
  const count = async (): Promise<Record<string, number>> => {
    const open = await openSystem(readConfig(env), { publicUrl: "http://localhost" });
    try {
      const ctx = jobContext(open.system, "test");
      const counts: Record<string, number> = {};
      for (const table of COUNTED) {
        const { number } = await tables(ctx)
          .selectFrom(table)
          .select((select) => select.fn.countAll<number>().as("number"))
          .executeTakeFirstOrThrow();
        counts[table] = Number(number);
      }
      return counts;
    } finally {
      await open.close();
    }
  };

  test(
    "loses and doubles nothing, keeps the demo's people, and shares its data with no other process",
    async () => {
      await using first = await startServer({ env, readyWithinSeconds: START_MS / 1000 });
      // A second process on the same data says who has it, and the first one goes on.
      const refusal = await refused({ env });
      expect(refusal).toContain(`The data in ${folder} is in use by process ${first.pid}.`);
      expect((await fetch(`${first.url}/health`)).status).toBe(200);
      await first.stop();
      expect(await first.kill()).toEqual({ code: 0, signal: null });

      const before = await count();
      expect(before["residents.person"]).toBeGreaterThanOrEqual(100);
      expect(before["permits.permit"]).toBeGreaterThan(0);
      expect(before["cases.application"]).toBeGreaterThan(60);

      await using second = await startServer({ env, readyWithinSeconds: START_MS / 1000 });
      const health = await fetch(`${second.url}/health`);
      expect(health.headers.get("content-type")).toContain("application/json");
      const base = second.url.replace("127.0.0.1", "localhost");
      const resident = await signIn(makeClient(base), "Lena");
      expect([resident.status, resident.body]).toEqual([200, expect.stringContaining("Sommerfeld")]);
      const staff = await signIn(makeClient(base), "Sascha", "/desk/anmelden/start");
      expect([staff.status, new URL(staff.url).pathname]).toEqual([200, "/desk"]);
      await second.stop();

      expect(await count()).toEqual(before);
    },
    START_MS,
  );

  test(
    "says in a sentence that its port is in use",
    async () => {
      const other = createServer().listen(0, "127.0.0.1");
      await once(other, "listening");
      const { port } = other.address() as AddressInfo;
      const message = await refused({ port, env: { STADTKERN_DATA: join(folder, "unused") } });
      expect(message).toContain(`Port ${port} is in use by another program. Stop it, or choose another one`);
      // One sentence and no trace of the program's inside.
      expect(message).not.toMatch(/EADDRINUSE|\n\s+at /);
      other.close();
    },
    START_MS,
  );

  test(
    "does not start in production without its settings, and lists what is missing",
    async () => {
      const data = join(folder, "production");
      const message = await refused({ env: { STADTKERN_MODE: "production", STADTKERN_DATA: data } });
      for (const name of ["PUBLIC_URL", "DATABASE_URL", "OIDC_ISSUER", "STAFF_OIDC_ISSUER", "SMTP_URL"])
        expect(message).toMatch(new RegExp(`- ${name}\\b.* missing`));
      expect(message).not.toMatch(/\n\s+at /);
    },
    START_MS,
  );

  test("refuses in production what belongs to the demo, without repeating a secret", () => {
    const refusals = refusalsOf(
      readConfig({
        STADTKERN_MODE: "production",
        PUBLIC_URL: "http://stadt.example",
        OIDC_ISSUER: "http://127.0.0.1:3001/residents",
        OIDC_CLIENT_ID: "portal",
        OIDC_CLIENT_SECRET: "demo-secret-of-the-portal",
        SMTP_URL: "smtp://localhost:25",
      }),
    ).join("\n");
    expect(refusals).toContain("PUBLIC_URL must begin with https:");
    expect(refusals).toContain("OIDC_ISSUER points to this machine");
    expect(refusals).toContain("OIDC_CLIENT_SECRET is a default");
    expect(refusals).toContain("SMTP_URL points to this machine");
    expect(refusals).not.toContain("demo-secret-of-the-portal");
  });
});

/** What a server that ends with code 1 before it is ready has said. */
async function refused(options: ServerOptions): Promise<string> {
  const started = await startServer({ ...options, readyWithinSeconds: START_MS / 1000 }).catch(
    (error: Error) => error,
  );
  if (!(started instanceof Error)) {
    await started.stop();
    throw new Error("The server started");
  }
  expect(started.message).toContain("The server ended with 1 before it was ready");
  return started.message.split("\n").slice(1).join("\n");
}
