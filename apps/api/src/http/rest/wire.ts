import type { FieldError } from "@fairmile/contracts";
import type { z } from "zod";
import { isInstantKey, wireName } from "./wire-names.ts";

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A view as `/v1` writes it: wire names, instants as ISO times. */
export const toWire = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(toWire);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      wireName(key),
      isInstantKey(key) && typeof inner === "number" ? new Date(inner).toISOString() : toWire(inner),
    ]),
  );
};

type Schema = z.core.$ZodType;

/** The object or array a schema asks for, under whatever makes it optional or transforms it; null for a plain value. */
const structureOf = (schema: Schema): z.core.$ZodObject | z.core.$ZodArray | null => {
  const { def } = schema._zod as z.core.$ZodTypes["_zod"];
  switch (def.type) {
    case "object":
      return schema as z.core.$ZodObject;
    case "array":
      return schema as z.core.$ZodArray;
    case "optional":
    case "nullable":
    case "default":
    case "prefault":
    case "readonly":
      return structureOf(def.innerType);
    case "pipe":
      return structureOf(def.in);
    default:
      return null;
  }
};

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/;

interface Decoded {
  readonly value: unknown;
  /** Refused fields, by their wire paths. */
  readonly fields: readonly FieldError[];
}

const instant = (value: unknown, path: string): Decoded => {
  if (typeof value !== "string") return { value: undefined, fields: [{ path, code: "wrong_type" }] };
  const ms = ISO.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(ms)
    ? { value: undefined, fields: [{ path, code: "invalid_format" }] }
    : { value: ms, fields: [] };
};

const at = (path: string, key: string | number): string => (path === "" ? String(key) : `${path}.${key}`);

/**
 * A body of `/v1` in the contracts' own names, ready for a verb to parse. Names that the schema does not know are refused
 * here, the contracts' own spelling included, and so are instants that are no ISO times.
 */
export const fromWire = (schema: Schema, wire: unknown, path = ""): Decoded => {
  const structure = structureOf(schema);
  const def = structure?._zod.def;
  if (def?.type === "array" && Array.isArray(wire)) {
    const rows = wire.map((row: unknown, i) => fromWire(def.element, row, at(path, i)));
    return { value: rows.map((row) => row.value), fields: rows.flatMap((row) => row.fields) };
  }
  if (def?.type !== "object" || !isObject(wire)) return { value: wire, fields: [] };
  const keys = new Map(Object.keys(def.shape).map((key) => [wireName(key), key]));
  const fields: FieldError[] = [];
  const value: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(wire)) {
    const key = keys.get(name);
    const child = key === undefined ? undefined : def.shape[key];
    if (key === undefined || child === undefined) {
      fields.push({ path: at(path, name), code: "unknown_field" });
      continue;
    }
    const decoded = isInstantKey(key) ? instant(inner, at(path, name)) : fromWire(child, inner, at(path, name));
    fields.push(...decoded.fields);
    value[key] = decoded.value;
  }
  return { value, fields };
};
