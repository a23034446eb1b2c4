import type { LngLat } from "@fairmile/contracts";
import { seaAreas, type SeaArea } from "../extract/coast.ts";
import type { Collected } from "../extract/collect.ts";
import type { Bounds } from "../extract/extract-types.ts";
import { flatLine, isRing } from "./detail.ts";
import { widened } from "./draw-sheet.ts";
import { MIN_ZOOM, type MapFeature } from "./map-feature.ts";

const SEA_TOLERANCE_METERS = 0.8;
/** How far beyond the market a coast is followed, as shares of the market's size: the farthest that can be closed. */
const REACHES = [0.3, 0.2, 0.12, 0.06, 0] as const;
const ON_BORDER_DEGREES = 1e-9;

/** Moves what lies on the border of one box out to another's, so that a sea that is cut off there goes on. */
const stretched =
  (from: Bounds, to: Bounds) =>
  ({ lng, lat }: LngLat): LngLat => {
    const on = (a: number, b: number): boolean => Math.abs(a - b) < ON_BORDER_DEGREES;
    return {
      lng: on(lng, from.west) ? to.west : on(lng, from.east) ? to.east : lng,
      lat: on(lat, from.south) ? to.south : on(lat, from.north) ? to.north : lat,
    };
  };

const areasWithin = (collected: Collected, market: Bounds): { box: Bounds; areas: SeaArea[]; isBroken: boolean } => {
  for (const reach of REACHES) {
    const box = widened(market, reach);
    const { areas, isBroken } = seaAreas(collected, box);
    if (!isBroken) return { box, areas, isBroken };
  }
  return { box: market, areas: [], isBroken: true };
};

/** The sea out to the border of `map`; nothing, and `openAreas` 1, where the coast cannot be closed. */
export const drawSea = (
  collected: Collected,
  market: Bounds,
  map: Bounds,
): { features: MapFeature[]; openAreas: number } => {
  const { box, areas, isBroken } = areasWithin(collected, market);
  const outwards = stretched(box, map);
  const closed = (ring: LngLat[]): LngLat[] => [...ring, ...ring.slice(0, 1)];
  const features = areas.map(({ outer, islands }): MapFeature => ({
    layer: "water",
    minZoom: MIN_ZOOM,
    properties: {},
    shape: "area",
    parts: [closed(outer.map(outwards)), ...islands.map(closed)]
      .map((ring) => flatLine(ring, SEA_TOLERANCE_METERS))
      .filter(isRing),
  }));
  return { features, openAreas: isBroken ? 1 : 0 };
};
