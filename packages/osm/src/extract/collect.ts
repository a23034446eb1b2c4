import { openSource, type ByteSource } from "../pbf/byte-source.ts";
import { indexBlobs, readBlob, type BlobRef } from "../pbf/blobs.ts";
import { decodeBlock, type BlockHandlers, type BlockKinds } from "../pbf/decode-block.ts";
import { decodeHeader, type OsmHeader } from "../pbf/decode-header.ts";
import type { RelationMember, Tags } from "../pbf/elements.ts";
import { OsmFileError } from "../pbf/osm-file-error.ts";
import type { ExtractLimits, ExtractPhase } from "./extract-types.ts";
import { NodeIndex } from "./node-index.ts";
import {
  areaKind,
  hasAddress,
  isBuilding,
  isRailLine,
  isRiverLine,
  keepKey,
  placeLabel,
  placeRank,
  roadDrawing,
  shopKind,
  streetClass,
} from "./tag-rules.ts";

export interface TaggedNode {
  readonly lng: number;
  readonly lat: number;
  readonly tags: Tags;
}

export interface KeptWay {
  readonly id: number;
  readonly refs: Float64Array;
  readonly tags: Tags;
}

export interface KeptRelation {
  readonly tags: Tags;
  readonly members: readonly RelationMember[];
}

/** The part of a file that any later step looks at. */
export interface Collected {
  readonly header: OsmHeader;
  readonly counts: { nodes: number; ways: number; relations: number };
  readonly nodes: TaggedNode[];
  readonly ways: KeptWay[];
  readonly relations: KeptRelation[];
  /** Node ids of each way that a kept relation refers to. */
  readonly memberWays: ReadonlyMap<number, Float64Array>;
  readonly coordinates: NodeIndex;
}

const isPlace = (tags: Tags): boolean => hasAddress(tags) || shopKind(tags) !== undefined;
const isNeededWay = (tags: Tags): boolean =>
  streetClass(tags) !== undefined ||
  roadDrawing(tags) !== undefined ||
  isRailLine(tags) ||
  isRiverLine(tags) ||
  areaKind(tags) !== undefined ||
  tags["natural"] === "coastline" ||
  isPlace(tags);
const isWantedRelation = (tags: Tags): boolean =>
  tags["type"] === "multipolygon" && (areaKind(tags) !== undefined || isBuilding(tags) || isPlace(tags));

const concat = (parts: readonly Float64Array[], length: number): Float64Array => {
  const all = new Float64Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

interface Walk {
  readonly source: ByteSource;
  readonly phase: (phase: ExtractPhase, share: number) => void;
}

/** Decodes the blobs one after another, at most one in memory; unpacking happens off the event loop. */
const walk = async (
  { source, phase }: Walk,
  name: ExtractPhase,
  blobs: readonly BlobRef[],
  handlers: BlockHandlers,
): Promise<BlockKinds[]> => {
  const kinds: BlockKinds[] = [];
  for (const [i, blob] of blobs.entries()) {
    kinds.push(decodeBlock(await readBlob(source, blob), handlers));
    phase(name, (i + 1) / blobs.length);
  }
  return kinds;
};

const collectFrom = async (state: Walk, limits: ExtractLimits): Promise<Collected> => {
  if (state.source.sizeBytes > limits.fileBytes) {
    throw new OsmFileError(
      "too_big",
      `the file has ${state.source.sizeBytes} bytes, at most ${limits.fileBytes} are read`,
    );
  }
  const blobs = await indexBlobs(state.source);
  const [headerBlob] = blobs;
  if (!headerBlob) throw new OsmFileError("empty", "the file has no blocks");
  const header = decodeHeader(await readBlob(state.source, headerBlob));
  const dataBlobs = blobs.filter((blob) => blob.type === "OSMData");
  const counts = { nodes: 0, ways: 0, relations: 0 };

  const relations: KeptRelation[] = [];
  const memberWays = new Map<number, Float64Array>();
  const kinds = await walk(state, "relations", dataBlobs, {
    keepKey,
    relation: (_id, members, tags) => {
      counts.relations += 1;
      if (!tags || !isWantedRelation(tags)) return;
      relations.push({ tags, members });
      for (const member of members) if (member.type === "way") memberWays.set(member.id, new Float64Array());
    },
  });
  const holding = (kind: keyof BlockKinds): BlobRef[] => dataBlobs.filter((_, i) => kinds[i]?.[kind]);

  const ways: KeptWay[] = [];
  const refLists: Float64Array[] = [];
  let refCount = 0;
  let plainBuildings = 0;
  // Buildings that bear no address are only drawn: past their limit the map does without the rest.
  const isDrawnBuilding = (tags: Tags): boolean => {
    if (!isBuilding(tags) || plainBuildings >= limits.plainBuildings) return false;
    plainBuildings += 1;
    return true;
  };
  await walk(state, "ways", holding("ways"), {
    keepKey,
    way: (id, nodeIds, tags) => {
      counts.ways += 1;
      const isMember = memberWays.has(id);
      const isWanted = tags !== undefined && (isNeededWay(tags) || isDrawnBuilding(tags));
      if (!isMember && !isWanted) return;
      const refs = Float64Array.from(nodeIds);
      refLists.push(refs);
      refCount += refs.length;
      if (refCount > limits.nodes)
        throw new OsmFileError("too_big", `more than ${limits.nodes} points on roads, water and buildings`);
      if (isMember) memberWays.set(id, refs);
      if (isWanted) ways.push({ id, refs, tags });
      if (ways.length > limits.ways)
        throw new OsmFileError("too_big", `more than ${limits.ways} roads, areas and buildings`);
    },
  });

  const coordinates = new NodeIndex(concat(refLists, refCount));
  const nodes: TaggedNode[] = [];
  await walk(state, "nodes", holding("nodes"), {
    keepKey,
    node: (id, lngE7, latE7, tags) => {
      counts.nodes += 1;
      coordinates.offer(id, lngE7, latE7);
      if (tags === undefined || !(isPlace(tags) || placeRank(tags) > 0 || placeLabel(tags) !== undefined)) return;
      nodes.push({ lng: lngE7 / 1e7, lat: latE7 / 1e7, tags });
      if (nodes.length > limits.addresses)
        throw new OsmFileError("too_big", `more than ${limits.addresses} addresses and shops`);
    },
  });
  if (counts.nodes === 0) throw new OsmFileError("empty", "the file holds no nodes");
  return { header, counts, nodes, ways, relations, memberWays, coordinates };
};

/**
 * Reads a PBF in three passes (relations, the ways they and the rules want, the nodes those ways want), so that any
 * order of elements is read and only wanted nodes take memory. Throws OsmFileError.
 */
export const collect = async (
  input: string | Uint8Array,
  limits: ExtractLimits,
  phase: (phase: ExtractPhase, share: number) => void,
): Promise<Collected> => {
  const source = await openSource(input);
  try {
    return await collectFrom({ source, phase }, limits);
  } finally {
    await source.close();
  }
};
