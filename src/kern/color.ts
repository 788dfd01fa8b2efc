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
  if (oklch) return clamp(fromOklch(Number(oklch[1]) / 100, Number(oklch[2]), Number(oklch[3])));
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

/**
 * The colour itself, or as little darker or lighter as it takes to be readable on all these backgrounds. Hue and,
 * as far as the screen can show it, strength stay.
 */
export function readable(color: Color, backgrounds: readonly Color[], ratio: number): Color {
  const isEnough = (candidate: Color): boolean =>
    backgrounds.every((each) => contrast(candidate, each) >= ratio);
  if (isEnough(color)) return color;
  const { lightness, chroma, hue } = toOklch(color);
  const step = Math.max(...backgrounds.map(luminance)) > 0.18 ? -0.01 : 0.01;
  for (let next = lightness + step; next > 0 && next < 1; next += step) {
    const candidate = parseColor(toHex(inGamut(next, chroma, hue)));
    if (isEnough(candidate)) return candidate;
  }
  return step < 0 ? BLACK : WHITE;
}

/** Black or white, whichever reads better on this colour. */
export function textOn(color: Color): Color {
  return contrast(WHITE, color) >= contrast(BLACK, color) ? WHITE : BLACK;
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

/** The strongest colour of this lightness and hue that sRGB has, up to the strength asked for. */
function inGamut(lightness: number, chroma: number, hue: number): Color {
  for (let strength = chroma; strength > 0; strength -= 0.005) {
    const color = fromOklch(lightness, strength, hue);
    if (color.every((part) => part >= -0.001 && part <= 1.001)) return clamp(color);
  }
  return clamp(fromOklch(lightness, 0, hue));
}

function clamp([red, green, blue]: Color): Color {
  const limit = (part: number): number => Math.min(1, Math.max(0, part));
  return [limit(red), limit(green), limit(blue)];
}

// The matrices of https://www.w3.org/TR/css-color-4/#color-conversion-code
function fromOklch(lightness: number, chroma: number, hue: number): Color {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

function toOklch([red, green, blue]: Color): { lightness: number; chroma: number; hue: number } {
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const b = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return {
    lightness: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    chroma: Math.hypot(a, b),
    hue: (Math.atan2(b, a) * 180) / Math.PI,
  };
}
