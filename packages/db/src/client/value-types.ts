/** PostgreSQL's type numbers for the values whose reading we change. */
const INT8 = 20;
const JSON_TYPES = [114, 3802] as const;
/** timestamptz, date, time, timestamp and their arrays: drizzle's columns read and write them as text. */
const DATE_TYPES = [1184, 1082, 1083, 1114, 1182, 1185, 1115, 1231] as const;

/**
 * A bigint column as a JavaScript number: money in cents and times in epoch milliseconds fit with room to spare.
 * Throws rather than round when a value does not fit.
 */
const parseInt8 = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value))
    throw new RangeError(`A bigint of the database does not fit a number exactly: ${text}`);
  return value;
};

const writeInt8 = (value: number | bigint | string): string => {
  if (typeof value === "number" && !Number.isSafeInteger(value)) {
    throw new RangeError(`Not a whole number that a bigint column can hold exactly: ${value}`);
  }
  return String(value);
};

/** The custom types handed to postgres.js. */
export const VALUE_TYPES = {
  int8: { to: INT8, from: [INT8], parse: parseInt8, serialize: writeInt8 },
};

/** The part of a client's options that says how values are read and written, by type number. */
interface Readers {
  readonly parsers: Record<number, (text: string) => unknown>;
  readonly serializers: Record<number, (value: unknown) => unknown>;
}

const asItIs = <T>(value: T): T => value;

/**
 * Sets a client's readers and writers as drizzle needs them, without breaking plain queries on the same client: drizzle
 * hands JSON over as text, which its own setting then allows nothing but; this one takes text and objects.
 */
export const setReadersAndWriters = ({ parsers, serializers }: Readers): void => {
  for (const type of DATE_TYPES) {
    parsers[type] = asItIs;
    serializers[type] = asItIs;
  }
  for (const type of JSON_TYPES) {
    serializers[type] = (value) => (typeof value === "string" ? value : JSON.stringify(value));
  }
};
