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
const all = await Promise.all(
  readdirSync(FOLDER)
    .filter((name) => name.endsWith(".bench.ts"))
    .toSorted()
    .map(load),
);
const unknown = wanted.filter((name) => !all.some((bench) => bench.name === name));
const rows: Row[] = [];

if (unknown.length > 0 || all.length === 0) {
  console.error(
    `No benchmark ${unknown.join(", ")}. There are: ${all.map((bench) => bench.name).join(", ") || "none"}`,
  );
  process.exitCode = 1;
} else {
  for (const bench of all)
    if (wanted.length === 0 || wanted.includes(bench.name)) rows.push(await measure(bench));
  console.table(Object.fromEntries(rows.map(({ bench, ...row }) => [bench, row])));
  if (rows.some((row) => row.verdict !== "ok")) process.exitCode = 1;
}

async function load(file: string): Promise<Bench> {
  const module = (await import(pathToFileURL(join(FOLDER, file)).href)) as { bench?: Bench };
  if (!module.bench) throw new Error(`bench/${file} exports no bench`);
  return module.bench;
}

/** One that breaks must not hide the others. */
async function measure({ name, unit, atLeast, run }: Bench): Promise<Row> {
  const least = atLeast === undefined ? "" : String(atLeast);
  try {
    const { value, yardstick, ratio = value / yardstick, note } = await run();
    const line = { bench: name, value: round(value), unit, yardstick: round(yardstick), ratio: round(ratio) };
    console.log(JSON.stringify(note === undefined ? line : { ...line, note }));
    const verdict = atLeast === undefined || ratio >= atLeast ? "ok" : "TOO SLOW";
    return {
      bench: name,
      value: `${line.value} ${unit}`,
      yardstick: String(line.yardstick),
      ratio: String(line.ratio),
      atLeast: least,
      verdict,
    };
  } catch (error) {
    console.error(error);
    return { bench: name, value: "", yardstick: "", ratio: "", atLeast: least, verdict: "BROKEN" };
  }
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}
