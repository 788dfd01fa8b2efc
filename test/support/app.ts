import { defaultColors, loadAssets } from "#kern";
import { buildServer, type Server } from "#platform/http/server";
import { errorPage } from "../../src/apps/error-page.tsx";
import { makeMetrics } from "../../src/apps/metrics.ts";
import { makeShell } from "../../src/apps/shell.tsx";
import { areasOf } from "../../src/apps/web.ts";
import type { TestSystem } from "./system.ts";

/** The whole web server over a test system; it does not listen, requests are injected. */
export async function buildTestServer(test: TestSystem): Promise<Server> {
  const assets = loadAssets(defaultColors);
  const metrics = makeMetrics();
  return buildServer(test.system, {
    areas: areasOf(metrics),
    languages: ["de", "en"],
    renderShell: makeShell(test.system, assets, []),
    errorPage,
    assets: assets.files,
    onRequest: metrics.observe,
  });
}
