import { gunzipSync } from "node:zlib";
import { VectorTile } from "@mapbox/vector-tile";
import { PbfReader } from "pbf";
import { PMTiles, type RangeResponse, type Source } from "pmtiles";

const bytesSource = (bytes: Uint8Array): Source => ({
  getKey: () => "memory",
  getBytes: (offset, length): Promise<RangeResponse> =>
    Promise.resolve({ data: new Uint8Array(bytes.subarray(offset, offset + length)).buffer }),
});

/** Opens an archive with the reader that browsers use. */
export const openBasemap = (bytes: Uint8Array): PMTiles =>
  new PMTiles(bytesSource(bytes), undefined, (data) =>
    Promise.resolve(new Uint8Array(gunzipSync(new Uint8Array(data))).buffer),
  );

/** One tile as a map reads it; undefined where the archive has none. */
export const tileOf = async (archive: PMTiles, z: number, x: number, y: number): Promise<VectorTile | undefined> => {
  const found = await archive.getZxy(z, x, y);
  return found ? new VectorTile(new PbfReader(new Uint8Array(found.data))) : undefined;
};
