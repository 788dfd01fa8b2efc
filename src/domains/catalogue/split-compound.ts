const LINKS = ["", "s", "es", "n", "en", "er", "e"];
const SHORTEST = 4;
const LONGEST_WORD = 60;

/**
 * The parts of a German compound, each a stem of the vocabulary: `bewohnerparkausweis` gives `bewohn`, `park`,
 * `ausweis` and `parkausweis`. Empty when the word is not made of known parts from end to end.
 */
export function splitCompound(word: string, vocabulary: ReadonlySet<string>): string[] {
  if (word.length < 2 * SHORTEST || word.length > LONGEST_WORD) return [];
  const parts = new Set<string>();
  const dead = new Set<number>();
  const walk = (from: number): boolean => {
    if (from === word.length) return true;
    if (dead.has(from)) return false;
    for (let to = word.length; to - from >= SHORTEST; to -= 1) {
      const part = word.slice(from, to);
      const isWhole = from === 0 && to === word.length;
      if (isWhole || !vocabulary.has(part)) continue;
      const isSplit = LINKS.some(
        (link) => word.startsWith(link, to) && isEnd(to + link.length, link) && walk(to + link.length),
      );
      if (!isSplit) continue;
      parts.add(part);
      for (const inner of splitCompound(part, vocabulary)) parts.add(inner);
      return true;
    }
    dead.add(from);
    return false;
  };
  // A linking element stands between two parts, never at the end.
  const isEnd = (at: number, link: string): boolean => link === "" || at < word.length;
  return walk(0) ? [...parts] : [];
}
