import { byText } from "./by-text.ts";

/** Text JSON writes as it stands: no quote, backslash, control character or half of a surrogate pair. */
const PLAIN = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;

const quote = (text: string): string => (PLAIN.test(text) ? `"${text}"` : JSON.stringify(text));

/** The keys of one kind of row as they stood, and sorted, ready to write. */
interface Shape {
  readonly keys: readonly string[];
  readonly sorted: readonly (readonly [key: string, written: string])[];
}

/** Rows of one shape are sorted once: shapes by their keys joined, which two odd shapes may share. */
type Shapes = Map<string, Shape>;

const shapeOf = (value: object, shapes: Shapes): Shape => {
  const keys = Object.keys(value);
  const name = keys.join();
  const known = shapes.get(name);
  if (known && known.keys.length === keys.length && known.keys.every((key, i) => key === keys[i])) return known;
  const sorted = keys.toSorted(byText).map((key) => [key, `${JSON.stringify(key)}:`] as const);
  const shape = { keys, sorted };
  shapes.set(name, shape);
  return shape;
};

const write = (value: unknown, shapes: Shapes): string => {
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new TypeError(`not a whole number: ${value}`);
    return String(value);
  }
  if (typeof value === "string") return quote(value);
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value !== "object") throw new TypeError(`no JSON for a ${typeof value}`);
  let text = "";
  if (Array.isArray(value)) {
    for (const item of value) text += text === "" ? write(item, shapes) : `,${write(item, shapes)}`;
    return `[${text}]`;
  }
  for (const [key, written] of shapeOf(value, shapes).sorted) {
    const field = (value as Readonly<Record<string, unknown>>)[key];
    if (field !== undefined) text += (text === "" ? written : `,${written}`) + write(field, shapes);
  }
  return `{${text}}`;
};

/**
 * One JSON text for one value: keys sorted by code units, no spaces, undefined properties left out, whole numbers only.
 * Throws TypeError on anything else (a fraction, NaN, -0, a function): such a value has no business in a round.
 */
export const canonicalJson = (value: unknown): string => write(value, new Map());
