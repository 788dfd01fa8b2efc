/**
 * How many of several people who come or not, each with their own probability, do not come: the exact distribution
 * (Poisson binomial), by adding one after the other. `result[k]` is the probability of exactly k.
 */
export function poissonBinomial(probabilities: readonly number[]): number[] {
  let distribution = [1];
  for (const p of probabilities) {
    const next = Array.from({ length: distribution.length + 1 }, () => 0);
    distribution.forEach((share, count) => {
      next[count] = (next[count] ?? 0) + share * (1 - p);
      next[count + 1] = (next[count + 1] ?? 0) + share * p;
    });
    distribution = next;
  }
  return distribution;
}

/**
 * How many further people could be given a time in a half day, so that with at most this risk fewer stay away than
 * came in addition. `noShow` holds for each booked visit the share of those like it who do not come; the further ones
 * are taken for certain to come, which errs on the safe side.
 */
export function extraVisits(noShow: readonly number[], risk = 0.05): number {
  const distribution = poissonBinomial(noShow);
  let below = 0;
  for (const [count, share] of distribution.entries()) {
    // With `count + 1` extra people it is too tight whenever at most `count` stay away.
    below += share;
    if (below > risk) return count;
  }
  return noShow.length;
}

/** A share that few visits do not throw about: Beta-binomial mean with the office's own rate as what is known before. */
export function smoothedShare(missed: number, visits: number, before: number, weight = 50): number {
  return (missed + before * weight) / (visits + weight);
}
