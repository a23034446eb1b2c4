import { cutTiles } from "./cut-tiles.ts";
import { MAP_LAYERS, MAX_ZOOM, MIN_ZOOM, type MapDrawing } from "./map-feature.ts";
import { writePmtiles } from "./write-pmtiles.ts";

/** A market's base map: one file of vector tiles that a browser reads piece by piece. */
export interface Basemap {
  /** A PMTiles archive, version 3. */
  readonly bytes: Uint8Array;
  readonly tiles: number;
  /** As it travels, compressed. */
  readonly largestTileBytes: number;
}

/** Cuts a drawing into tiles and packs them. Takes about a second for a city, with pauses between the tiles. */
export const buildBasemap = (drawing: MapDrawing, attribution: string): Promise<Basemap> =>
  writePmtiles(cutTiles(drawing), {
    bounds: drawing.box,
    minZoom: MIN_ZOOM,
    maxZoom: MAX_ZOOM,
    metadata: { attribution, vector_layers: MAP_LAYERS.map((id) => ({ id, fields: {} })) },
  });
