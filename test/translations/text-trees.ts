import type { Texts } from "#platform/i18n";
import { messages as apps } from "../../src/apps/messages.ts";
import { messages as portal } from "../../src/domains/cases/portal/messages.ts";
import { messages as payment } from "../../src/domains/cases/portal/payment-messages.ts";
import { messages as cases } from "../../src/domains/cases/messages.ts";
import { staticMessages } from "../../src/domains/catalogue/messages-static.ts";
import { messages as catalogue } from "../../src/domains/catalogue/messages.ts";
import { messages as documents } from "../../src/domains/documents/messages.ts";
import { messages as forms } from "../../src/domains/forms/messages.ts";
import { messages as identity } from "../../src/domains/identity/messages.ts";
import { messages as permits } from "../../src/domains/permits/messages.ts";
import { messages as kern } from "../../src/kern/messages.ts";

/** The German texts that residents see, by the name under which their domain declares them. */
export const GERMAN: Readonly<Record<string, Texts>> = {
  apps: apps("de"),
  cases: cases("de"),
  "cases-payment": payment("de"),
  "cases-portal": portal("de"),
  catalogue: catalogue("de"),
  "catalogue-static": staticMessages("de"),
  documents: documents("de"),
  forms: forms("de"),
  identity: identity("de"),
  kern: kern("de"),
  permits: permits("de"),
};

/** The texts with the way to each: `kern/page/skipLink`. Keys may contain dots. */
export function textsBelow(texts: Readonly<Record<string, unknown>>, path = ""): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, value]) => {
      const at = path === "" ? key : `${path}/${key}`;
      if (typeof value === "string") return [[at, value] as const];
      return typeof value === "object" && value !== null
        ? [...textsBelow(value as Readonly<Record<string, unknown>>, at)]
        : [];
    }),
  );
}

/** The names in braces that a text leaves open, in order. */
export function placeholdersOf(text: string): string[] {
  return [...new Set(text.match(/\{\w+\}/g))].toSorted();
}
