import { pricingPolicySchema, type PricingPolicy } from "@fairmile/contracts";
import { isMessageKey } from "@fairmile/contracts/messages";
import { describe, expect, it } from "vitest";
import { policyDiff } from "./policy-diff.ts";
import { fieldsOf, POLICY_FIELDS, POLICY_SECTIONS } from "./policy-fields.ts";
import { readValue, typedValue, valueAt, withValue } from "./policy-values.ts";

/** Every figure of the schema itself, by its path: what the form must have. */
const leavesOf = (schema: unknown, path = ""): string[] => {
  const shape = (schema as { readonly shape?: Readonly<Record<string, unknown>> }).shape;
  return shape === undefined
    ? [path]
    : Object.entries(shape).flatMap(([key, inner]) => leavesOf(inner, path === "" ? key : `${path}.${key}`));
};

/** Some policy: each figure another, so that no two can be mistaken. */
const EMPTY = {
  ...Object.fromEntries(POLICY_SECTIONS.map((section) => [section, {}])),
  fee: { parcelCents: {} },
} as PricingPolicy;
const SOME = POLICY_FIELDS.reduce<PricingPolicy>(
  (policy, { path, unit }, index) => withValue(policy, path, unit === "flag" ? true : 1_000 + index),
  EMPTY,
);

describe("the form of a policy", () => {
  it("has every figure of the schema, once, in one section", () => {
    const paths = POLICY_FIELDS.map(({ path }) => path);
    expect([...paths].sort()).toEqual(leavesOf(pricingPolicySchema).sort());
    expect(
      POLICY_SECTIONS.flatMap(fieldsOf)
        .map(({ path }) => path)
        .sort(),
    ).toEqual([...paths].sort());
  });

  it("has words for each", () => {
    expect(POLICY_FIELDS.filter(({ path }) => !isMessageKey(`admin.policy.${path}`))).toEqual([]);
  });
});

describe("what is typed", () => {
  it.each([
    ["3.20", "money", 320],
    ["3,2", "money", 320],
    ["20", "share", 2_000],
    ["12.5", "share", 1_250],
    ["1.5", "minutes", 90_000],
    ["168", "hours", 604_800_000],
    ["8", "count", 8],
    ["off", "flag", false],
  ] as const)("%s as %s is %s", (text, unit, value) => {
    expect(readValue(text, unit, "EUR")).toBe(value);
  });

  it.each([
    ["", "money"],
    ["-1", "money"],
    ["3.205", "money"],
    ["a", "seconds"],
    ["1.5", "count"],
    ["0.00001", "hours"],
  ] as const)("%j as %s is no figure", (text, unit) => {
    expect(readValue(text, unit, "EUR")).toBeNull();
  });

  it("is read as it was written, in currencies of 0, 2 and 3 decimals", () => {
    for (const currency of ["JPY", "EUR", "KWD"] as const) {
      for (const unit of ["money", "share", "count"] as const) {
        for (const value of [0, 1, 15, 320, 9_999]) {
          expect(readValue(typedValue(value, unit, currency), unit, currency)).toBe(value);
        }
      }
    }
  });
});

describe("what differs", () => {
  it("finds each changed figure and nothing else", () => {
    for (const { path, unit } of POLICY_FIELDS) {
      const to = unit === "flag" ? false : 7;
      const next = withValue(SOME, path, to);
      expect(policyDiff(SOME, next)).toEqual([{ path, unit, from: valueAt(SOME, path), to }]);
    }
    expect(policyDiff(SOME, SOME)).toEqual([]);
  });
});
