import { PbfWriter } from "pbf";
import type { OsmNode, OsmWay, Tags } from "./elements.ts";

/** Collects a block's strings; index 0 is the empty one, kept for the format's delimiter. */
class StringCollector {
  readonly #indexes = new Map<string, number>([["", 0]]);

  indexOf(text: string): number {
    const known = this.#indexes.get(text);
    if (known !== undefined) return known;
    const index = this.#indexes.size;
    this.#indexes.set(text, index);
    return index;
  }

  get strings(): Iterable<string> {
    return this.#indexes.keys();
  }
}

const e7 = (degrees: number): number => Math.round(degrees * 1e7);

const deltas = (values: readonly number[]): number[] => values.map((value, i) => value - (values[i - 1] ?? 0));

/** Tags in the order of their keys, so that the same element always makes the same bytes. */
const sorted = (tags: Tags | undefined): [string, string][] =>
  Object.entries(tags ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));

const writeDense = (nodes: readonly OsmNode[], pbf: PbfWriter, strings: StringCollector): void => {
  pbf.writePackedSVarint(1, deltas(nodes.map((n) => n.id)));
  pbf.writePackedSVarint(8, deltas(nodes.map((n) => e7(n.lat))));
  pbf.writePackedSVarint(9, deltas(nodes.map((n) => e7(n.lng))));
  const keysValues = nodes.flatMap((node) => [
    ...sorted(node.tags).flatMap(([key, value]) => [strings.indexOf(key), strings.indexOf(value)]),
    0,
  ]);
  if (keysValues.length > nodes.length) pbf.writePackedVarint(10, keysValues);
};

const writeWay = (way: OsmWay, pbf: PbfWriter, strings: StringCollector): void => {
  pbf.writeVarintField(1, way.id);
  const tags = sorted(way.tags);
  pbf.writePackedVarint(
    2,
    tags.map(([key]) => strings.indexOf(key)),
  );
  pbf.writePackedVarint(
    3,
    tags.map(([, value]) => strings.indexOf(value)),
  );
  pbf.writePackedSVarint(8, deltas(way.refs));
};

const block = (writeGroup: (pbf: PbfWriter, strings: StringCollector) => void): Uint8Array => {
  const strings = new StringCollector();
  const group = new PbfWriter();
  writeGroup(group, strings);
  const table = new PbfWriter();
  for (const text of strings.strings) table.writeStringField(1, text);
  const pbf = new PbfWriter();
  pbf.writeBytesField(1, table.finish());
  pbf.writeBytesField(2, group.finish());
  return pbf.finish();
};

/** One PrimitiveBlock of dense nodes, coordinates at the usual 100 nanodegrees. */
export const nodeBlock = (nodes: readonly OsmNode[]): Uint8Array =>
  block((group, strings) => {
    const dense = new PbfWriter();
    writeDense(nodes, dense, strings);
    group.writeBytesField(2, dense.finish());
  });

/** One PrimitiveBlock of ways. */
export const wayBlock = (ways: readonly OsmWay[]): Uint8Array =>
  block((group, strings) => {
    for (const way of ways) {
      const message = new PbfWriter();
      writeWay(way, message, strings);
      group.writeBytesField(3, message.finish());
    }
  });
