import { expect, test } from "vitest";
import { anonymousCsrf, CONTENT_SECURITY_POLICY, isSameOrigin, localPath } from "./security.ts";

test("the policy allows nothing inline and nothing from elsewhere", () => {
  expect(CONTENT_SECURITY_POLICY).not.toContain("unsafe");
  expect(CONTENT_SECURITY_POLICY).toContain("default-src 'none'");
  expect(CONTENT_SECURITY_POLICY).toContain("form-action 'self'");
});

test.each([
  "//evil.example",
  "https://evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "evil",
  "",
  "/a\nb",
  "/\\/evil",
  undefined,
])("never leads away: %j", (path) => {
  expect(localPath(path, "/home")).toBe("/home");
});

test.each(["/", "/antrag/x?y=1", "/en/konto#a"])("leads to %j", (path) => {
  expect(localPath(path)).toBe(path);
});

test("a changing request must come from a page of ours", () => {
  const own = "https://stadt.example";
  expect(isSameOrigin({ "sec-fetch-site": "same-origin" }, own)).toBe(true);
  expect(isSameOrigin({ "sec-fetch-site": "cross-site", origin: own }, own)).toBe(false);
  expect(isSameOrigin({ "sec-fetch-site": "same-site" }, own)).toBe(false);
  expect(isSameOrigin({ origin: own }, own)).toBe(true);
  expect(isSameOrigin({ origin: "https://stadt.example.evil" }, own)).toBe(false);
  expect(isSameOrigin({}, own)).toBe(false);
});

test("the form token of a visitor belongs to their draft", () => {
  expect(anonymousCsrf("one")).not.toBe(anonymousCsrf("two"));
  expect(anonymousCsrf("one")).not.toContain("one");
});
