import { defineConfig } from "vitest/config";
import { resultsReporter } from "./scripts/support/results-reporter.ts";

const long = process.env["STADTKERN_TEST_LONG"] === "1";

export default defineConfig({
  test: {
    include: ["src/**/*.test.{ts,tsx}", "test/**/*.test.{ts,tsx}"],
    globalSetup: ["test/support/global-setup.ts"],
    setupFiles: ["test/support/setup.ts"],
    // Far from Berlin and from UTC, so that code which leans on the machine's zone fails.
    env: { TZ: "Pacific/Auckland" },
    pool: "forks",
    maxWorkers: 2,
    allowOnly: false,
    testTimeout: long ? 300_000 : 30_000,
    hookTimeout: 60_000,
    teardownTimeout: 20_000,
    silent: "passed-only",
    // `npm test` counts from what this reporter writes down.
    reporters: process.env["STADTKERN_TEST_RESULTS"] ? ["default", resultsReporter] : ["default"],
  },
});
