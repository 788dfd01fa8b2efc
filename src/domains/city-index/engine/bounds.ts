/** A city of a partial edition whose rank and score are known. */
export interface Anchor {
  readonly city: string;
  readonly rank: number;
  readonly score: number;
}

export interface RankBounds {
  /** The best rank that the known figures allow, and the worst. */
  readonly best: number;
  readonly worst: number;
  /** Known cities that are passed for sure. */
  readonly passed: readonly string[];
}

/**
 * Which ranks a new score of a city can mean where an edition is known in part: a city without a known score lies
 * between the next known scores above and below it. All other cities are held constant; ties share the better rank.
 * @param cities how many the edition has
 * @param roundedTo published scores are rounded to this step, so each may be half of it off
 */
export function rankBounds(
  anchors: readonly Anchor[],
  cities: number,
  {
    city,
    score,
    roundedTo = 0,
  }: { readonly city: string; readonly score: number; readonly roundedTo?: number },
): RankBounds {
  const own = anchors.find((anchor) => anchor.city === city);
  if (!own) throw new RangeError(`The edition has no known rank and score of "${city}".`);
  const half = roundedTo / 2;
  let [surelyAhead, possiblyAhead] = [0, 0];
  for (let rank = 1; rank <= cities; rank++) {
    if (rank === own.rank) continue;
    const least = Math.max(
      -Infinity,
      ...anchors.filter((each) => each.rank >= rank).map((each) => each.score),
    );
    const most = Math.min(Infinity, ...anchors.filter((each) => each.rank <= rank).map((each) => each.score));
    if (least - half > score) surelyAhead += 1;
    if (most + half > score) possiblyAhead += 1;
  }
  return {
    best: surelyAhead + 1,
    worst: possiblyAhead + 1,
    passed: anchors
      .filter((each) => each.rank < own.rank && each.score + half < score)
      .toSorted((a, b) => a.rank - b.rank)
      .map((each) => each.city),
  };
}
