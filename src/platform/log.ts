import { systemClock } from "./clock.ts";
import type { Config } from "./config.ts";

export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** Structured lines on standard output. Fields are ids, codes and counts: never a name, an address or an answer. */
export interface Log {
  error(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
}

const ORDER = ["silent", "error", "warn", "info", "debug"];

export function openLog(
  level: Config["logLevel"],
  write = (line: string) => void process.stdout.write(line),
): Log {
  const at =
    (own: string) =>
    (event: string, fields: LogFields = {}) => {
      if (ORDER.indexOf(own) > ORDER.indexOf(level)) return;
      write(`${JSON.stringify({ level: own, time: systemClock.now().toString(), event, ...fields })}\n`);
    };
  return { error: at("error"), warn: at("warn"), info: at("info") };
}

/** What of an error may be logged: its class, its code and where it arose; messages may quote what a person typed. */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = (error as { code?: unknown }).code;
  const at = error.stack
    ?.split("\n")
    .find((line) => line.trim().startsWith("at "))
    ?.trim();
  return { error: error.name, code: typeof code === "string" ? code : undefined, at };
}
