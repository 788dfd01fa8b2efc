import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { constants, brotliCompressSync } from "node:zlib";
import { transformSync } from "esbuild";
import { buildCss, kernFolder } from "./build-css.ts";
import { backgrounds } from "./theme.ts";
import type { CityColors } from "./theme.ts";

/** What may be done more comfortably with a script; without it nothing is missing. */
export const ISLANDS = ["slider", "call-display"] as const;
export type IslandName = (typeof ISLANDS)[number];

/** One file of the design, ready to send. */
export interface Asset {
  readonly body: Buffer;
  readonly brotli?: Buffer;
  readonly type: string;
}

export interface Assets {
  /** The stylesheet's address, with its hash in it: for `stylesheet` of `Page`. */
  readonly stylesheet: string;
  /** For `themeColors` of `Page`. */
  readonly themeColors: { readonly light: string; readonly dark: string };
  /** The addresses of the scripts, by name: the only code that runs in a browser. */
  readonly islands: Readonly<Record<IslandName, string>>;
  /** What to serve, by address. Addresses with a hash may be kept by browsers for ever. */
  readonly files: ReadonlyMap<string, Asset>;
}

const fonts = [
  { file: "FiraSans-Regular.woff2", weight: "400" },
  { file: "FiraSans-SemiBold.woff2", weight: "600 700" },
] as const;

const publicFolder = new URL("../../public/", import.meta.url);
const publicFiles = [
  { url: "/favicon.svg", type: "image/svg+xml" },
  { url: "/robots.txt", type: "text/plain; charset=utf-8" },
] as const;

/** Makes the stylesheet in the city's colours and reads the fonts: once, at start. */
export function loadAssets(colors: CityColors): Assets {
  const files = new Map<string, Asset>();
  const faces = fonts.map(({ file, weight }) => {
    const body = readFileSync(join(kernFolder, "fonts/fira-sans", file));
    const url = `/assets/fonts/${withHash(file, body)}`;
    files.set(url, { body, type: "font/woff2" });
    return `@font-face{font-family:"Fira Sans";font-weight:${weight};font-display:swap;src:url("${url}") format("woff2")}`;
  });
  const css = Buffer.from(buildCss(colors, faces.join("")));
  const stylesheet = `/assets/${withHash("app.css", css)}`;
  files.set(stylesheet, { body: css, brotli: compress(css), type: "text/css; charset=utf-8" });
  for (const { url, type } of publicFiles) {
    files.set(url, { body: readFileSync(new URL(`.${url}`, publicFolder)), type });
  }
  const islands = Object.fromEntries(
    ISLANDS.map((name) => {
      const body = islandSource(name);
      const url = `/assets/${withHash(`${name}.js`, body)}`;
      files.set(url, { body, brotli: compress(body), type: "text/javascript; charset=utf-8" });
      return [name, url];
    }),
  ) as Record<IslandName, string>;
  const themeColors = { light: backgrounds.light.surface, dark: backgrounds.dark.surface };
  return { stylesheet, themeColors, islands, files };
}

const islandSources = new Map<IslandName, Buffer>();

/** A script for the browser, its types taken out; once a process. */
function islandSource(name: IslandName): Buffer {
  const known = islandSources.get(name);
  if (known) return known;
  const source = readFileSync(new URL(`../islands/${name}.ts`, import.meta.url), "utf8");
  const body = Buffer.from(transformSync(source, { loader: "ts", format: "esm", minify: true }).code);
  islandSources.set(name, body);
  return body;
}

function withHash(name: string, body: Buffer): string {
  const hash = createHash("sha256").update(body).digest("hex").slice(0, 12);
  return name.replace(/\.(\w+)$/, `.${hash}.$1`);
}

function compress(body: Buffer): Buffer {
  return brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
}
