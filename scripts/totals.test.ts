import { describe, expect, test } from "vitest";
import { playwrightTotals, readTotals, vitestTotals } from "./totals.ts";

const counts = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 };
const failedTest = { status: "failed", assertionResults: [{ status: "failed" }, { status: "passed" }] };

describe("totals of vitest", () => {
  test("are the report's own", () =>
    expect(vitestTotals({ ...counts, testResults: [failedTest] })).toEqual({ passed: 3, failed: 1, skipped: 3 }));

  test("count a file that could not be loaded as a failure", () => {
    const unloaded = { status: "failed", assertionResults: [] };
    expect(vitestTotals({ ...counts, testResults: [failedTest, unloaded] }).failed).toBe(2);
  });

  test("are refused without figures", () => expect(() => vitestTotals({ testResults: [] })).toThrow("numPassedTests"));
});

describe("totals of Playwright", () => {
  const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 2 };

  test("count flaky tests as failed", () =>
    expect(playwrightTotals({ stats, errors: [] })).toEqual({ passed: 4, failed: 2, skipped: 2 }));

  test("count an error outside every test", () =>
    expect(playwrightTotals({ stats, errors: [{ message: "no web server" }] }).failed).toBe(3));
});

test("a report that was never written has no totals", () =>
  expect(readTotals("/nonexistent/report.json", vitestTotals)).toBeNull());
