// What `npm test` runs: types, lint, format, then all tests. The last line printed tells the true counts.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run, tool, type Outcome } from "./support/run.ts";
import { readResults, type TestResult } from "./support/test-results.ts";

const FOLDERS = ["src", "test", "bench", "scripts"];
const isLong = process.argv.includes("--long");
const minutes = Number(process.env["STADTKERN_TEST_MINUTES"] ?? (isLong ? 90 : 15));
const deadline = AbortSignal.timeout(minutes * 60_000);
const interrupted = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => interrupted.abort());
const results: TestResult[] = [];

await check("types", tool("typescript/bin/tsc", "-p", "tsconfig.json"));
await check("lint", tool("oxlint/bin/oxlint", "--deny-warnings", ...FOLDERS));
await check("format", tool("oxfmt/bin/oxfmt", "--check", ...FOLDERS));
await vitest();
report();

/** A tool that either finds nothing or fails; it counts as one test. */
async function check(name: string, command: readonly string[]): Promise<void> {
  const { ok } = await step(name, command);
  results.push({ name, state: ok ? "passed" : "failed" });
}

async function vitest(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "stadtkern-results-"));
  const file = join(folder, "results.ndjson");
  try {
    const { ok } = await step("vitest", tool("vitest/vitest.mjs", "run"), {
      STADTKERN_TEST_RESULTS: file,
      ...(isLong ? { STADTKERN_TEST_LONG: "1" } : {}),
    });
    const found = readResults(file);
    results.push(...found);
    if (found.length === 0) results.push({ name: "vitest ran no test", state: "failed" });
    else if (!ok && !found.some((each) => each.state === "failed")) {
      results.push({ name: "vitest ended with an error outside of a test, see above", state: "failed" });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function step(name: string, command: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  console.log(`\n== ${name}`);
  const outcome = await run(command, { env, signal: AbortSignal.any([deadline, interrupted.signal]) });
  console.log(`== ${name}: ${outcome.ok ? "ok" : `FAILED${whyStopped()}`} (${outcome.seconds.toFixed(1)} s)`);
  return outcome;
}

function whyStopped(): string {
  if (interrupted.signal.aborted) return ", interrupted";
  return deadline.aborted ? `, stopped: over ${minutes} minutes in all` : "";
}

function report(): void {
  const named = (state: TestResult["state"]): TestResult[] => results.filter((each) => each.state === state);
  const [passed, failed, skipped] = [named("passed"), named("failed"), named("skipped")];
  if (skipped.length > 0) console.log("\nSkipped:");
  for (const each of skipped) console.log(`  ${each.name}: ${each.reason ?? "no reason given"}`);
  if (failed.length > 0) console.log("\nFailed:");
  for (const each of failed) console.log(`  ${each.name}`);
  process.exitCode = failed.length > 0 || passed.length === 0 ? 1 : 0;
  console.log(`\ntests: ${passed.length} passed, ${failed.length} failed, ${skipped.length} skipped`);
}
