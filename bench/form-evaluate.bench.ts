import {
  compileExpression,
  compileFlow,
  evaluate,
  expressionValue,
  type Answers,
  type FlowInput,
} from "#forms";
import type { Bench } from "./support/bench.ts";
import { measureAgainst } from "./support/measure.ts";

const PAGES = 20;

/** A definition of 40 fields with one change evaluated, against the bare FEEL evaluations that it needs. */
export const bench: Bench = {
  name: "form-evaluate",
  unit: "evaluations/s",
  atLeast: 0.5,
  run: async () => {
    const compiled = compileFlow(definition());
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.findings));
    const { flow } = compiled;
    const facts = { today: "2026-06-15" };
    const answers: Answers = Object.fromEntries(
      Array.from({ length: PAGES }, (_, page) => [
        [`amount${page}`, page * 3],
        [`isYes${page}`, page % 3 !== 0],
      ]).flat(),
    );
    const scope = evaluate(flow, answers, facts);
    const expressions = Array.from({ length: PAGES + 1 }, (_, page) =>
      compileExpression(flow, page === PAGES ? "amount3 > 5" : sourceOf(page)),
    );
    let turn = 0;
    const result = await measureAgainst(
      () => evaluate(flow, { ...answers, amount0: (turn += 1) }, facts),
      () => {
        for (const expression of expressions) if (expression) expressionValue(scope, expression);
      },
      { seconds: 12 },
    );
    return { ...result, note: `${expressions.length} FEEL expressions` };
  },
};

function definition(): FlowInput {
  return {
    pages: Array.from({ length: PAGES }, (_, page) => ({
      id: `seite-${page}`,
      title: { de: `Seite ${page}` },
      fields: [
        {
          key: `amount${page}`,
          type: "number" as const,
          label: { de: "Menge" },
          ...(page > 0 ? { showWhen: sourceOf(page) } : {}),
        },
        { key: `isYes${page}`, type: "yes-no" as const, label: { de: "Ja?" } },
      ],
    })),
    fee: [{ when: "amount3 > 5", amountCents: 100, label: { de: "Gebühr" }, norm: "§ 1" }],
  };
}

function sourceOf(page: number): string {
  const before = Math.max(0, page - 1);
  return page === 0 ? "amount0 >= 0" : `amount${before} > ${page} or isYes${before} = true`;
}
