/** Numbers from 0 up to, not including, 1, the same for the same seed. */
export type Random = () => number;

/**
 * xoshiro128** (Blackman and Vigna 2018) with a state from splitmix32: passes the tests that simulations ask for, and
 * needs 32-bit operations alone.
 */
export function randomOf(seed: number | string): Random {
  let mix = typeof seed === "number" ? seed >>> 0 : hash(seed);
  const split = (): number => {
    mix = (mix + 0x9e3779b9) | 0;
    let z = Math.imul(mix ^ (mix >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return z ^ (z >>> 15);
  };
  // A typed array: numbers of 32 bits in variables of a closure would be put on the heap, one by one.
  const state = Int32Array.from([split(), split(), split(), split()]);
  return () => {
    const a = state[0] ?? 0;
    const b = state[1] ?? 0;
    const c = (state[2] ?? 0) ^ a;
    const d = (state[3] ?? 0) ^ b;
    const five = Math.imul(b, 5);
    const result = Math.imul((five << 7) | (five >>> 25), 9);
    state[0] = a ^ d;
    state[1] = b ^ c;
    state[2] = c ^ (b << 9);
    state[3] = (d << 11) | (d >>> 21);
    return (result >>> 0) / 2 ** 32;
  };
}

/** A standard normal number (Box and Muller 1958). */
export function normalOf(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let result = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) result = Math.imul(result ^ text.charCodeAt(at), 0x01000193);
  return result >>> 0;
}
