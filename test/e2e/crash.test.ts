import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemActor } from "#platform/actor";
import { verifyAudit } from "#platform/audit-seal";
import { readConfig } from "#platform/config";
import { contextOf } from "#platform/context";
import { execute } from "#platform/database/database";
import { testService, writeTestCity } from "#test/city";
import { formAction, linkTo, makeClient, type Client } from "#test/client";
import { createTestDatabase, type TestDatabase } from "#test/postgres";
import { freePort, startServer, type ServerProcess } from "#test/processes";
import { openSystem } from "../../src/apps/open-system.ts";

const isLong = process.env["STADTKERN_TEST_LONG"] === "1";
const CLIENTS = isLong ? 16 : 6;
const KILLS = isLong ? 5 : 2;
/** How often each client sends and pays while the server is being killed. */
const EACH = isLong ? 12 : 4;

/** Submits and pays as residents do, over HTTP, again and again, while the server is killed under them. */
describe.each(["postgres", "embedded"] as const)("a server that is killed (%s)", (kind) => {
  let folder: string;
  let database: TestDatabase | undefined;
  let env: Record<string, string>;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "stadtkern-crash-"));
    database = kind === "postgres" ? await createTestDatabase() : undefined;
    const flow = { ...testService().flow };
    const city = writeTestCity([
      testService({ flow, process: { payment: { when: "on-submission" }, decideWithin: "P14D" } }),
    ]);
    env = {
      STADTKERN_DATA: folder,
      STADTKERN_CITY: city,
      STADTKERN_RESIDENTS: "100",
      ...(database?.url ? { DATABASE_URL: database.url } : {}),
    };
  });
  afterAll(async () => {
    await database?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  test(
    "has every acknowledged application exactly once, no payment twice, and an audit log that holds",
    async () => {
      // Six ports in a row: the portal and its counterparts must be found again after each kill.
      const port = await freePort();
      let server: ServerProcess = await startServer({ env, port });
      const acknowledged = new Set<string>();
      const paid = new Set<string>();
      let isOver = false;
      const clients = Array.from({ length: CLIENTS }, () =>
        work(server.url, () => isOver, acknowledged, paid),
      );
      for (let kill = 0; kill < KILLS; kill += 1) {
        await until(() => acknowledged.size >= (kill + 1) * CLIENTS);
        await server.kill("SIGKILL");
        server = await startServer({ env, port });
      }
      await until(() => acknowledged.size >= CLIENTS * EACH);
      isOver = true;
      await Promise.all(clients);
      await server.stop();

      const config = readConfig({ ...env, STADTKERN_LOG: "silent" });
      const open = await openSystem(config, { publicUrl: "http://localhost" });
      try {
        const ctx = contextOf(open.system, { actor: systemActor("test") });
        const cases = await execute<{ id: string }>(ctx.db, "SELECT id FROM cases.application");
        const stored = new Set(cases.map((row) => row.id));
        expect([...acknowledged].filter((id) => !stored.has(id))).toEqual([]);
        const twice = await execute(
          ctx.db,
          "SELECT payment_id FROM payments.attempt WHERE state = 'paid' GROUP BY payment_id HAVING count(*) > 1",
        );
        expect(twice).toEqual([]);
        const payments = await execute<{ subject_id: string }>(
          ctx.db,
          "SELECT subject_id FROM payments.payment WHERE state = 'paid'",
        );
        const known = new Set(payments.map((row) => row.subject_id));
        expect([...paid].filter((id) => !known.has(id))).toEqual([]);
        expect((await verifyAudit(ctx)).ok).toBe(true);
      } finally {
        await open.close();
      }
    },
    isLong ? 600_000 : 120_000,
  );
});

/** One resident without account after another: begins, answers, submits, pays; starts anew when the server is away. */
async function work(
  url: string,
  isOver: () => boolean,
  acknowledged: Set<string>,
  paid: Set<string>,
): Promise<void> {
  while (!isOver()) {
    try {
      await applyAndPay(makeClient(url, { timeoutMs: 4000 }), acknowledged, paid);
    } catch {
      await pause();
    }
  }
}

async function applyAndPay(client: Client, acknowledged: Set<string>, paid: Set<string>): Promise<void> {
  await client.get("/antrag/hund-anmelden");
  const code = await client.post("/antrag/hund-anmelden/beginnen", {});
  const draft = /entwurf\/([0-9a-f-]{36})/.exec(code.url)?.[1] ?? "";
  await client.post(new URL(code.url).pathname, { email: "" });
  await client.post(`/entwurf/${draft}/seite/name`, { dogName: "Rex" });
  const check = await client.post(`/entwurf/${draft}/seite/groesse`, { isLarge: "no" });
  const send = formAction(check.body, "absenden");
  if (!send) throw new Error("The check page did not come");
  const sent = await client.post(send, {});
  const caseId = /vorgaenge\/([0-9a-f-]{36})/.exec(sent.url)?.[1];
  if (sent.status !== 200 || !caseId) throw new Error("It was not sent");
  acknowledged.add(caseId);
  const pay = await client.post(`/vorgaenge/${caseId}/zahlen`, {});
  const provider = linkTo(pay.body, "/zahlen/");
  if (!provider?.startsWith("http")) throw new Error("There is no way to pay");
  await client.get(provider);
  const done = await client.post(provider, { result: "pay" });
  const back = linkTo(done.body, "/zahlung/");
  if (!back) throw new Error("It was not paid");
  const answer = await client.get(back);
  if (answer.status === 200 && answer.url.includes("/vorgaenge/")) paid.add(caseId);
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await pause();
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 50));
}
