// What `npm run bench [name …]` runs: the files bench/*.bench.ts, one JSON line each and a table at the end.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Bench } from "../bench/support/bench.ts";

interface Row {
  readonly bench: string;
  readonly value: string;
  readonly yardstick: string;
  readonly ratio: string;
  readonly atLeast: string;
  readonly verdict: string;
}

const FOLDER = join(import.meta.dirname, "../bench");
const wanted = process.argv.slice(2);
// The file is named as the benchmark, so that one broken file does not stop the others.
const names = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".bench.ts"))
  .map((name) => name.replace(/\.bench\.ts$/, ""))
  .toSorted();
const unknown = wanted.filter((name) => !names.includes(name));
const rows: Row[] = [];

if (unknown.length > 0 || names.length === 0) {
  console.error(`No benchmark ${unknown.join(", ")}. There are: ${names.join(", ") || "none"}`);
  process.exitCode = 1;
} else {
  for (const name of names) if (wanted.length === 0 || wanted.includes(name)) rows.push(await measure(name));
  console.table(Object.fromEntries(rows.map(({ bench, ...row }) => [bench, row])));
  if (rows.some((row) => row.verdict !== "ok")) process.exitCode = 1;
}

async function load(name: string): Promise<Bench> {
  const module = (await import(pathToFileURL(join(FOLDER, `${name}.bench.ts`)).href)) as { bench?: Bench };
  if (module.bench?.name !== name) throw new Error(`bench/${name}.bench.ts exports no bench of this name`);
  return module.bench;
}

/** One that breaks must not hide the others. */
async function measure(name: string): Promise<Row> {
  try {
    const { unit, atLeast, run } = await load(name);
    const { value, yardstick, ratio = value / yardstick, note } = await run();
    const line = { bench: name, value: round(value), unit, yardstick: round(yardstick), ratio: round(ratio) };
    console.log(JSON.stringify(note === undefined ? line : { ...line, note }));
    const verdict = atLeast === undefined || ratio >= atLeast ? "ok" : "TOO SLOW";
    return {
      bench: name,
      value: `${line.value} ${unit}`,
      yardstick: String(line.yardstick),
      ratio: String(line.ratio),
      atLeast: atLeast === undefined ? "" : String(atLeast),
      verdict,
    };
  } catch (error) {
    console.error(error);
    return { bench: name, value: "", yardstick: "", ratio: "", atLeast: "", verdict: "BROKEN" };
  }
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}
