import { Readable } from "node:stream";
import fc from "fast-check";
import { OSMTransform } from "osm-pbf-parser-node";
import { expect, test } from "vitest";
import type { OsmElement, Tags } from "./elements.ts";
import { writeOsmPbf } from "./write-osm-pbf.ts";

interface Parsed {
  readonly type: string;
  readonly id: number;
  readonly lat?: number;
  readonly lon?: number;
  readonly refs?: readonly number[];
  readonly tags?: Tags;
}

const isParsed = (row: unknown): row is Parsed =>
  typeof row === "object" && row !== null && "type" in row && "id" in row;

/** Reads with somebody else's parser, so that our writer and reader cannot be wrong together. */
const readElsewhere = async (bytes: Uint8Array): Promise<Parsed[]> => {
  const rows: unknown[] = await Readable.from([Buffer.from(bytes)])
    .pipe(new OSMTransform({ withTags: true }))
    .toArray();
  return rows.flat().filter(isParsed);
};

/** The other parser builds tags by assignment, in which this one name is lost. */
const keyArbitrary = fc.string({ minLength: 1, maxLength: 12 }).filter((key) => key !== "__proto__");
const tagsArbitrary = fc.dictionary(keyArbitrary, fc.string({ maxLength: 20 }), {
  maxKeys: 4,
  noNullPrototype: true,
});
const nodeArbitrary = fc.record({
  type: fc.constant("node" as const),
  id: fc.integer({ min: -4_000_000_000, max: 12_000_000_000 }),
  lng: fc.integer({ min: -1_800_000_000, max: 1_800_000_000 }).map((e7) => e7 / 1e7),
  lat: fc.integer({ min: -900_000_000, max: 900_000_000 }).map((e7) => e7 / 1e7),
  tags: tagsArbitrary,
});
const wayArbitrary = fc.record({
  type: fc.constant("way" as const),
  id: fc.integer({ min: 1, max: 2_000_000_000 }),
  refs: fc.array(fc.integer({ min: -4_000_000_000, max: 12_000_000_000 }), { minLength: 1, maxLength: 30 }),
  tags: tagsArbitrary,
});

test("another program reads back every id, coordinate, reference and tag", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(nodeArbitrary, { selector: (n) => n.id, minLength: 1, maxLength: 40 }),
      fc.uniqueArray(wayArbitrary, { selector: (w) => w.id, maxLength: 10 }),
      async (nodes, ways) => {
        const rows = await readElsewhere(writeOsmPbf([...ways, ...nodes]));
        for (const node of nodes) {
          const row = rows.find(({ type, id }) => type === "node" && id === node.id);
          expect(row?.lon).toBeCloseTo(node.lng, 7);
          expect(row?.lat).toBeCloseTo(node.lat, 7);
          expect(row?.tags ?? {}).toEqual(node.tags);
        }
        for (const way of ways) {
          const row = rows.find(({ type, id }) => type === "way" && id === way.id);
          expect(row?.refs).toEqual(way.refs);
          expect(row?.tags ?? {}).toEqual(way.tags);
        }
        expect(rows).toHaveLength(nodes.length + ways.length);
      },
    ),
    { numRuns: 60 },
  );
});

test("many elements spread over several blocks", async () => {
  const nodes = Array.from({ length: 20_001 }, (_, i): OsmElement => ({
    type: "node",
    id: i + 1,
    lng: i / 1e4,
    lat: 1,
  }));
  expect(await readElsewhere(writeOsmPbf(nodes))).toHaveLength(20_001);
});
