import { z } from "zod";

const key = z.string().min(1).max(80);
const text = z.object({ de: z.string().min(1) }).catchall(z.string());
const positive = z.number().positive();

/** How raw values become scores; OECD/JRC Handbook 2008, step 5. Bounds of the result are `low` and `high`. */
export const normalisationSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("min-max"), low: z.number().default(0), high: z.number().default(100) }),
  z.object({ kind: z.literal("scaled"), from: z.number(), to: z.number(), scale: z.number().default(100) }),
  z.object({ kind: z.literal("z-score"), mean: z.number().default(0), deviation: positive.default(1) }),
  z.object({ kind: z.literal("percentile-rank"), low: z.number().default(0), high: z.number().default(1) }),
  z.object({ kind: z.literal("rank"), ties: z.enum(["min", "average"]).default("min") }),
  z.object({ kind: z.literal("borda") }),
  z.object({ kind: z.literal("distance-to-maximum") }),
  z.object({
    kind: z.literal("distance-to-reference"),
    reference: key,
    capped: z.boolean().default(false),
  }),
  z.object({ kind: z.literal("distance-to-target"), capped: z.boolean().default(false) }),
  z.object({ kind: z.literal("fraction-of-maximum") }),
  z.object({
    kind: z.literal("goalposts"),
    from: z.number(),
    to: z.number(),
    scale: z.number().default(100),
    truncated: z.boolean().default(true),
  }),
]);

/** How the scores of the parts become the score of the whole; Handbook, step 6. */
export const aggregationSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("arithmetic") }),
  z.object({ kind: z.literal("geometric") }),
  z.object({ kind: z.literal("harmonic") }),
  z.object({
    kind: z.literal("generalised"),
    power: z.number().refine((power) => power !== 0, "The power is not 0; take the geometric mean instead."),
  }),
  z.object({ kind: z.literal("copeland") }),
]);

/**
 * Where a group's weights come from (Handbook, step 6): as given, all equal, by the first principal component of its
 * parts, or balanced so that all parts correlate alike with the group.
 */
export const weighingSchema = z.enum(["given", "equal", "components", "balanced"]);

/** One figure a city delivers, counted in points towards its indicator. */
const parameterSchema = z.object({
  key,
  title: text,
  points: positive.default(1),
  direction: z.union([z.literal(1), z.literal(-1)]).default(1),
});

const indicatorSchema = z.object({
  key,
  title: text,
  parent: key,
  weight: z.number().nonnegative().default(1),
  /** 1 where more is better, -1 where less is better. Applied once, before anything else. */
  direction: z.union([z.literal(1), z.literal(-1)]).default(1),
  unit: z.string().optional(),
  target: z.number().optional(),
  /** Column of the observations by which the value is divided. */
  denominator: key.optional(),
  /** Its own way to normalise, where it differs from the framework's. */
  normalise: normalisationSchema.optional(),
  /** Fixed marks for progress that does not depend on other cities, in the indicator's unit. */
  goalposts: z.object({ from: z.number(), to: z.number() }).optional(),
  parameters: z.array(parameterSchema).default([]),
});

const groupSchema = z.object({
  key,
  title: text,
  parent: key.optional(),
  weight: z.number().nonnegative().default(1),
  aggregate: aggregationSchema.optional(),
  weigh: weighingSchema.optional(),
});

/** A framework as data: the tree, directions, weights, targets, denominators and the method of each step. */
export const frameworkSchema = z.object({
  id: key,
  title: text,
  source: z.string().optional(),
  /** True where the data are invented; shown wherever a figure of it is shown. */
  synthetic: z.boolean().default(false),
  indicators: z.array(indicatorSchema).min(1),
  groups: z.array(groupSchema).min(1),
  /** Groups of cities, such as the Land, for imputing within a group: group to city to its value. */
  cityGroups: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  /** Least share of known indicators; a city below it is left out of the ranking. */
  screen: z.number().min(0).max(1).optional(),
  impute: z
    .discriminatedUnion("kind", [
      z.object({ kind: z.enum(["mean", "median", "row"]) }),
      z.object({ kind: z.enum(["group-mean", "group-median"]), group: key }),
    ])
    .optional(),
  treat: z
    .object({
      skewness: positive.default(2),
      kurtosis: positive.default(3.5),
      maxWinsorised: z.number().int().nonnegative().default(5),
      /** What is done where drawing in is not enough. */
      transform: z
        .discriminatedUnion("kind", [
          z.object({ kind: z.literal("none") }),
          z.object({ kind: z.literal("log") }),
          z.object({ kind: z.literal("box-cox"), lambda: z.number() }),
        ])
        .default({ kind: "log" }),
    })
    .optional(),
  normalise: normalisationSchema.default({ kind: "min-max", low: 0, high: 100 }),
  aggregate: aggregationSchema.default({ kind: "arithmetic" }),
  weigh: weighingSchema.default("given"),
  /** Least share of known parts by weight count for a group to get a score; without it one part is enough. */
  availability: z.number().min(0).max(1).optional(),
});

export type Normalisation = z.output<typeof normalisationSchema>;
export type Weighing = z.output<typeof weighingSchema>;
export type Aggregation = z.output<typeof aggregationSchema>;
export type Framework = z.output<typeof frameworkSchema>;
export type FrameworkInput = z.input<typeof frameworkSchema>;
export type Indicator = Framework["indicators"][number];
export type Group = Framework["groups"][number];
export type Impute = NonNullable<Framework["impute"]>;
export type Treat = NonNullable<Framework["treat"]>;

/** What is wrong in a framework or in data, with the place and what to do. */
export interface Problem {
  /** `row 12, column "Jena"` or `indicators.3.parent`. */
  readonly at: string;
  readonly message: string;
}

export type Parsed<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads a framework. Every problem is told, not the first alone. */
export function parseFramework(input: unknown): Parsed<Framework> {
  const parsed = frameworkSchema.safeParse(input);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => ({
      at: issue.path.join(".") || "framework",
      message: issue.message,
    }));
    return { ok: false, problems };
  }
  const problems = treeProblems(parsed.data);
  return problems.length === 0 ? { ok: true, value: parsed.data } : { ok: false, problems };
}

function treeProblems({ indicators, groups, impute, cityGroups }: Framework): Problem[] {
  const names = [...indicators, ...groups].map((each) => each.key);
  const parameters = indicators.flatMap((each) => each.parameters.map((parameter) => parameter.key));
  const twice = (list: readonly string[]): string[] => [
    ...new Set(list.filter((name, at) => list.indexOf(name) !== at)),
  ];
  const known = new Set(groups.map((group) => group.key));
  const parents = new Map(groups.map((group) => [group.key, group.parent]));
  const tops = groups.filter((group) => group.parent === undefined);
  const used = new Set([...indicators, ...groups].map((each) => each.parent));
  return [
    ...twice([...names, ...parameters]).map((name) => ({
      at: name,
      message: `The key "${name}" stands twice. Give each indicator, parameter and group a key of its own.`,
    })),
    ...[...indicators, ...groups]
      .filter((each) => each.parent !== undefined && !known.has(each.parent))
      .map((each) => ({
        at: each.key,
        message: `The parent "${each.parent}" is no group. Add the group or correct the name.`,
      })),
    ...groups
      .filter((group) => !used.has(group.key))
      .map((group) => ({
        at: group.key,
        message: `The group "${group.key}" has no parts. Remove it or add its indicators.`,
      })),
    ...groups
      .filter((group) => isCircular(group.key, parents))
      .map((group) => ({ at: group.key, message: `The group "${group.key}" is a part of itself.` })),
    ...(tops.length === 1
      ? []
      : [
          {
            at: "groups",
            message: `There are ${tops.length} groups without a parent; there must be one, the total.`,
          },
        ]),
    ...indicators.flatMap(indicatorProblems),
    ...(impute && "group" in impute && !cityGroups[impute.group]
      ? [{ at: "impute.group", message: `There is no group of cities "${impute.group}" in cityGroups.` }]
      : []),
  ];
}

function indicatorProblems(indicator: Indicator): Problem[] {
  const marks = indicator.normalise?.kind === "goalposts" ? indicator.normalise : indicator.goalposts;
  if (marks && marks.from >= marks.to) {
    return [{ at: indicator.key, message: "The goalposts must go from the smaller to the larger value." }];
  }
  if (indicator.normalise?.kind === "distance-to-target" && indicator.target === undefined) {
    return [{ at: indicator.key, message: "Distance to a target needs a target." }];
  }
  return [];
}

function isCircular(start: string, parents: ReadonlyMap<string, string | undefined>): boolean {
  let at = parents.get(start);
  for (let step = 0; at !== undefined && step <= parents.size; step++) {
    if (at === start) return true;
    at = parents.get(at);
  }
  return false;
}
