import { z } from "zod";
import { isInstantKey, wireName } from "./wire-names.ts";

export type JsonSchema = { [key: string]: unknown };

const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const INSTANT: JsonSchema = { type: "string", format: "date-time" };

/** An instant's schema; nullable where the number was. */
const instantSchema = (schema: unknown): JsonSchema => {
  const text = JSON.stringify(schema);
  return text.includes('"null"') ? { anyOf: [INSTANT, { type: "null" }] } : { ...INSTANT };
};

/** A JSON schema of the contracts in wire names: properties, required lists and instants, at every depth. */
const toWireSchema = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(toWireSchema);
  if (!isSchema(schema)) return schema;
  const out: JsonSchema = {};
  for (const [key, value] of Object.entries(schema)) {
    if (key === "properties" && isSchema(value)) {
      out[key] = Object.fromEntries(
        Object.entries(value).map(([name, inner]) => [
          wireName(name),
          isInstantKey(name) ? instantSchema(inner) : toWireSchema(inner),
        ]),
      );
    } else if (key === "required" && Array.isArray(value)) out[key] = value.map((name) => wireName(String(name)));
    else if (key === "default" || key === "enum" || key === "const")
      out[key] = key === "default" ? toWireDefault(value) : value;
    else if (key !== "$schema") out[key] = toWireSchema(value);
  }
  return out;
};

const toWireDefault = (value: unknown): unknown =>
  isSchema(value) ? Object.fromEntries(Object.entries(value).map(([k, v]) => [wireName(k), v])) : value;

const isOptional = (schema: z.core.$ZodType): boolean => schema._zod.def.type === "optional";

/**
 * A contract's schema as JSON Schema 2020-12 in wire names. `input` is what may be sent: what has a default may be left
 * out. `output` is what is answered: everything is there but what is optional in itself.
 */
export const wireSchema = (schema: z.ZodType, io: "input" | "output"): JsonSchema => {
  const plain = z.toJSONSchema(schema, {
    target: "draft-2020-12",
    // Both read the input side: a transform (a branded id, an amount) changes the type and not the value.
    io: "input",
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      const { def } = zodSchema._zod;
      if (io !== "output" || def.type !== "object") return;
      const names = Object.entries(def.shape).filter(([, inner]) => !isOptional(inner));
      jsonSchema.required = names.map(([name]) => name);
    },
  });
  return toWireSchema(plain) as JsonSchema;
};

/** An object's schema without some of its properties: those that the path says. */
export const without = (schema: JsonSchema, names: readonly string[]): JsonSchema => {
  const { properties, required, ...rest } = schema;
  if (!isSchema(properties)) return schema;
  const left = Object.fromEntries(Object.entries(properties).filter(([name]) => !names.includes(name)));
  const needed = Array.isArray(required) ? required.filter((name) => !names.includes(String(name))) : [];
  return { ...rest, properties: left, ...(needed.length > 0 ? { required: needed } : {}) };
};
