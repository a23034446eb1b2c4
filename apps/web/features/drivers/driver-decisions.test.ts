import { describe, expect, it } from "vitest";
import { decisionsFor } from "./driver-decisions.ts";

describe("what may be decided about a driver", () => {
  it.each([
    ["applied", ["approve", "close"]],
    ["approved", ["suspend", "close"]],
    ["suspended", ["reinstate", "close"]],
    ["closed", []],
  ] as const)("%s: %j", (status, decisions) => {
    expect(decisionsFor({ status })).toEqual(decisions);
  });
});
