import { lineOf } from "../extract/areas.ts";
import type { Collected } from "../extract/collect.ts";
import type { Bounds } from "../extract/extract-types.ts";
import { roadDrawing } from "../extract/tag-rules.ts";
import { MIN_ZOOM, type FlatLine, type MapFeature } from "./map-feature.ts";

/** What sticks out of a clipped file counts for nothing: this share of all points at either end. */
const STICKING_OUT = 0.002;
/** How far the map may go beyond the market, as a share of its size. */
const MARGIN = 0.5;

/** A box made larger on every side by a share of its size. */
export const widened = ({ west, south, east, north }: Bounds, share: number): Bounds => {
  const [x, y] = [(east - west) * share, (north - south) * share];
  return { west: west - x, south: south - y, east: east + x, north: north + y };
};

/** From where to where the file has roads and coasts, but for the few that stick out. */
const covered = ({ ways, coordinates }: Collected): Bounds | undefined => {
  const all: { readonly lngs: number[]; readonly lats: number[] } = { lngs: [], lats: [] };
  for (const { tags, refs } of ways) {
    if (roadDrawing(tags) === undefined && tags["natural"] !== "coastline") continue;
    for (const { lng, lat } of lineOf(refs, coordinates)) {
      all.lngs.push(lng);
      all.lats.push(lat);
    }
  }
  const [lngs, lats] = [Float64Array.from(all.lngs).sort(), Float64Array.from(all.lats).sort()];
  const skipped = Math.floor(lngs.length * STICKING_OUT);
  const [west, south, east, north] = [lngs[skipped], lats[skipped], lngs.at(-1 - skipped), lats.at(-1 - skipped)];
  if (west === undefined || south === undefined || east === undefined || north === undefined) return undefined;
  return { west, south, east, north };
};

/** The box a market's map fills: the market and what the file knows around it. */
export const sheetOf = (collected: Collected, market: Bounds): Bounds => {
  const roads = covered(collected) ?? market;
  const most = widened(market, MARGIN);
  return {
    west: Math.max(most.west, Math.min(market.west, roads.west)),
    south: Math.max(most.south, Math.min(market.south, roads.south)),
    east: Math.min(most.east, Math.max(market.east, roads.east)),
    north: Math.min(most.north, Math.max(market.north, roads.north)),
  };
};

const ring = ({ west, south, east, north }: Bounds): FlatLine => [
  west,
  south,
  east,
  south,
  east,
  north,
  west,
  north,
  west,
  south,
];

/** The ground of the map, and what lies around it: nothing is known there, whatever sticks out. */
export const drawSheet = (sheet: Bounds): MapFeature[] => {
  const around = widened(sheet, 1);
  const area = (layer: "sheet" | "beyond", box: Bounds): MapFeature => ({
    layer,
    minZoom: MIN_ZOOM,
    properties: {},
    shape: "area",
    parts: [ring(box)],
  });
  return [
    area("sheet", sheet),
    area("beyond", { ...around, east: sheet.west }),
    area("beyond", { ...around, west: sheet.east }),
    area("beyond", { ...sheet, south: around.south, north: sheet.south }),
    area("beyond", { ...sheet, south: sheet.north, north: around.north }),
  ];
};
