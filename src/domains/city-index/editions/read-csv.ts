import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import type { z } from "zod";

/**
 * Reads a CSV file with a heading, each row by a schema.
 * @throws an error that names file, row and column of every problem
 */
export function readCsv<Schema extends z.ZodType>(path: string, schema: Schema): z.output<Schema>[] {
  const rows: unknown[] = parse(readFileSync(path), { columns: true, bom: true, skip_empty_lines: true });
  const problems: string[] = [];
  const values = rows.flatMap((row, index) => {
    const parsed = schema.safeParse(row);
    if (parsed.success) return [parsed.data];
    for (const issue of parsed.error.issues)
      problems.push(`${path}, row ${index + 2}, ${issue.path.join(".")}: ${issue.message}`);
    return [];
  });
  if (problems.length > 0) throw new RangeError(problems.join("\n"));
  return values;
}
