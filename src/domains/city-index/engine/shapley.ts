/** The five causes of a changed rank, in the order in which they are told. */
export const CAUSES = ["own", "others", "yardstick", "method", "cities"] as const;
export type Cause = (typeof CAUSES)[number];

/** Which causes have taken effect. */
export type Coalition = Readonly<Record<Cause, boolean>>;

/** Shapley's weights of five players are whole 120ths, so shares of whole numbers stay exact. */
export const SHAPLEY_PARTS = 120;

const ALL = Array.from({ length: 2 ** CAUSES.length }, (_, bits): Coalition => {
  const on = (cause: Cause): boolean => (bits & (1 << CAUSES.indexOf(cause))) !== 0;
  return {
    own: on("own"),
    others: on("others"),
    yardstick: on("yardstick"),
    method: on("method"),
    cities: on("cities"),
  };
});

/** `|S|! (4 - |S|)!` for a coalition of that size which a cause joins. */
const JOIN_WEIGHT = [24, 6, 4, 6, 24] as const;
const SIZE = ALL.map((on) => CAUSES.filter((cause) => on[cause]).length);

/** The value of each of the 32 coalitions, the empty one first and the full one last. */
export function coalitions(value: (on: Coalition) => number): Float64Array {
  return Float64Array.from(ALL, value);
}

/**
 * The share of each cause in `values[31] - values[0]`, in 120ths; whole numbers where the values are.
 * Exact: the average over all 120 orders in which the causes can take effect.
 */
export function shapley(values: Float64Array): Float64Array {
  return Float64Array.from(CAUSES, (_, cause) => {
    const bit = 1 << cause;
    let share = 0;
    for (let without = 0; without < values.length; without++) {
      if ((without & bit) !== 0) continue;
      const weight = JOIN_WEIGHT[SIZE[without] ?? 0] ?? 0;
      share += weight * ((values[without | bit] ?? 0) - (values[without] ?? 0));
    }
    return share;
  });
}
