import type { z } from "zod";
import { FIELD_CODES, type FieldCode, type FieldError } from "./codes.ts";

const known = new Set<string>(FIELD_CODES);

const codeOf = (issue: z.core.$ZodIssue): FieldCode => {
  if (known.has(issue.message)) return issue.message as FieldCode;
  switch (issue.code) {
    case "invalid_type":
      return issue.message.endsWith("received undefined")
        ? "required"
        : issue.expected === "int"
          ? "not_integer"
          : "wrong_type";
    case "too_small":
      return issue.origin === "string" || issue.origin === "array" ? "too_short" : "too_small";
    case "too_big":
      return issue.origin === "string" || issue.origin === "array" ? "too_long" : "too_big";
    case "invalid_format":
      return "invalid_format";
    case "invalid_value":
    case "invalid_union":
      return "invalid_choice";
    case "not_multiple_of":
      return "not_integer";
    default:
      return "wrong_type";
  }
};

/** Zod's issues as refused fields: one row a field, unknown keys each named. */
export const fieldErrors = (error: z.core.$ZodError): FieldError[] =>
  error.issues.flatMap((issue) => {
    const path = issue.path.map(String);
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({ path: [...path, key].join("."), code: "unknown_field" as const }));
    }
    return [{ path: path.join("."), code: codeOf(issue) }];
  });
