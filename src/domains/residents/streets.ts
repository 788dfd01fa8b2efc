import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The streets of a city with their postal codes, from `streets.csv`; those without a postal code are left out. */
export function readStreets(folder: string): { street: string; postalCode: string }[] {
  const path = join(folder, "streets.csv");
  if (!existsSync(path)) return [];
  const [header, ...lines] = readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "");
  const columns = splitLine(header ?? "");
  const [street, postalCode] = [columns.indexOf("name"), columns.indexOf("postal_code")];
  return lines
    .map(splitLine)
    .map((cells) => ({ street: cells[street] ?? "", postalCode: cells[postalCode] ?? "" }))
    .filter((row) => row.street !== "" && /^\d{5}$/.test(row.postalCode));
}

/** One line of RFC 4180: cells with commas stand in quotes, quotes within are doubled. */
function splitLine(line: string): string[] {
  return [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)]
    .map((match) => match[1] ?? "")
    .map((cell) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell.trim()));
}
