import type { PbfReader } from "pbf";

/** Visits the fields of a message that ends at `end`. Throws RangeError where a field runs past it. */
export const eachField = (pbf: PbfReader, end: number, visit: (field: number) => void): void => {
  for (let field = pbf.nextField(end); field !== 0; field = pbf.nextField(end)) visit(field);
  if (pbf.pos > end) throw new RangeError("a field runs past its message");
};

/** The end of the length-delimited value at hand, which must lie within `limit`; the reader stands at its first byte. */
export const enter = (pbf: PbfReader, limit: number): number => {
  const end = pbf.readVarint() + pbf.pos;
  if (!(end <= limit)) throw new RangeError("a part runs past its message");
  return end;
};

/** A packed list of numbers. The list's length is checked first: the reader itself would run on past the buffer. */
export const readPacked = (pbf: PbfReader, limit: number, signed: boolean): number[] => {
  const end = enter(pbf, limit);
  const values: number[] = [];
  while (pbf.pos < end) values.push(signed ? pbf.readSVarint() : pbf.readVarint());
  if (pbf.pos > end) throw new RangeError("a list runs past its end");
  return values;
};

/** Turns deltas into values, in place. */
export const undelta = (deltas: number[]): number[] => {
  let value = 0;
  for (let i = 0; i < deltas.length; i += 1) {
    value += deltas[i] ?? 0;
    deltas[i] = value;
  }
  return deltas;
};
