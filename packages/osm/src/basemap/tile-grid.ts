import type { Bounds } from "../extract/extract-types.ts";
import type { MapFeature } from "./map-feature.ts";

/** Where a tile lies: columns from the antimeridian, rows from the north (web Mercator). */
export interface TileAddress {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

const column = (lng: number, z: number): number => Math.floor(((lng + 180) / 360) * 2 ** z);
const row = (lat: number, z: number): number => {
  const sine = Math.sin((lat * Math.PI) / 180);
  return Math.floor((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 2 ** z);
};

/** Every tile of a zoom that a box touches. */
export const tilesOf = function* (box: Bounds, z: number): Generator<TileAddress> {
  for (let x = column(box.west, z); x <= column(box.east, z); x += 1) {
    for (let y = row(box.north, z); y <= row(box.south, z); y += 1) yield { z, x, y };
  }
};

/** A tile and those below it down to `maxZoom`, as far as they touch a box. */
export const tilesBelow = function* (tile: TileAddress, box: Bounds, maxZoom: number): Generator<TileAddress> {
  for (let z = tile.z; z <= maxZoom; z += 1) {
    const side = 2 ** (z - tile.z);
    const [west, east] = [
      Math.max(tile.x * side, column(box.west, z)),
      Math.min((tile.x + 1) * side - 1, column(box.east, z)),
    ];
    const [north, south] = [
      Math.max(tile.y * side, row(box.north, z)),
      Math.min((tile.y + 1) * side - 1, row(box.south, z)),
    ];
    for (let x = west; x <= east; x += 1) for (let y = north; y <= south; y += 1) yield { z, x, y };
  }
};

/** The box around a feature, a little larger: what lies just beyond a tile shows in its border. */
export const boxAround = ({ parts: [outer = []] }: MapFeature): Bounds => {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < outer.length; i += 2) {
    const [lng, lat] = [outer[i] ?? 0, outer[i + 1] ?? 0];
    west = Math.min(west, lng);
    east = Math.max(east, lng);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return { west: west - MARGIN, south: south - MARGIN, east: east + MARGIN, north: north + MARGIN };
};

/** Degrees: more than the border of a tile of zoom 11, wherever people live. */
const MARGIN = 0.004;
