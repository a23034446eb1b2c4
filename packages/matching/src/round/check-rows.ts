import { refuse, type Refusal } from "../refusal.ts";

export type RowCode =
  | "wrong_type"
  | "not_a_whole_number"
  | "negative"
  | "too_large"
  | "unknown_value"
  | "duplicate"
  | "unknown_lot"
  | "unknown_driver"
  | "not_a_candidate"
  | "ineligible"
  | "missing"
  | "must_be_absent"
  | "before_opening"
  | "inconsistent"
  | "other_engine_version";

/** What is wrong with one field, or null. */
export type FieldCheck = (value: unknown) => RowCode | null;

/** Amounts, spans and counts stay below this, so that no sum over a round leaves the exact integers. */
const MAX_SIZE = 2 ** 31;
const MAX_INSTANT_MS = 253_402_300_799_999;

const whole = (min: number, max: number): FieldCheck => {
  return (value) => {
    if (typeof value !== "number") return "wrong_type";
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) return "not_a_whole_number";
    if (value < min) return min === 0 ? "negative" : "too_large";
    return value > max ? "too_large" : null;
  };
};

export const amount = whole(0, MAX_SIZE);
export const instant = whole(0, MAX_INSTANT_MS);
export const angleE7 = whole(-1_800_000_000, 1_800_000_000);
export const text: FieldCheck = (value) =>
  typeof value !== "string" ? "wrong_type" : value.length === 0 ? "missing" : null;
export const flag: FieldCheck = (value) => (typeof value === "boolean" ? null : "wrong_type");
export const orNull =
  (check: FieldCheck): FieldCheck =>
  (value) =>
    value === null ? null : check(value);
export const oneOf =
  (values: readonly string[]): FieldCheck =>
  (value) =>
    typeof value === "string" && values.includes(value) ? null : "unknown_value";
export const listOf =
  (check: FieldCheck): FieldCheck =>
  (value) => {
    if (!Array.isArray(value)) return "wrong_type";
    for (const item of value) {
      const code = check(item);
      if (code) return code;
    }
    return null;
  };

export type FieldChecks = Readonly<Record<string, FieldCheck>>;

/** Checks the named fields of one object; the path of the first bad one. */
export const checkFields = (value: unknown, checks: FieldChecks, path: string): Refusal<RowCode> | null => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return refuse("wrong_type", path);
  for (const field in checks) {
    const check = checks[field];
    const code = check?.((value as Record<string, unknown>)[field]);
    if (code) return refuse(code, `${path}.${field}`);
  }
  return null;
};

/** Checks every row of a list. */
export const checkRows = (rows: unknown, checks: FieldChecks, path: string): Refusal<RowCode> | null => {
  if (!Array.isArray(rows)) return refuse("wrong_type", path);
  for (let i = 0; i < rows.length; i += 1) {
    const bad = checkFields(rows[i], checks, `${path}[${i}]`);
    if (bad) return bad;
  }
  return null;
};
