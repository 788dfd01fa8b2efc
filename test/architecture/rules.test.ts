import { describe, expect, test } from "vitest";
import { RULES, violationsOf } from "./check.ts";
import { factsOf } from "./facts.ts";

type Example = readonly [path: string, text: string];

/** For each rule: files that break it, and their next of kin that keep it. */
const examples: Record<string, { readonly wrong: readonly Example[]; readonly right: readonly Example[] }> = {
  "platform and kern know no domain": {
    wrong: [
      ["src/platform/audit.ts", 'import { a } from "#cases";'],
      ["src/platform/http/server.ts", 'import type { A } from "../../apps/portal.ts";'],
      ["src/platform/audit.ts", 'type A = import("#cases").A;'],
      ["src/kern/page.tsx", 'export * from "#identity";'],
      ["src/kern/page.test.tsx", 'const { a } = await import("#forms");'],
      ["src/kern/page.tsx", 'import { main } from "../main.ts";'],
    ],
    right: [
      [
        "src/platform/audit.ts",
        'import { a } from "#platform/ids"; import { b } from "./ids.ts"; import pg from "pg";',
      ],
      ["src/kern/page.tsx", 'import { fill } from "#platform/i18n";'],
    ],
  },
  "a domain uses only domains above it": {
    wrong: [
      ["src/domains/forms/flow.ts", 'import { a } from "#identity";'],
      ["src/domains/cases/submit.ts", 'import type { A } from "#residents";'],
      ["src/domains/cases/submit.test.ts", 'import { a } from "#permits";'],
      ["src/domains/cases/submit.ts", 'import { a } from "#unheard-of";'],
      ["src/domains/cases/submit.ts", 'import { a } from "../../apps/worker.ts";'],
    ],
    right: [
      [
        "src/domains/cases/submit.ts",
        'import { a } from "#forms"; import { b } from "./state.ts"; import { c } from "#kern";',
      ],
    ],
  },
  "no relative path leaves its house": {
    wrong: [
      ["src/domains/cases/submit.ts", 'import { a } from "../forms/index.ts";'],
      ["src/domains/cases/desk/queue.tsx", 'import { a } from "../../../platform/ids.ts";'],
      ["src/platform/http/server.ts", 'import { a } from "../../kern/index.ts";'],
      ["src/kern/page.tsx", 'import data from "../../package.json" with { type: "json" };'],
    ],
    right: [
      ["src/domains/cases/desk/queue.tsx", 'import { a } from "../queries.ts";'],
      ["src/apps/portal.ts", 'import { a } from "../domains/cases/portal.tsx";'],
    ],
  },
  "only front doors are open": {
    wrong: [
      ["src/domains/permits/apply.ts", 'import { a } from "#cases/queries";'],
      ["src/domains/permits/portal.tsx", 'import { a } from "../cases/portal.tsx";'],
      ["src/apps/portal.ts", 'import { a } from "../domains/cases/queries.ts";'],
      ["src/apps/portal.ts", 'import { a } from "../domains/cases/desk/portal.tsx";'],
      ["src/domains/cases/desk.tsx", 'import { a } from "#kern/page.tsx";'],
    ],
    right: [
      ["src/apps/portal.ts", 'import { a } from "../domains/cases/portal.tsx"; import { b } from "#cases";'],
      ["src/main.ts", 'import { seed } from "./domains/cases/seed.ts";'],
      ["src/domains/permits/apply.ts", 'import { a } from "#cases";'],
    ],
  },
  "only pages and APIs know Fastify and Preact": {
    wrong: [
      ["src/domains/cases/submit.ts", 'import type { FastifyInstance } from "fastify";'],
      ["src/domains/cases/letter.tsx", "export const letter = () => <p>Bescheid</p>;"],
      ["src/domains/documents/letters/permit.tsx", "export const letter = () => <>Bescheid</>;"],
      ["src/domains/cases/portals.ts", 'import { h } from "preact";'],
      ["src/kern/page.tsx", 'import cookie from "@fastify/cookie";'],
      ["src/platform/files.ts", 'import { render } from "preact-render-to-string";'],
      ["src/main.ts", 'import fastify from "fastify";'],
    ],
    right: [
      ["src/domains/cases/desk/queue.tsx", "export const queue = () => <p>Leer</p>;"],
      ["src/domains/cases/portal-draft.tsx", "export const draft = () => <p>Leer</p>;"],
      ["src/domains/cases/api.ts", 'import type { FastifyInstance } from "fastify";'],
      ["src/domains/cases/submit.test.ts", 'import fastify from "fastify";'],
      [
        "src/platform/http/server.ts",
        'import fastify from "fastify"; import { render } from "preact-render-to-string";',
      ],
      ["src/kern/page.tsx", "export const page = () => <main />;"],
    ],
  },
  "islands stand alone": {
    wrong: [["src/islands/map.ts", 'import { fill } from "#platform/i18n";']],
    right: [["src/islands/map.ts", 'import { draw } from "./draw.ts"; import leaflet from "leaflet";']],
  },
  "an import can be read": {
    wrong: [
      ["src/platform/files.ts", "const a = await import(`./${name}.ts`);"],
      ["src/platform/files.ts", "const a = require(name);"],
    ],
    right: [["src/platform/files.ts", 'const a = await import("./ids.ts");']],
  },
  "tests' tools stay in tests": {
    wrong: [["src/domains/cases/seed.ts", 'import { createTestDatabase } from "#test/postgres";']],
    right: [["src/domains/cases/submit.test.ts", 'import { createTestDatabase } from "#test/postgres";']],
  },
  "the parser reads it": {
    wrong: [["src/platform/ids.ts", "export const = 3;"]],
    right: [["src/platform/ids.ts", "export const id: string = `a`;"]],
  },
  "only the configuration reads process.env": {
    wrong: [
      ["src/platform/log.ts", "const level = process.env.LEVEL;"],
      ["src/platform/log.ts", 'const all = process["env"];'],
      ["src/platform/log.ts", "const { env } = process;"],
      ["src/platform/log.ts", 'import { env } from "node:process";'],
    ],
    right: [
      ["src/platform/config.ts", "export const level = process.env.LEVEL;"],
      ["src/platform/log.ts", "const { pid } = process; // process.env"],
    ],
  },
  "only the clock tells the time": {
    wrong: [
      ["src/domains/cases/deadline.ts", "const now = new Date();"],
      ["src/domains/cases/deadline.test.ts", "const now = Date.now();"],
      ["src/domains/cases/deadline.ts", "const now = Temporal.Now.instant();"],
    ],
    right: [
      ["src/platform/clock.ts", "export const now = () => Temporal.Now.instant();"],
      ["src/domains/cases/deadline.ts", "const then = new Date(0);"],
    ],
  },
  "exports have names": {
    wrong: [["src/kern/page.tsx", "export default function page() {}"]],
    right: [["src/kern/page.tsx", "export function page() {}"]],
  },
  "nothing is any": {
    wrong: [["src/platform/ids.ts", "export const id = (value: any) => value as Array<any>;"]],
    right: [["src/platform/ids.ts", "// any\nexport const id = (value: unknown) => value;"]],
  },
  "a file fits in the head": {
    wrong: [["src/domains/cases/submit.ts", "a();\n".repeat(301)]],
    right: [
      ["src/domains/cases/submit.ts", "a();\n".repeat(300)],
      ["src/domains/cases/submit.test.ts", "a();\n".repeat(900)],
      ["src/domains/cases/messages.ts", "a();\n".repeat(900)],
    ],
  },
};

describe("each rule can fail", () => {
  test("no rule is without its examples", () => {
    expect(Object.keys(examples).toSorted()).toEqual(RULES.toSorted());
  });

  for (const [rule, { wrong, right }] of Object.entries(examples)) {
    test.each(wrong)(`${rule}: refuses %s with %s`, (path, text) => {
      expect(violationsOf(rule, [factsOf({ path, text })])).not.toEqual([]);
    });
    test.each(right)(`${rule}: allows %s with %s`, (path, text) => {
      expect(violationsOf(rule, [factsOf({ path, text })])).toEqual([]);
    });
  }
});
