/** A colour in linear sRGB, each part from 0 to 1. */
export type Color = readonly [red: number, green: number, blue: number];

const WHITE: Color = [1, 1, 1];
const BLACK: Color = [0, 0, 0];

/** Reads `#rgb`, `#rrggbb` and `oklch(96.3% 0.01 261.8)`, the notations of cities and of KERN. */
export function parseColor(text: string): Color {
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text.trim())?.[1];
  if (hex) {
    const full = hex.length === 3 ? hex.replace(/./g, "$&$&") : hex;
    const part = (at: number): number => toLinear(Number.parseInt(full.slice(at, at + 2), 16) / 255);
    return [part(0), part(2), part(4)];
  }
  const oklch = /^oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)$/.exec(text.trim());
  if (oklch) return fromOklch(Number(oklch[1]) / 100, Number(oklch[2]), Number(oklch[3]));
  throw new Error(`Not a colour: "${text}". Write it as #rrggbb.`);
}

export function toHex(color: Color): string {
  return `#${color
    .map((part) =>
      Math.round(toGamma(part) * 255)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}

/** The contrast ratio of WCAG 2.2, from 1 to 21. */
export function contrast(first: Color, second: Color): number {
  const [light, dark] = [luminance(first), luminance(second)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** The colour itself, or as little darker or lighter as it takes to be readable on all these backgrounds. */
export function readable(color: Color, backgrounds: readonly Color[], ratio: number): Color {
  const lightest = Math.max(...backgrounds.map(luminance));
  const target = lightest > 0.18 ? BLACK : WHITE;
  for (let share = 0; share <= 1; share += 0.02) {
    const candidate = parseColor(toHex(mix(color, target, share)));
    if (backgrounds.every((background) => contrast(candidate, background) >= ratio)) return candidate;
  }
  return target;
}

/** Black or white, whichever reads better on this colour. */
export function textOn(color: Color): Color {
  return contrast(WHITE, color) >= contrast(BLACK, color) ? WHITE : BLACK;
}

/** Mixes as the eye sees it, in gamma-corrected sRGB. */
export function mix(color: Color, other: Color, share: number): Color {
  const part = (at: 0 | 1 | 2): number =>
    toLinear(toGamma(color[at]) * (1 - share) + toGamma(other[at]) * share);
  return [part(0), part(1), part(2)];
}

function luminance([red, green, blue]: Color): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function toLinear(part: number): number {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

function toGamma(part: number): number {
  return part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055;
}

// https://www.w3.org/TR/css-color-4/#color-conversion-code
function fromOklch(lightness: number, chroma: number, hue: number): Color {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clamp = (part: number): number => Math.min(1, Math.max(0, part));
  return [
    clamp(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    clamp(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    clamp(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}
