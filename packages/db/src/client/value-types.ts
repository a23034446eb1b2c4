/** PostgreSQL's type numbers for the values whose reading we change. */
const INT8 = 20;
const JSON_TYPES = [114, 3802] as const;

/**
 * A bigint column as a JavaScript number: money in cents and times in epoch milliseconds fit with room to spare.
 * Throws rather than round when a value does not fit.
 */
export const parseInt8 = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`A bigint of the database does not fit a number exactly: ${text}`);
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

type Serializers = Record<number, (value: unknown) => unknown>;

/**
 * Drizzle replaces the client's JSON writer by one that takes text only, because it writes the text itself. Plain
 * queries on the same client hand over objects: this writer takes both.
 */
export const writeJsonOfBothKinds = (serializers: Serializers): void => {
  for (const type of JSON_TYPES) {
    serializers[type] = (value) => (typeof value === "string" ? value : JSON.stringify(value));
  }
};
