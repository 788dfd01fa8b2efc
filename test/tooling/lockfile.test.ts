import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { missingOptional, type LockedPackages } from "../../scripts/support/lockfile.ts";

const path = join(import.meta.dirname, "../../package-lock.json");

test("package-lock.json is complete, so that npm ci takes it (else: node bin/stadtkern-dev scripts/complete-lock.ts)", () => {
  const { packages } = JSON.parse(readFileSync(path, "utf8")) as { packages: LockedPackages };
  expect(Object.keys(missingOptional(packages))).toEqual([]);
});

test("what is missing is added for its system alone", () => {
  const packages = {
    "node_modules/tool": {
      dev: true,
      optionalDependencies: { "@tool/linux-arm64-musl": "1.2.3", "@tool/win32-x64-msvc": "1.2.3" },
    },
    "node_modules/@tool/win32-x64-msvc": { version: "1.2.3" },
  };
  expect(missingOptional(packages)).toEqual({
    "node_modules/@tool/linux-arm64-musl": {
      version: "1.2.3",
      dev: true,
      optional: true,
      os: ["linux"],
      cpu: ["arm64"],
      libc: ["musl"],
    },
  });
  expect(() => missingOptional({ "node_modules/tool": { optionalDependencies: { fish: "1.0.0" } } })).toThrow(
    /fish/,
  );
});
