import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";

/**
 * Reads a file of keys, or makes it at the first start. Keys are readable by the owner alone and are part of the
 * backup; there is no default that would work without them.
 */
export function readOrMakeKeys<Schema extends z.ZodType>(
  folder: string,
  name: string,
  schema: Schema,
  make: () => z.input<Schema>,
): z.output<Schema> {
  const path = join(folder, name);
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(`${path}.new`, `${JSON.stringify(make(), null, 2)}\n`, { mode: 0o600 });
    renameSync(`${path}.new`, path);
  }
  const result = schema.safeParse(JSON.parse(readFileSync(path, "utf8")));
  if (!result.success) throw new Error(`The keys in ${path} cannot be read: restore them from the backup`);
  return result.data;
}
