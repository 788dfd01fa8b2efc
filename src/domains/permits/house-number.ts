/** The number in a house number as written: 12 of `12a`, 5 of `5-7`; undefined where there is none. */
export function houseNumberOf(written: string): number | undefined {
  const digits = /^\s*(\d{1,5})(?!\d)/.exec(written)?.[1];
  return digits === undefined || Number(digits) === 0 ? undefined : Number(digits);
}

/** A house number in the form in which two are compared: `12 A` and `12a` are the same. */
export function houseNumberKey(written: string): string {
  return written.toLowerCase().replace(/\s/g, "");
}
