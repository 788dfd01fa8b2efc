import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import type { Reply } from "#platform/http/route";

let script: string | undefined;

/** The display's script: the same file as in the sources, without its types. */
export async function sendDisplayScript(): Promise<Reply> {
  script ??= stripTypeScriptTypes(
    readFileSync(join(import.meta.dirname, "../../../islands/call-display.ts"), "utf8"),
  );
  return { file: script, type: "text/javascript; charset=utf-8", isPublic: true };
}
