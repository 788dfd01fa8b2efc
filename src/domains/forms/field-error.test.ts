import { expect, test } from "vitest";
import { checkAnswers } from "./check-answers.ts";
import { compileFlow } from "./compile-flow.ts";
import { evaluate } from "./evaluate.ts";
import { errorText } from "./field-error.ts";
import type { Flow } from "./flow.ts";
import { messages } from "./messages.ts";
import { parsePage } from "./parse-page.ts";
import { type FlowInput, flowJsonSchema } from "./schema.ts";

const facts = { today: "2026-03-31" };
const title = { de: "Reise", en: "Journey" };

const journey: FlowInput = {
  pages: [
    {
      id: "reise",
      title,
      fields: [
        {
          key: "born",
          type: "date",
          max: "today",
          min: "1900-01-01",
          label: { de: "Geburtsdatum", en: "Date of birth" },
          errorName: { de: "Ihr Geburtsdatum", en: "your date of birth" },
        },
        { key: "start", type: "date", min: "today", label: { de: "Beginn", en: "Start" } },
        {
          key: "finish",
          type: "date",
          label: { de: "Ende", en: "End" },
          required: false,
          checks: [
            {
              rule: "finish >= start",
              message: {
                de: "Das Ende muss nach dem Beginn liegen.",
                en: "The end must be after the start.",
              },
            },
          ],
        },
        { key: "why", type: "yes-no", label: { de: "Dienstlich?", en: "On business?" } },
        { key: "company", type: "text", label: { de: "Firma", en: "Company" }, showWhen: "why" },
      ],
    },
  ],
};

function compiled(): Flow {
  const result = compileFlow(journey);
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  return result.flow;
}

function post(body: Record<string, string>, language = "de"): string[] {
  const flow = compiled();
  const step = evaluate(flow, {}, facts).path[0];
  if (!step) throw new Error("no page");
  const parsed = parsePage(flow, step, body, { answers: {}, facts });
  if (parsed.ok) return [];
  expect(parsed.raw).toEqual(body);
  return parsed.errors.map((error) => `${error.input}: ${errorText(error, language)}`);
}

const day = (key: string, [year = "", month = "", date = ""]: string[]): Record<string, string> => ({
  [`${key}-day`]: date,
  [`${key}-month`]: month,
  [`${key}-year`]: year,
});

test("errors name the field and say what to do", () => {
  expect(post({})).toEqual([
    "born-day: Geben Sie Ihr Geburtsdatum ein.",
    "start-day: Geben Sie „Beginn“ ein.",
    "why: Wählen Sie Ja oder Nein: „Dienstlich?“.",
  ]);
  expect(post({}, "en")[0]).toBe("born-day: Enter your date of birth.");
});

test("bounds and checks are judged against today and other answers", () => {
  const body = {
    ...day("born", ["1899", "12", "31"]),
    ...day("start", ["2026", "3", "30"]),
    ...day("finish", ["2026", "3", "29"]),
    why: "yes",
  };
  expect(post(body)).toEqual([
    "born-day: Prüfen Sie Ihr Geburtsdatum: Das Datum muss der 1. Januar 1900 sein oder danach liegen.",
    "start-day: Prüfen Sie „Beginn“: Das Datum muss heute sein oder in der Zukunft liegen.",
    "finish-day: Das Ende muss nach dem Beginn liegen.",
    "company: Geben Sie „Firma“ ein.",
  ]);
  const good = {
    ...body,
    ...day("born", ["2026", "3", "31"]),
    ...day("start", ["2026", "3", "31"]),
    ...day("finish", []),
    why: "no",
  };
  expect(post(good)).toEqual([]);
});

test("a field shown by an answer on the same page is asked at once, and what was sound is kept", () => {
  const flow = compiled();
  const step = evaluate(flow, {}, facts).path[0];
  if (!step) throw new Error("no page");
  const parsed = parsePage(flow, step, { why: "yes" }, { answers: { company: "Alt" }, facts });
  expect(parsed.ok).toBe(false);
  expect(parsed.answers).toEqual({ company: "Alt", finish: null, why: true });
  expect(evaluate(flow, parsed.answers, facts).visible).toContain("company");
});

test("answers as a whole are checked as each page is", () => {
  const flow = compiled();
  const sound = { born: "1990-01-01", start: "2026-04-01", finish: null, why: false };
  expect(checkAnswers(flow, sound, facts)).toEqual([]);
  const codes = (answers: object): string[] =>
    checkAnswers(flow, { ...sound, ...answers }, facts).map(
      ({ path, code, step }) => `${step} ${path} ${code}`,
    );
  expect(codes({ finish: "2026-03-31" })).toEqual(["reise finish check"]);
  expect(codes({ born: "1.1.1990" })).toEqual(["reise born required"]);
  expect(codes({ why: true, company: "x".repeat(201) })).toEqual(["reise company text-too-long"]);
});

test("German and English have the same placeholders", () => {
  const [de, en] = [messages("de").errors, messages("en").errors];
  const marks = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
  for (const [code, text] of Object.entries(de))
    expect(marks(text)).toEqual(marks(Object.entries(en).find(([key]) => key === code)?.[1] ?? ""));
});

test("the definition format has a JSON Schema", () => {
  expect(flowJsonSchema()).toMatchObject({
    type: "object",
    required: ["pages"],
    additionalProperties: false,
  });
});
