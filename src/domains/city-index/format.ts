import type { Language } from "#platform/i18n";

/** A number as people write it: 67,1 in German, 67.1 in English. */
export function formatNumber(value: number, digits: number, language: Language): string {
  return new Intl.NumberFormat(language.split("-")[0], {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: "negative",
  }).format(value);
}

/** The same with its sign: +2,0, −0,3, 0,0. */
export function signed(value: number, digits: number, language: Language): string {
  return new Intl.NumberFormat(language.split("-")[0], {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: "exceptZero",
  })
    .format(value)
    .replace("-", "−");
}

/**
 * Rounds parts so that they add up to their rounded sum: those that lost most by rounding down get the rest
 * (largest remainder, as seats in parliaments are dealt).
 */
export function roundParts(parts: readonly number[], digits: number): number[] {
  const unit = 10 ** digits;
  const scaled = parts.map((part) => part * unit);
  const floors = scaled.map(Math.floor);
  const whole = Math.round(scaled.reduce((total, part) => total + part, 0));
  const rest = whole - floors.reduce((total, part) => total + part, 0);
  const byRemainder = scaled
    .map((part, at) => ({ at, remainder: part - Math.floor(part) }))
    .toSorted((a, b) => b.remainder - a.remainder);
  const raised = new Set(byRemainder.slice(0, rest).map((each) => each.at));
  return floors.map((part, at) => (part + (raised.has(at) ? 1 : 0)) / unit);
}
