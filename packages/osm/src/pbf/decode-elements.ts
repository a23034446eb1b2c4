import type { PbfReader } from "pbf";
import type { RelationMember, Tags } from "./elements.ts";
import { eachField, readPacked, undelta } from "./fields.ts";
import type { StringTable } from "./string-table.ts";

/** What the elements of a block share. */
export interface BlockFrame {
  readonly strings: StringTable;
  /** Nanodegrees in one unit of the block's coordinates. */
  readonly granularity: number;
  readonly latOffset: number;
  readonly lngOffset: number;
}

/** Coordinates are degrees × 10⁷; tags hold only the keys asked for. */
export type OnNode = (id: number, lngE7: number, latE7: number, tags: Tags | undefined) => void;
export type OnWay = (id: number, refs: number[], tags: Tags | undefined) => void;
export type OnRelation = (id: number, members: RelationMember[], tags: Tags | undefined) => void;

const MEMBER_TYPES = ["node", "way", "relation"] as const;

const tagsOf = (strings: StringTable, keys: readonly number[], values: readonly number[]): Tags | undefined => {
  if (keys.length !== values.length) throw new RangeError("keys and values differ in number");
  let tags: Record<string, string> | undefined;
  for (let i = 0; i < keys.length; i += 1) {
    const key = keys[i] ?? -1;
    if (!strings.keeps(key)) continue;
    tags ??= {};
    tags[strings.get(key)] = strings.get(values[i] ?? -1);
  }
  return tags;
};

const emit = (
  onNode: OnNode,
  frame: BlockFrame,
  id: number,
  lng: number,
  lat: number,
  tags: Tags | undefined,
): void => {
  const lngE7 = Math.round((frame.lngOffset + frame.granularity * lng) / 100);
  const latE7 = Math.round((frame.latOffset + frame.granularity * lat) / 100);
  if (!(Math.abs(lngE7) <= 1_800_000_000 && Math.abs(latE7) <= 900_000_000)) {
    throw new RangeError(`node ${id} lies outside the world`);
  }
  onNode(id, lngE7, latE7, tags);
};

/** Dense nodes: columns of ids and coordinates, delta coded, and one list of key, value, …, 0 for all. */
export const readDense = (pbf: PbfReader, end: number, frame: BlockFrame, onNode: OnNode): void => {
  let ids: number[] = [];
  let lats: number[] = [];
  let lngs: number[] = [];
  let keysValues: number[] = [];
  eachField(pbf, end, (field) => {
    if (field === 1) ids = undelta(readPacked(pbf, end, true));
    else if (field === 8) lats = undelta(readPacked(pbf, end, true));
    else if (field === 9) lngs = undelta(readPacked(pbf, end, true));
    else if (field === 10) keysValues = readPacked(pbf, end, false);
  });
  if (lats.length !== ids.length || lngs.length !== ids.length) throw new RangeError("dense columns differ in length");
  let at = 0;
  for (let i = 0; i < ids.length; i += 1) {
    let tags: Record<string, string> | undefined;
    for (let key = keysValues[at] ?? 0; key !== 0; key = keysValues[at] ?? 0) {
      if (frame.strings.keeps(key)) {
        tags ??= {};
        tags[frame.strings.get(key)] = frame.strings.get(keysValues[at + 1] ?? -1);
      }
      at += 2;
    }
    at += 1;
    emit(onNode, frame, ids[i] ?? 0, lngs[i] ?? 0, lats[i] ?? 0, tags);
  }
};

export const readPlainNode = (pbf: PbfReader, end: number, frame: BlockFrame, onNode: OnNode): void => {
  let id = 0;
  let lat = 0;
  let lng = 0;
  let keys: number[] = [];
  let values: number[] = [];
  eachField(pbf, end, (field) => {
    if (field === 1) id = pbf.readSVarint();
    else if (field === 2) keys = readPacked(pbf, end, false);
    else if (field === 3) values = readPacked(pbf, end, false);
    else if (field === 8) lat = pbf.readSVarint();
    else if (field === 9) lng = pbf.readSVarint();
  });
  emit(onNode, frame, id, lng, lat, tagsOf(frame.strings, keys, values));
};

export const readWay = (pbf: PbfReader, end: number, frame: BlockFrame, onWay: OnWay): void => {
  let id = 0;
  let keys: number[] = [];
  let values: number[] = [];
  let refs: number[] = [];
  eachField(pbf, end, (field) => {
    if (field === 1) id = pbf.readVarint();
    else if (field === 2) keys = readPacked(pbf, end, false);
    else if (field === 3) values = readPacked(pbf, end, false);
    else if (field === 8) refs = undelta(readPacked(pbf, end, true));
  });
  onWay(id, refs, tagsOf(frame.strings, keys, values));
};

export const readRelation = (pbf: PbfReader, end: number, frame: BlockFrame, onRelation: OnRelation): void => {
  let id = 0;
  let keys: number[] = [];
  let values: number[] = [];
  let roles: number[] = [];
  let ids: number[] = [];
  let types: number[] = [];
  eachField(pbf, end, (field) => {
    if (field === 1) id = pbf.readVarint();
    else if (field === 2) keys = readPacked(pbf, end, false);
    else if (field === 3) values = readPacked(pbf, end, false);
    else if (field === 8) roles = readPacked(pbf, end, false);
    else if (field === 9) ids = undelta(readPacked(pbf, end, true));
    else if (field === 10) types = readPacked(pbf, end, false);
  });
  const members = ids.map((memberId, i): RelationMember => {
    const type = MEMBER_TYPES[types[i] ?? -1];
    if (!type) throw new RangeError("a relation member of unknown type");
    return { type, id: memberId, role: frame.strings.get(roles[i] ?? -1) };
  });
  onRelation(id, members, tagsOf(frame.strings, keys, values));
};
