import { execute } from "#platform/database/database";
import type { Route } from "#platform/http/route";
import { isEqualSecret } from "#platform/http/security";
import { DomainError } from "#platform/errors";
import { anyone } from "#platform/permissions";
import type { Metrics } from "./metrics.ts";

/** What operators and programs ask for: health, metrics, the city's public keys. */
export function serviceRoutes(metrics: Metrics): readonly Route[] {
  return [
    {
      method: "GET",
      path: "/health",
      access: anyone,
      run: async ({ ctx }) => {
        await execute(ctx.db, "SELECT 1");
        return {
          json: { status: "ok", mode: ctx.system.config.mode, database: ctx.system.database.pool.kind },
        };
      },
    },
    {
      method: "GET",
      path: "/metrics",
      access: anyone,
      run: async ({ ctx, query, bearerToken }) => {
        const { metricsToken, mode } = ctx.system.config;
        if (
          mode === "production" &&
          !(metricsToken && isEqualSecret(bearerToken ?? query["token"] ?? "", metricsToken))
        )
          throw new DomainError("not-found");
        metrics.setFailedJobs((await ctx.system.jobs.failed()).length);
        return {
          file: await metrics.text(),
          type: "text/plain; version=0.0.4; charset=utf-8",
          isPublic: true,
        };
      },
    },
    {
      method: "GET",
      path: "/.well-known/jwks.json",
      access: anyone,
      isOpen: true,
      run: async ({ ctx }) => ({ json: ctx.system.signer.publicKeys() }),
    },
  ];
}
