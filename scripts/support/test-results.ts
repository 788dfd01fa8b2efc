import { readFileSync } from "node:fs";

export interface TestResult {
  readonly name: string;
  readonly state: "passed" | "failed" | "skipped";
  readonly reason?: string;
}

/** The file has one JSON value a line: results while the tests run, and at the end the whole list once more. */
export function readResults(file: string): TestResult[] {
  let lines: string[];
  try {
    lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
  } catch {
    return [];
  }
  const values = lines.map((line) => JSON.parse(line) as TestResult | TestResult[]);
  const whole = values.findLast((value) => Array.isArray(value));
  if (whole) return whole as TestResult[];
  // It was ended before its end: what is known counts, and so does that.
  return [
    ...(values as TestResult[]),
    { name: "vitest was ended before all tests were done", state: "failed" },
  ];
}
