/**
 * Sets of cells as bits in 32-bit words, the first cell in the lowest bit of the first word. All functions work on
 * `words` words from `at`, so that many sets lie in one array.
 */
export type Cells = Uint32Array;

/** Sets the cells from `from` up to, not including, `to`; what lies outside the words is left out. */
export function setCells(cells: Cells, at: number, words: number, from: number, to: number): void {
  const first = Math.max(0, from);
  const last = Math.min(words * 32, to);
  for (let cell = first; cell < last; cell += 1) {
    const word = at + (cell >>> 5);
    cells[word] = ((cells[word] ?? 0) | (1 << (cell & 31))) >>> 0;
  }
}

export function hasCell(cells: Cells, at: number, words: number, cell: number): boolean {
  if (cell < 0 || cell >= words * 32) return false;
  return (((cells[at + (cell >>> 5)] ?? 0) >>> (cell & 31)) & 1) === 1;
}

/** Whether all cells from `from` up to, not including, `to` are in the set. */
export function hasRun(cells: Cells, at: number, words: number, from: number, to: number): boolean {
  for (let cell = from; cell < to; cell += 1) if (!hasCell(cells, at, words, cell)) return false;
  return true;
}

/**
 * Leaves in `run` those cells of the set at which `length` cells in a row begin. It halves the way with each step: a
 * run of 2n cells begins where one of n begins and another one n cells later.
 */
export function startsOfRuns(cells: Cells, at: number, words: number, length: number, run: Cells): void {
  for (let word = 0; word < words; word += 1) run[word] = cells[at + word] ?? 0;
  for (let reached = 1; reached < length;) {
    const step = Math.min(reached, length - reached);
    const skip = step >>> 5;
    const bits = step & 31;
    for (let word = 0; word < words; word += 1) {
      const near = word + skip < words ? (run[word + skip] ?? 0) : 0;
      const far = word + skip + 1 < words ? (run[word + skip + 1] ?? 0) : 0;
      const shifted = bits === 0 ? near : (near >>> bits) | (far << (32 - bits));
      run[word] = (run[word] ?? 0) & shifted;
    }
    reached += step;
  }
}

/** The cells of a set in order. */
export function listCells(cells: Cells, at: number, words: number): number[] {
  const found: number[] = [];
  for (let word = 0; word < words; word += 1) {
    for (let rest = cells[at + word] ?? 0; rest !== 0; rest &= rest - 1) {
      found.push(word * 32 + 31 - Math.clz32(rest & -rest));
    }
  }
  return found;
}
