import { render } from "preact-render-to-string";
import { expect, test } from "vitest";
import { CodeInput, EmailInput, errorOf } from "./index.ts";

test("the error of a field is its first one, and no other's", () => {
  const errors = [
    { message: "Seite" },
    { field: "name", message: "Name fehlt" },
    { field: "name", message: "Name zu kurz" },
  ];
  expect(errorOf(errors, "name")).toBe("Name fehlt");
  expect(errorOf(errors, "email")).toBeUndefined();
});

test("a code is typed as it is shown and never completed; an address is completed", () => {
  expect(render(<CodeInput name="code" label="Code" value="" />)).toMatch(/autocapitalize="characters"/);
  expect(render(<CodeInput name="code" label="Code" value="" />)).toMatch(/autocomplete="off"/);
  expect(render(<EmailInput name="email" label="E-Mail" value="" />)).toMatch(/type="email"/);
  expect(render(<EmailInput name="email" label="E-Mail" value="" />)).toMatch(/autocomplete="email"/);
});
