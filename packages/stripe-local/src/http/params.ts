import { z } from "zod";
import { invalidRequest, type Refusal } from "../core/refusal.ts";

const INTEGER = "integer";
const EMPTY = "empty";

/** Field types of v1 requests, where every value arrives as text. */
export const text = z.string().min(1, { message: EMPTY }).max(5_000);
/** A field that "" unsets. */
export const clearable = z.string().max(5_000);
export const integer = z
  .string()
  .regex(/^-?\d{1,15}$/, { message: INTEGER })
  .transform(Number);
export const flag = z.enum(["true", "false"]).transform((s) => s === "true");
export const currency = z
  .string()
  .regex(/^[a-zA-Z]{3}$/, { message: "currency" })
  .transform((s) => s.toLowerCase());

const fields = z.record(z.string(), z.unknown());

/** A list, sent as fields named by their places. */
export const list = <T extends z.ZodType>(item: T) =>
  fields.transform((value) => Object.values(value)).pipe(z.array(item));

/** Keys set, or unset by ""; the whole is unset by "". */
export const metadata = z.union([z.literal(""), z.record(z.string().max(40), z.string().max(500))]);
const expand = list(z.string());

/** Stripe's `created` filter: a second, or a range of seconds. */
export const created = z.union([
  integer,
  z.strictObject({ gt: integer.optional(), gte: integer.optional(), lt: integer.optional(), lte: integer.optional() }),
]);
export type CreatedFilter = z.output<typeof created>;

/** The fields every list takes. */
export const page = {
  limit: integer.pipe(z.number().min(1).max(100)).optional(),
  starting_after: text.optional(),
  ending_before: text.optional(),
};

/** Merges a metadata parameter into what is there, by Stripe's rules for unsetting. */
export const mergeMetadata = (
  before: Readonly<Record<string, string>>,
  change: z.output<typeof metadata> | undefined,
): Record<string, string> => {
  if (change === undefined) return { ...before };
  if (change === "") return {};
  return Object.fromEntries(Object.entries({ ...before, ...change }).filter(([, value]) => value !== ""));
};

/**
 * A request's schema whose field names must be parameters of the SDK's own type `P`: a name Stripe does not know
 * fails to compile. What Stripe knows and the double does not is refused as unknown, at run time, by name.
 */
export const paramsOf =
  <P>() =>
  <S extends z.ZodRawShape>(shape: S & { [K in Exclude<keyof S, keyof P>]: never }) =>
    z.strictObject({ ...(shape as S), expand: expand.optional() });

const bracketed = (path: readonly PropertyKey[]): string =>
  path.map((step, i) => (i === 0 ? String(step) : `[${String(step)}]`)).join("");

const valueAt = (raw: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((at, step) => (typeof at === "object" && at !== null ? Reflect.get(at, step) : undefined), raw);

const refusalOf = (issue: z.core.$ZodIssue, raw: unknown): Refusal => {
  if (issue.code === "unrecognized_keys") {
    const param = bracketed([...issue.path, issue.keys[0] ?? ""]);
    return invalidRequest(`Received unknown parameter: ${param}`, { param, code: "parameter_unknown" });
  }
  const param = bracketed(issue.path);
  const value = valueAt(raw, issue.path);
  if (value === undefined) {
    return invalidRequest(`Missing required param: ${param}.`, { param, code: "parameter_missing" });
  }
  if (issue.message === EMPTY) {
    return invalidRequest(`You passed an empty string for '${param}'.`, { param, code: "parameter_invalid_empty" });
  }
  if (issue.message === INTEGER && typeof value === "string") {
    return invalidRequest(`Invalid integer: ${value}`, { param, code: "parameter_invalid_integer" });
  }
  if (issue.code === "invalid_value") {
    return invalidRequest(`Invalid ${param}: must be one of ${issue.values.map(String).join(", ")}`, { param });
  }
  return invalidRequest(`Invalid ${param}: ${issue.message}`, { param });
};

/** Parses a request's fields, or throws the 400 that Stripe gives for the first thing wrong with them. */
export const parseParams = <S extends z.ZodType>(schema: S, raw: unknown): z.output<S> => {
  const result = schema.safeParse(raw);
  if (result.success) return result.data;
  const { issues } = result.error;
  const first = issues.find((issue) => issue.code === "unrecognized_keys") ?? issues[0];
  throw first ? refusalOf(first, raw) : invalidRequest("Invalid request.");
};
