import { defineConfig } from "vitest/config";

const long = process.env["STADTKERN_TEST_LONG"] === "1";

export default defineConfig({
  test: {
    include: ["src/**/*.test.{ts,tsx}", "test/**/*.test.{ts,tsx}"],
    globalSetup: ["test/support/global-setup.ts"],
    setupFiles: ["test/support/setup.ts"],
    pool: "forks",
    maxWorkers: 2,
    allowOnly: false,
    testTimeout: long ? 300_000 : 30_000,
    hookTimeout: 60_000,
    teardownTimeout: 20_000,
    silent: "passed-only",
    reporters: ["default"],
  },
});
