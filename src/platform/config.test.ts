import { expect, test } from "vitest";
import { readConfig, refusalsOf } from "./config.ts";

const production = {
  STADTKERN_MODE: "production",
  PUBLIC_URL: "https://stadt.example",
  DATABASE_URL: "postgres://db/stadtkern",
  OIDC_ISSUER: "https://id.example",
  OIDC_CLIENT_ID: "portal",
  OIDC_CLIENT_SECRET: "Zb7nD2kQ9sLm4xT1",
  STAFF_OIDC_ISSUER: "https://staff.example",
  STAFF_OIDC_CLIENT_ID: "desk",
  STAFF_OIDC_CLIENT_SECRET: "pW5vR8cY3hJf6gE0",
  SMTP_URL: "smtps://mail.example",
};

test("production with all it needs is not refused", () => {
  expect(refusalsOf(readConfig(production))).toEqual([]);
});

test.each([
  [{ PUBLIC_URL: "" }, "PUBLIC_URL is missing"],
  [{ PUBLIC_URL: "http://stadt.example" }, "https:"],
  [{ DATABASE_URL: "" }, "DATABASE_URL is missing"],
  [{ OIDC_ISSUER: "" }, "demo identity provider"],
  [{ OIDC_ISSUER: "http://localhost:3001" }, "points to this machine"],
  [{ STAFF_OIDC_CLIENT_SECRET: "" }, "STAFF_OIDC_ISSUER"],
  [{ SMTP_URL: "" }, "demo mail catcher"],
  [{ SMTP_URL: "smtp://127.0.0.1:2525" }, "SMTP_URL points to this machine"],
  [{ OIDC_CLIENT_SECRET: "secret" }, "OIDC_CLIENT_SECRET is a default or too short"],
  [{ OIDC_CLIENT_SECRET: "changeme-changeme-changeme" }, "OIDC_CLIENT_SECRET is a default"],
])("production refuses %j", (change, reason) => {
  const refusals = refusalsOf(readConfig({ ...production, ...change }));
  expect(refusals.join("\n")).toContain(reason);
});

test("the demo needs nothing", () => {
  expect(refusalsOf(readConfig({}))).toEqual([]);
});

test("a wrong setting is named", () => {
  expect(() => readConfig({ PORT: "abc", PUBLIC_URL: "nonsense" })).toThrow(
    /PORT[\s\S]*PUBLIC_URL|PUBLIC_URL[\s\S]*PORT/,
  );
});
