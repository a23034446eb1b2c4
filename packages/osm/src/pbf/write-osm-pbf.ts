import { deflateSync } from "node:zlib";
import { PbfWriter } from "pbf";
import type { OsmElement, OsmNode, OsmWay } from "./elements.ts";
import { nodeBlock, wayBlock } from "./encode-block.ts";

/** What the file says of itself. */
export interface OsmPbfHeader {
  readonly program?: string;
  readonly source?: string;
}

// The customary number: readers keep a block in memory.
const ELEMENTS_A_BLOCK = 8000;

const frame = (type: "OSMHeader" | "OSMData", content: Uint8Array): Uint8Array => {
  const blob = new PbfWriter();
  blob.writeVarintField(2, content.length);
  blob.writeBytesField(3, deflateSync(content));
  const data = blob.finish();
  const header = new PbfWriter();
  header.writeStringField(1, type);
  header.writeVarintField(3, data.length);
  const headerBytes = header.finish();
  const size = new Uint8Array(4);
  new DataView(size.buffer).setUint32(0, headerBytes.length);
  return Buffer.concat([size, headerBytes, data]);
};

const boundingBox = (nodes: readonly OsmNode[]): Uint8Array => {
  const pbf = new PbfWriter();
  let [left, right, top, bottom] = [Infinity, -Infinity, -Infinity, Infinity];
  for (const { lng, lat } of nodes) {
    left = Math.min(left, lng);
    right = Math.max(right, lng);
    top = Math.max(top, lat);
    bottom = Math.min(bottom, lat);
  }
  [left, right, top, bottom].forEach((degrees, i) => {
    pbf.writeTag(i + 1, 0);
    pbf.writeSVarint(Math.round(degrees * 1e9));
  });
  return pbf.finish();
};

const headerBlock = (nodes: readonly OsmNode[], header: OsmPbfHeader): Uint8Array => {
  const pbf = new PbfWriter();
  if (nodes.length > 0) pbf.writeBytesField(1, boundingBox(nodes));
  pbf.writeStringField(4, "OsmSchema-V0.6");
  pbf.writeStringField(4, "DenseNodes");
  pbf.writeStringField(5, "Sort.Type_then_ID");
  pbf.writeStringField(16, header.program ?? "fairmile");
  if (header.source !== undefined) pbf.writeStringField(17, header.source);
  return pbf.finish();
};

const chunks = <T>(items: readonly T[]): T[][] => {
  const count = Math.ceil(items.length / ELEMENTS_A_BLOCK);
  return Array.from({ length: count }, (_, i) => items.slice(i * ELEMENTS_A_BLOCK, (i + 1) * ELEMENTS_A_BLOCK));
};

/**
 * Writes nodes and ways as an OpenStreetMap PBF file: nodes first, each kind by id, dense nodes, zlib blocks. The same
 * elements give the same bytes on the same build of zlib.
 */
export const writeOsmPbf = (elements: Iterable<OsmElement>, header: OsmPbfHeader = {}): Uint8Array => {
  const nodes: OsmNode[] = [];
  const ways: OsmWay[] = [];
  for (const element of elements) {
    if (element.type === "node") nodes.push(element);
    else ways.push(element);
  }
  nodes.sort((a, b) => a.id - b.id);
  ways.sort((a, b) => a.id - b.id);
  return Buffer.concat([
    frame("OSMHeader", headerBlock(nodes, header)),
    ...chunks(nodes).map((part) => frame("OSMData", nodeBlock(part))),
    ...chunks(ways).map((part) => frame("OSMData", wayBlock(part))),
  ]);
};
