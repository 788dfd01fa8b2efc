/**
 * The outranking matrix: the share of weight by which a unit is better than another; a tie gives half.
 * Rows are units, row after row. The diagonal is 0. Handbook, step 6 (non-compensatory aggregation).
 */
export function outrankMatrix(parts: readonly Float64Array[], weights: Float64Array): Float64Array {
  const size = parts[0]?.length ?? 0;
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const matrix = new Float64Array(size * size);
  parts.forEach((column, part) => {
    const weight = (weights[part] ?? 0) / whole;
    for (let one = 0; one < size; one++) {
      const own = column[one] ?? Number.NaN;
      for (let other = 0; other < size; other++) {
        if (one === other) continue;
        const theirs = column[other] ?? Number.NaN;
        const share = own > theirs ? weight : own === theirs ? weight / 2 : 0;
        matrix[one * size + other] = (matrix[one * size + other] ?? 0) + share;
      }
    }
  });
  return matrix;
}

/** Copeland's score: duels won less duels lost. A duel is won by more than half of the weight. */
export function copeland(parts: readonly Float64Array[], weights: Float64Array): Float64Array {
  const size = parts[0]?.length ?? 0;
  const matrix = outrankMatrix(parts, weights);
  return Float64Array.from({ length: size }, (_, unit) => {
    let score = 0;
    for (let other = 0; other < size; other++) {
      if (other === unit) continue;
      // The two directions are compared, since sums of weights may miss one half by rounding.
      const lead = (matrix[unit * size + other] ?? 0) - (matrix[other * size + unit] ?? 0);
      if (Math.abs(lead) > 1e-9) score += Math.sign(lead);
    }
    return score;
  });
}
