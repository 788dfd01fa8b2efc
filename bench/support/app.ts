import Fastify, { type FastifyInstance } from "fastify";
import type { Actor } from "#platform/actor";
import { openPostgres } from "#platform/database/postgres";
import { createSession } from "#platform/http/session";
import { buildTestServer } from "../../test/support/app.ts";
import { openTestSystem, type TestSystem } from "../../test/support/system.ts";
import { startBenchPostgres } from "./postgres.ts";

export interface BenchApp extends AsyncDisposable {
  readonly test: TestSystem;
  /** Where the whole application listens. */
  readonly url: string;
  /** A session's cookie and form token for somebody. */
  signIn(actor: Actor): Promise<{ cookie: string; csrf: string }>;
}

/** The whole application on a PostgreSQL that writes to disk, listening on the loopback address. */
export async function startBenchApp(options: {
  readonly city: string;
  readonly connections?: number;
}): Promise<BenchApp> {
  const postgres = await startBenchPostgres();
  const pool = openPostgres(postgres.url, options.connections ?? 10);
  const test = await openTestSystem({ pool, city: options.city });
  const { system } = test;
  const server = await buildTestServer(test);
  await server.app.listen({ host: "127.0.0.1", port: 0 });
  return {
    test,
    url: addressOf(server.app),
    signIn: async (actor) => {
      const session = await createSession({ system, db: system.database.root }, { actor });
      return { cookie: `stadtkern=${session.token}`, csrf: session.csrf };
    },
    [Symbol.asyncDispose]: async () => {
      await server.app.close();
      await test.close();
      await pool.end();
      await postgres.stop();
    },
  };
}

/** A bare Fastify that sends one string: the yardstick of every page. */
export async function startStatic(body: string): Promise<{ url: string } & AsyncDisposable> {
  const app = Fastify({ logger: false });
  app.get("/", (_request, reply) => reply.type("text/html; charset=utf-8").send(body));
  await app.listen({ host: "127.0.0.1", port: 0 });
  return { url: addressOf(app), [Symbol.asyncDispose]: () => app.close() };
}

function addressOf(app: FastifyInstance): string {
  const [address] = app.addresses();
  if (!address || typeof address === "string") throw new Error("The server does not listen");
  return `http://127.0.0.1:${address.port}`;
}
