import { appendFileSync } from "node:fs";
import type { Reporter, TestCase, TestModule } from "vitest/node";
import type { TestResult } from "./test-results.ts";

/** Writes every test with its outcome to the file named by STADTKERN_TEST_RESULTS. */
export const resultsReporter: Reporter = {
  onTestCaseResult: (testCase) => write(resultOf(testCase)),
  onTestRunEnd: (modules, unhandledErrors) => {
    const unhandled = unhandledErrors.map((error) => failure(`Error outside of a test: ${error.message}`));
    write([...modules.flatMap(resultsOf), ...unhandled]);
  },
};

/** A file that cannot be loaded and a hook that fails count as failed, since their tests did not run. */
function resultsOf(module: TestModule): TestResult[] {
  const file = module.relativeModuleId;
  const tests = [...module.children.allTests()].map(resultOf);
  const suites = [...module.children.allSuites()].filter((suite) => suite.errors().length > 0);
  return [
    ...tests,
    ...suites.map((suite) => failure(`${file} > ${suite.fullName} (suite)`)),
    ...(module.errors().length > 0 ? [failure(`${file} (file)`)] : []),
  ];
}

function resultOf(testCase: TestCase): TestResult {
  const name = `${testCase.module.relativeModuleId} > ${testCase.fullName}`;
  const result = testCase.result();
  if (result.state === "passed" || result.state === "failed") return { name, state: result.state };
  const reason = hasFailedSuite(testCase)
    ? "not run, since its suite failed"
    : result.state === "skipped"
      ? result.note
      : "not run";
  return { name, state: "skipped", ...(reason ? { reason } : {}) };
}

function hasFailedSuite({ parent }: TestCase): boolean {
  for (let suite = parent; suite.type === "suite"; suite = suite.parent)
    if (suite.errors().length > 0) return true;
  return false;
}

function failure(name: string): TestResult {
  return { name, state: "failed" };
}

function write(value: TestResult | TestResult[]): void {
  const file = process.env["STADTKERN_TEST_RESULTS"];
  if (file) appendFileSync(file, `${JSON.stringify(value)}\n`);
}
