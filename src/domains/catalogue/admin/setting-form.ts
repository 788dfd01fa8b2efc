import { field, type FormBody } from "#platform/http/route";
import { fill, type Language } from "#platform/i18n";
import { parseHours } from "../opening-hours.ts";
import type { Setting } from "../setting-keys.ts";
import { readValue, type SettingValue } from "../setting-values.ts";
import { messages } from "./messages.ts";

/** What stands in the fields: as typed, or as it is in force. */
export interface Typed {
  readonly de: string;
  readonly en: string;
  readonly value: string;
  readonly reason: string;
}

export interface FieldProblem {
  readonly field: keyof Typed;
  readonly message: string;
}

type Read =
  | { readonly ok: true; readonly value: SettingValue }
  | { readonly ok: false; readonly problem: FieldProblem };

export function typedOf(value: SettingValue): Typed {
  const empty = { de: "", en: "", value: "", reason: "" };
  if (value === null) return empty;
  if (typeof value === "string") return { ...empty, value };
  if ("amountCents" in value)
    return { ...empty, value: (value.amountCents / 100).toFixed(2).replace(".", ",") };
  if ("de" in value) return { ...empty, de: value.de, en: value.en };
  return {
    ...empty,
    de: value.map((each) => each.de).join("\n"),
    en: value.map((each) => each.en).join("\n"),
  };
}

export function typedIn(body: FormBody): Typed {
  // Browsers send line breaks as two characters.
  const text = (name: string): string => field(body, name).replaceAll("\r\n", "\n").trim();
  return { de: text("de"), en: text("en"), value: text("value"), reason: text("reason") };
}

/** The value that was typed, or what is wrong with it in the words of the field. */
export function readTyped(setting: Setting, typed: Typed, language: Language): Read {
  const { errors } = messages(language);
  const wrong = (name: keyof Typed, message: string): Read => ({
    ok: false,
    problem: { field: name, message },
  });
  const checked = (name: keyof Typed, raw: unknown, message: string): Read => {
    const value = readValue(setting, raw);
    return value === undefined ? wrong(name, message) : { ok: true, value };
  };
  switch (setting.kind) {
    case "line":
    case "paragraph": {
      const { de, en } = typed;
      if (de === "" && en === "" && setting.isOptional) return { ok: true, value: null };
      if (de === "") return wrong("de", errors.german);
      return checked("en", { de, en }, errors.english);
    }
    case "list": {
      const [de, en] = [linesOf(typed.de), linesOf(typed.en)];
      if (de.length !== en.length) return wrong("en", fill(errors.lines, { de: de.length, en: en.length }));
      return checked(
        "de",
        de.map((line, index) => ({ de: line, en: en[index] })),
        errors.german,
      );
    }
    case "amount": {
      const found = /^(\d{1,5})(?:[.,](\d{1,2}))?$/.exec(typed.value.replace(/[\s€]/g, ""));
      if (!found || setting.part !== "amountCents") return wrong("value", errors.amount);
      const amountCents = Number(found[1]) * 100 + Number((found[2] ?? "").padEnd(2, "0"));
      const { label, norm } = setting.charge;
      return checked("value", { amountCents, label: label.de, norm }, errors.amount);
    }
    default: {
      const { value } = typed;
      if (value === "") return setting.isOptional ? { ok: true, value: null } : wrong("value", errors.empty);
      const hours = setting.kind === "hours" ? parseHours(value) : undefined;
      if (hours?.ok === false) return wrong("value", fill(errors.hours, { part: hours.part }));
      return checked("value", value, setting.kind === "hours" ? errors.empty : errors[setting.kind]);
    }
  }
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
