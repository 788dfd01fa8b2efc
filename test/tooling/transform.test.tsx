import { render } from "preact-render-to-string";
import { expect, test } from "vitest";
import { fill } from "#platform/i18n";

function Greeting({ name }: { name: string }) {
  return <p class="greeting">Guten Tag, {name}!</p>;
}

test("JSX becomes Preact without an import of it, and escapes", () => {
  expect(render(<Greeting name="<b>" />)).toBe('<p class="greeting">Guten Tag, &lt;b>!</p>');
});

test("package imports reach the sources", () => {
  expect(fill("{n} Tage", { n: 3 })).toBe("3 Tage");
});

test("tests run on the Node that the project brings", () => {
  expect(Number(process.versions.node.split(".")[0])).toBeGreaterThanOrEqual(26);
  expect(Temporal.PlainDate.from("2026-04-01").add({ months: 12 }).toString()).toBe("2027-04-01");
});
