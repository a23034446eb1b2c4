import { PbfReader } from "pbf";
import { readDense, readPlainNode, readRelation, readWay } from "./decode-elements.ts";
import type { BlockFrame, OnNode, OnRelation, OnWay } from "./decode-elements.ts";
import { eachField, enter } from "./fields.ts";
import { OsmFileError } from "./osm-file-error.ts";
import { StringTable } from "./string-table.ts";

/** What to take from a block. A kind of element without a handler is skipped, not decoded. */
export interface BlockHandlers {
  /** Whether anybody wants the values of this key. */
  readonly keepKey: (key: string) => boolean;
  readonly node?: OnNode;
  readonly way?: OnWay;
  readonly relation?: OnRelation;
}

/** Which kinds of element a block holds. */
export interface BlockKinds {
  nodes: boolean;
  ways: boolean;
  relations: boolean;
}

const readGroup = (
  pbf: PbfReader,
  groupEnd: number,
  frame: BlockFrame,
  handlers: BlockHandlers,
  kinds: BlockKinds,
): void => {
  eachField(pbf, groupEnd, (field) => {
    if (field > 4) return;
    if (field <= 2) kinds.nodes = true;
    else if (field === 3) kinds.ways = true;
    else kinds.relations = true;
    const end = enter(pbf, groupEnd);
    if (field === 1 && handlers.node) readPlainNode(pbf, end, frame, handlers.node);
    else if (field === 2 && handlers.node) readDense(pbf, end, frame, handlers.node);
    else if (field === 3 && handlers.way) readWay(pbf, end, frame, handlers.way);
    else if (field === 4 && handlers.relation) readRelation(pbf, end, frame, handlers.relation);
    pbf.pos = end;
  });
};

const decode = (bytes: Uint8Array, handlers: BlockHandlers): BlockKinds => {
  const pbf = new PbfReader(bytes);
  let strings: StringTable | undefined;
  const groups: { start: number; end: number }[] = [];
  let granularity = 100;
  let latOffset = 0;
  let lngOffset = 0;
  eachField(pbf, bytes.length, (field) => {
    if (field === 17) granularity = pbf.readVarint();
    else if (field === 19) latOffset = pbf.readVarint(true);
    else if (field === 20) lngOffset = pbf.readVarint(true);
    else if (field === 1 || field === 2) {
      const end = enter(pbf, bytes.length);
      if (field === 1) strings = new StringTable(pbf, end, handlers.keepKey);
      else groups.push({ start: pbf.pos, end });
      pbf.pos = end;
    }
  });
  const kinds = { nodes: false, ways: false, relations: false };
  if (groups.length === 0) return kinds;
  if (!strings) throw new RangeError("the block has no strings");
  for (const { start, end } of groups) {
    pbf.pos = start;
    readGroup(pbf, end, { strings, granularity, latOffset, lngOffset }, handlers, kinds);
  }
  return kinds;
};

/**
 * Decodes one OSMData block (https://wiki.openstreetmap.org/wiki/PBF_Format), giving each element to its handler.
 * Returns the kinds the block holds. Throws OsmFileError `corrupt` where the bytes make no sense.
 */
export const decodeBlock = (bytes: Uint8Array, handlers: BlockHandlers): BlockKinds => {
  try {
    return decode(bytes, handlers);
  } catch (error) {
    if (error instanceof OsmFileError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new OsmFileError("corrupt", `a block makes no sense (${reason})`);
  }
};
