import { parseArgs } from "node:util";
import { exportCommand } from "./commands/export.ts";
import { explainCommand } from "./commands/explain.ts";
import { importCommand } from "./commands/import.ts";
import { UsageError, type IndexCommand, type Output } from "./commands/command.ts";
import { runCommand } from "./commands/run.ts";
import { uncertaintyCommand } from "./commands/uncertainty.ts";
import { whatIfCommand } from "./commands/what-if.ts";

const COMMANDS: Readonly<Record<string, IndexCommand>> = {
  run: runCommand,
  explain: explainCommand,
  "what-if": whatIfCommand,
  uncertainty: uncertaintyCommand,
  import: importCommand,
  export: exportCommand,
};

/**
 * `stadtkern index COMMAND …`.
 * @returns the exit code: 0 done, 1 the data or the answer is not good, 2 the command was not understood
 */
export async function indexCommand(args: readonly string[], output: Output): Promise<number> {
  const [name = "--help", ...rest] = args;
  const command = COMMANDS[name];
  if (!command) {
    const isAsked = name === "--help" || name === "help";
    (isAsked ? output.write : output.warn)(
      `Usage:\n${Object.values(COMMANDS)
        .map((each) => `  stadtkern index ${each.usage}\n`)
        .join("")}\nEach with --help.\n`,
    );
    return isAsked ? 0 : 2;
  }
  if (rest.includes("--help")) {
    output.write(helpOf(command));
    return 0;
  }
  try {
    const { values, positionals } = parseArgs({
      args: [...rest],
      options: { ...command.options, format: { type: "string", default: "table" } },
      allowPositionals: true,
    });
    if (values["format"] !== "table" && values["format"] !== "json")
      throw new UsageError("--format is table or json.");
    return await command.run({ positionals, values, isJson: values["format"] === "json" }, output);
  } catch (error) {
    if (!isUsage(error)) throw error;
    output.warn(`${error.message}\n\n${helpOf(command)}`);
    return 2;
  }
}

function helpOf({ usage, help, options, notes }: IndexCommand): string {
  const lines = Object.keys(options).map((name) => `  --${name.padEnd(12)} ${notes[name] ?? ""}`);
  return `Usage: stadtkern index ${usage}\n\n${help}\n\n${[...lines, "  --format       table (default) or json"].join("\n")}\n`;
}

/** Wrong options are told by `parseArgs` with codes of its own. */
function isUsage(error: unknown): error is Error {
  if (error instanceof UsageError) return true;
  return error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
}
