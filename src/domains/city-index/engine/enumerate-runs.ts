import { aggregateInto } from "./aggregate.ts";
import { compileFramework, type CompiledFramework } from "./compile.ts";
import type { Aggregation, Framework, Normalisation, Treat } from "./framework.ts";
import { prepare, type Prepared } from "./prepare.ts";
import { fitYardsticks, scoreAll } from "./run.ts";
import { ranksOf } from "./statistics.ts";
import type { Table } from "./table.ts";

/** One uncertainty run, written out: what differs from the framework. */
export interface Design {
  readonly treat?: Treat;
  readonly normalise?: Normalisation;
  readonly aggregate?: Aggregation;
  /** New weights by key of an indicator or a group. */
  readonly weights?: ReadonlyMap<string, number>;
  /** Scores below it are raised to it, for means that need positive scores. */
  readonly least?: number;
}

export interface DesignedRun {
  readonly units: readonly string[];
  /** Of the total. */
  readonly scores: Float64Array;
  readonly ranks: Int32Array;
}

/** Computes designs one after another; a stage whose inputs did not change is not computed again. */
export function enumerateRuns(framework: Framework, table: Table, designs: readonly Design[]): DesignedRun[] {
  const compiledOf = remember((aggregate: Aggregation) => compileFramework({ ...framework, aggregate }));
  const preparedOf = remember((treat: Treat | undefined) =>
    prepare(compileFramework({ ...framework, ...(treat ? { treat } : {}) }), table),
  );
  const scoredOf = remember(([treat, normalise, least]: ScoringInput) => {
    const prepared = preparedOf(treat);
    const compiled = compileFramework({ ...framework, normalise, aggregate: { kind: "arithmetic" } });
    const scores = scoreAll(compiled, prepared.values, fitYardsticks(compiled, prepared));
    return {
      prepared,
      scores:
        least === undefined ? scores : scores.map((column) => column.map((score) => Math.max(least, score))),
    };
  });
  return designs.map(({ treat, normalise, aggregate, weights, least }) => {
    const compiled = compiledOf(aggregate ?? framework.aggregate);
    const { prepared, scores } = scoredOf([
      treat ?? framework.treat,
      normalise ?? framework.normalise,
      least,
    ]);
    return totalOf(compiled, prepared, scores, weights);
  });
}

type ScoringInput = readonly [treat: Treat | undefined, normalise: Normalisation, least: number | undefined];

function totalOf(
  compiled: CompiledFramework,
  { units }: Prepared,
  normalised: readonly Float64Array[],
  weights: Design["weights"],
): DesignedRun {
  // The groups' columns are written anew; those of the indicators stay as they are.
  const scores = normalised.map((column, element) =>
    element < compiled.indicators.length ? column : new Float64Array(units.length),
  );
  const drawn =
    weights &&
    compiled.groups.map((group) =>
      group.weights.map((own, at) => weights.get(compiled.keys[group.parts[at] ?? 0] ?? "") ?? own),
    );
  aggregateInto(compiled, scores, drawn);
  const total = scores[compiled.total] ?? new Float64Array();
  return { units, scores: total, ranks: ranksOf(total) };
}

/** A function that computes once for each input; inputs are plain data. */
function remember<Input, Output>(compute: (input: Input) => Output): (input: Input) => Output {
  const known = new Map<string, Output>();
  return (input) => {
    const key = JSON.stringify(input) ?? "";
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = compute(input);
    known.set(key, made);
    return made;
  };
}
