import { evaluate as evaluateFeel, isFunction } from "feelin";
import type { Facts } from "./answers.ts";
import type { Flow, Names, NameSource } from "./flow.ts";
import { feelDate } from "./date-fields.ts";
import { isRecord } from "./field-type.ts";

/** A FEEL expression parsed once. `slots` are the names it reads, in the order of its parameters. */
export type Expression = {
  readonly source: string;
  readonly slots: readonly number[];
  readonly run: (...values: unknown[]) => unknown;
};

/** What the expressions of one evaluation see, by slot. `undefined` is "not looked at yet" and reads as null. */
export type Scope = {
  readonly names: Names;
  readonly facts: Facts;
  /** Answers as stored; they become FEEL values when an expression first reads them. */
  readonly answers: unknown[];
  readonly values: unknown[];
};

export function newScope(flow: Flow, facts: Facts): Scope {
  const empty = flow.names.sources.map(() => undefined);
  return { names: flow.names, facts, answers: empty, values: [...empty] };
}

/**
 * Parses an expression whose names are known to be sound. feelin parses on every `evaluate` (about 0.2 ms), but a
 * FEEL function keeps its parsed body: so the expression becomes one, with the names it reads as parameters.
 */
export function parseOnce(
  source: string,
  params: readonly { readonly name: string; readonly slot: number }[],
): Expression {
  // On lines of its own, since FEEL's comments run to the end of the line.
  const { value, warnings } = evaluateFeel(
    `function(${params.map((each) => each.name).join(", ")}) (\n${source}\n)`,
  );
  if (!isFunction(value)) throw new Error(`FEEL that was found sound does not parse: ${source}`);
  const body = value.fn;
  const run = (...values: unknown[]): unknown => {
    const result: unknown = body(...values);
    warnings.length = 0; // feelin keeps one list for the life of the function; it would grow for ever
    return result;
  };
  return { source, slots: params.map((each) => each.slot), run };
}

/** The value of an expression in FEEL's own types; absent names are null. */
export function valueOf(scope: Scope, { slots, run }: Expression): unknown {
  switch (slots.length) {
    case 0:
      return run();
    case 1:
      return run(read(scope, slots[0]));
    case 2:
      return run(read(scope, slots[0]), read(scope, slots[1]));
    default:
      return run(...slots.map((slot) => read(scope, slot)));
  }
}

/** Whether a condition holds: only `true` does, null and everything else do not. */
export function holds(scope: Scope, condition: Expression): boolean {
  return valueOf(scope, condition) === true;
}

/** A name's value, worked out at first use and kept. */
function read(scope: Scope, slot = 0): unknown {
  const known = scope.values[slot];
  if (known !== undefined) return known;
  const source = scope.names.sources[slot];
  const value = source === undefined ? null : workOut(scope, slot, source);
  scope.values[slot] = value;
  return value;
}

function workOut(scope: Scope, slot: number, source: NameSource): unknown {
  switch (source.kind) {
    case "fact":
      return factToFeel(scope.facts[source.name]) ?? null;
    case "condition":
      return valueOf(scope, source.expression) ?? false;
    case "answer": {
      const answer = scope.answers[slot] ?? null;
      return answer === null || source.toFeel === undefined ? answer : source.toFeel(answer);
    }
  }
}

/** Dates become FEEL dates, whether given as `Temporal.PlainDate` or as text; the rest is data as it is. */
export function factToFeel(value: unknown): unknown {
  if (typeof value === "string") return value.length === 10 ? (feelDate(value) ?? value) : value;
  if (value instanceof Temporal.PlainDate) return feelDate(value.toString());
  if (Array.isArray(value)) return value.map(factToFeel);
  if (!isRecord(value)) return value;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, factToFeel(entry)]));
}
