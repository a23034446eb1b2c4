import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { LngLat } from "@fairmile/contracts";

const OSM = resolve(import.meta.dirname, "../../../osm");

/**
 * The invented town of packages/osm with an island beside it that no bridge reaches: a lattice of nine by nine streets,
 * three kilometres east of the last house. Written in a process of its own, because this package must not import that one.
 */
const PROGRAM = `
import { writeFileSync } from "node:fs";
import { generateTown, writeOsmPbf } from "./src/index.ts";
import { indexBlobs, readBlob } from "./src/pbf/blobs.ts";
import { openSource } from "./src/pbf/byte-source.ts";
import { decodeBlock } from "./src/pbf/decode-block.ts";

const source = await openSource(generateTown({ seed: "roads", scale: 0.5 }));
const nodes = [];
const ways = [];
for (const blob of (await indexBlobs(source)).slice(1)) {
  decodeBlock(await readBlob(source, blob), {
    keepKey: () => true,
    node: (id, lng, lat, tags) => nodes.push({ type: "node", id, lng: lng / 1e7, lat: lat / 1e7, tags }),
    way: (id, refs, tags) => ways.push({ type: "way", id, refs: [...refs], tags }),
  });
}
const byId = new Map(nodes.map((node) => [node.id, node]));
const at = (id) => { const { lng, lat } = byId.get(id); return { lng, lat }; };
const roads = ways.filter(({ tags }) => tags?.highway !== undefined && tags.highway !== "footway");
const river = ways.find(({ tags }) => tags?.waterway === "river");
// Each once: a place that stands twice among them is no distance from itself.
const corners = [...new Set(roads.flatMap(({ refs }) => [refs[0], refs.at(-1)]))].map(at);
const east = Math.max(...nodes.map(({ lng }) => lng)) + 0.043;
const south = Math.min(...nodes.map(({ lat }) => lat));
const first = Math.max(...nodes.map(({ id }) => id), ...ways.map(({ id }) => id)) + 1;
const SIDE = 9;
const idOf = (row, column) => first + row * SIDE + column;
const lattice = Array.from({ length: SIDE * SIDE }, (_, i) => ({
  type: "node", id: first + i, lng: east + (i % SIDE) * 0.0015, lat: south + Math.floor(i / SIDE) * 0.001, tags: {},
}));
const line = Array.from({ length: SIDE }, (_, i) => i);
const streets = line.flatMap((i) => [line.map((j) => idOf(i, j)), line.map((j) => idOf(j, i))]).map((refs, i) => ({
  type: "way", id: first + SIDE * SIDE + i, refs, tags: { highway: "residential", name: "Island Street " + (i + 1) },
}));
writeFileSync(process.argv[1], writeOsmPbf([...nodes, ...lattice, ...ways, ...streets]));
console.log(JSON.stringify({
  corners: corners.filter((_, i) => i % Math.ceil(corners.length / 60) === 0),
  river: river.refs.map(at),
  island: [at2(0, 0), at2(8, 8)],
}));
function at2(row, column) { const { lng, lat } = lattice[row * SIDE + column]; return { lng, lat }; }
`;

export interface TownFile {
  readonly file: string;
  /** Up to sixty ends of streets; every one of them can be driven to from every other. */
  readonly corners: readonly LngLat[];
  /** Points in the middle of the river, from one edge of the town to the other. */
  readonly river: readonly LngLat[];
  /** Opposite corners of the island's streets. */
  readonly island: readonly LngLat[];
}

/** Writes the town into a new folder; about a second. */
export const writeTown = (): TownFile => {
  const file = join(mkdtempSync(join(tmpdir(), "fairmile-town-")), "town.osm.pbf");
  const args = ["--disable-warning=ExperimentalWarning", "--input-type=module", "-e", PROGRAM, file];
  const about: Omit<TownFile, "file"> = JSON.parse(
    execFileSync(process.execPath, args, { cwd: OSM, encoding: "utf8" }),
  );
  return { file, ...about };
};
