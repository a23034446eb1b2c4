import { readFileSync } from "node:fs";

export interface Totals {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const NONE: Totals = { passed: 0, failed: 0, skipped: 0 };

export const add = (a: Totals, b: Totals): Totals => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

type Json = Readonly<Record<string, unknown>>;

const numberAt = (json: Json, key: string): number => {
  const value = json[key];
  if (typeof value !== "number") throw new Error(`the report has no number "${key}"`);
  return value;
};

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Totals of a report by vitest's JSON reporter. A file that could not even be loaded names no test: it counts as one
 * failure, so that a broken import never reads as "0 failed".
 */
export const vitestTotals = (report: unknown): Totals => {
  if (!isObject(report)) throw new Error("not a report of vitest");
  const files = Array.isArray(report["testResults"]) ? report["testResults"].filter(isObject) : [];
  const unloaded = files.filter(({ status, assertionResults }) => {
    const named = Array.isArray(assertionResults) ? assertionResults.filter(isObject) : [];
    return status === "failed" && !named.some((test) => test["status"] === "failed");
  });
  return {
    passed: numberAt(report, "numPassedTests"),
    failed: numberAt(report, "numFailedTests") + unloaded.length,
    skipped: numberAt(report, "numPendingTests") + numberAt(report, "numTodoTests"),
  };
};

/** Totals of a report by Playwright's JSON reporter. A flaky test failed at least once: it counts as failed. */
export const playwrightTotals = (report: unknown): Totals => {
  if (!isObject(report) || !isObject(report["stats"])) throw new Error("not a report of Playwright");
  const { stats } = report;
  const errors = Array.isArray(report["errors"]) ? report["errors"].length : 0;
  return {
    passed: numberAt(stats, "expected"),
    failed: numberAt(stats, "unexpected") + numberAt(stats, "flaky") + errors,
    skipped: numberAt(stats, "skipped"),
  };
};

/** Reads a report; null where the tool wrote none or half of one. */
export const readTotals = (path: string, parse: (report: unknown) => Totals): Totals | null => {
  try {
    return parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return null;
  }
};
