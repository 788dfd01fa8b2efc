import type { RawBody } from "./answers.ts";
import type { Reader } from "./field-type.ts";
import { inputName } from "./field-types.ts";
import type { Field } from "./schema.ts";

/** Reads the inputs of one field from a posted body. Inputs that are not there are empty. */
export function readerOf(field: Field, body: RawBody): Reader {
  const texts = (part: string): readonly string[] => {
    const name = inputName(field.key, part);
    const raw = Object.hasOwn(body, name) ? body[name] : undefined;
    return raw === undefined ? [] : typeof raw === "string" ? [raw] : raw;
  };
  return {
    one: (part) => line(texts(part)[0] ?? ""),
    all: (part) =>
      texts(part)
        .map(line)
        .filter((text) => text !== ""),
    lines: (part) => lines(texts(part)[0] ?? ""),
  };
}

/** One line: NFC as registers store it (DIN SPEC 91379), runs of white space as one space, no control characters. */
function line(raw: string): string {
  return normal(raw)
    .replace(/\s+/g, " ")
    .replace(/\p{Cc}/gu, "")
    .trim();
}

function lines(raw: string): string {
  const text = normal(raw)
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "");
  // Line by line: a pattern for white space before each end would take quadratic time on long runs of it.
  const ends = text.split("\n").map((each) => each.trimEnd());
  return ends.join("\n").trim();
}

function normal(raw: string): string {
  return raw.toWellFormed().normalize("NFC");
}
