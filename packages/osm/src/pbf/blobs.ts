import { promisify } from "node:util";
import { inflate, zstdDecompress } from "node:zlib";
import { PbfReader } from "pbf";
import type { ByteSource } from "./byte-source.ts";
import { OsmFileError } from "./osm-file-error.ts";

// Limits of the format: https://wiki.openstreetmap.org/wiki/PBF_Format
const MAX_HEADER_BYTES = 64 * 1024;
const MAX_BLOB_BYTES = 32 * 1024 * 1024;

const inflateAsync = promisify(inflate);
const zstdAsync = promisify(zstdDecompress);

/** Where one blob lies in the file. */
export interface BlobRef {
  readonly type: string;
  readonly offset: number;
  readonly lengthBytes: number;
}

const readBlobHeader = (bytes: Uint8Array): { type: string; dataBytes: number } => {
  const pbf = new PbfReader(bytes);
  let type = "";
  let dataBytes = -1;
  for (let field = pbf.nextField(); field !== 0; field = pbf.nextField()) {
    if (field === 1) type = pbf.readString();
    else if (field === 3) dataBytes = pbf.readVarint();
  }
  return { type, dataBytes: pbf.pos === bytes.length ? dataBytes : -1 };
};

const headerAt = async (
  source: ByteSource,
  offset: number,
): Promise<{ type: string; dataBytes: number; end: number } | undefined> => {
  const size = await source.read(offset, 4);
  const headerBytes = new DataView(size.buffer, size.byteOffset, 4).getUint32(0);
  if (headerBytes === 0 || headerBytes > MAX_HEADER_BYTES) return undefined;
  const bytes = await source.read(offset + 4, headerBytes);
  try {
    const header = readBlobHeader(bytes);
    const known = /^[A-Za-z0-9_]{1,40}$/.test(header.type);
    const sane = header.dataBytes >= 0 && header.dataBytes <= MAX_BLOB_BYTES;
    return known && sane ? { ...header, end: offset + 4 + headerBytes } : undefined;
  } catch {
    // The protobuf reader throws on an unknown wire type: not a blob header.
    return undefined;
  }
};

/**
 * Walks the file's frames without reading the blobs. Throws OsmFileError: `empty` (no bytes), `not_pbf` (the first
 * frame is no OSMHeader), `truncated`, `corrupt` (a later frame makes no sense).
 */
export const indexBlobs = async (source: ByteSource): Promise<BlobRef[]> => {
  if (source.sizeBytes === 0) throw new OsmFileError("empty", "the file has no bytes");
  const blobs: BlobRef[] = [];
  for (let offset = 0; offset < source.sizeBytes;) {
    const first = blobs.length === 0;
    const header = await headerAt(source, offset).catch((error: unknown) => {
      // Too short even for one frame: more likely some other small file than a cut extract.
      if (first) return undefined;
      throw error;
    });
    if (!header || (first && header.type !== "OSMHeader")) {
      throw first
        ? new OsmFileError("not_pbf", "the file does not begin with an OpenStreetMap PBF header")
        : new OsmFileError("corrupt", `no valid block begins at byte ${offset}`);
    }
    const end = header.end + header.dataBytes;
    if (end > source.sizeBytes) {
      throw new OsmFileError(
        "truncated",
        `the file ends ${end - source.sizeBytes} bytes before its block at ${offset} does`,
      );
    }
    blobs.push({ type: header.type, offset: header.end, lengthBytes: header.dataBytes });
    offset = end;
  }
  return blobs;
};

const PACKED_NAMES: Readonly<Record<number, string>> = { 4: "lzma", 5: "bzip2", 6: "lz4" };

/**
 * The unpacked bytes of one blob (raw, zlib or zstd). Throws OsmFileError `corrupt` or `unsupported`; never unpacks
 * more than 32 MiB, whatever the blob claims.
 */
export const readBlob = async (source: ByteSource, ref: BlobRef): Promise<Uint8Array> => {
  const bytes = await source.read(ref.offset, ref.lengthBytes);
  try {
    const pbf = new PbfReader(bytes);
    for (let field = pbf.nextField(); field !== 0; field = pbf.nextField()) {
      if (field === 1) return pbf.readBytes();
      if (field === 3) return await inflateAsync(pbf.readBytes(), { maxOutputLength: MAX_BLOB_BYTES });
      if (field === 7) return await zstdAsync(pbf.readBytes(), { maxOutputLength: MAX_BLOB_BYTES });
      const packed = PACKED_NAMES[field];
      if (packed)
        throw new OsmFileError(
          "unsupported",
          `blocks packed with ${packed} cannot be read; re-pack the file with zlib`,
        );
    }
  } catch (error) {
    if (error instanceof OsmFileError) throw error;
    throw new OsmFileError("corrupt", `the block at byte ${ref.offset} cannot be unpacked (${String(error)})`);
  }
  throw new OsmFileError("corrupt", `the block at byte ${ref.offset} holds no data`);
};
