import fc from "fast-check";
import { expect, test } from "vitest";
import { systemClock } from "./clock.ts";
import { hashOf, newCode, newId, normalizeCode } from "./ids.ts";

test("a code of sixteen characters holds 80 bits and none that can be misread", () => {
  const code = newCode(16);
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
  expect(new Set(Array.from({ length: 200 }, () => newCode(16))).size).toBe(200);
});

test("however a code is typed, it is found", () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 16, maxLength: 16 }),
      fc.boolean(),
      fc.constantFrom(" ", "", "-", " - "),
      (bytes, isLower, gap) => {
        const code = newCode(16, bytes);
        const typed = code.replaceAll("-", gap).replaceAll("0", "O").replaceAll("1", "l");
        return normalizeCode(isLower ? typed.toLowerCase() : typed) === code;
      },
    ),
  );
});

test("an id begins with the millisecond of its making", () => {
  const before = systemClock.now().epochMilliseconds;
  const id: string = newId<"x">();
  const made = Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16);
  expect(made).toBeGreaterThanOrEqual(before);
  expect(made).toBeLessThanOrEqual(systemClock.now().epochMilliseconds);
});

test("a hash is not the text", () => {
  expect(hashOf("code")).not.toContain("code");
  expect(hashOf("a")).not.toBe(hashOf("b"));
});
