import type { Collected } from "../extract/collect.ts";
import type { Bounds, OsmAddress } from "../extract/extract-types.ts";
import { placeLabel } from "../extract/tag-rules.ts";
import { drawAreas } from "./draw-areas.ts";
import { drawDoors } from "./draw-doors.ts";
import { drawLines } from "./draw-lines.ts";
import { drawSea } from "./draw-sea.ts";
import { drawSheet, sheetOf } from "./draw-sheet.ts";
import type { MapDrawing, MapFeature } from "./map-feature.ts";

/** Zoom from which the name of a place of a rank is in the tiles. */
const PLACE_ZOOMS: Readonly<Record<number, number>> = { 1: 8, 2: 8, 3: 10, 4: 11, 5: 13 };

const placeLabels = ({ nodes }: Collected): MapFeature[] =>
  nodes.flatMap(({ tags, lng, lat }): MapFeature[] => {
    const rank = placeLabel(tags);
    const { name } = tags;
    if (rank === undefined || name === undefined) return [];
    return [
      {
        layer: "label",
        minZoom: PLACE_ZOOMS[rank] ?? 13,
        properties: { kind: "place", name, rank },
        shape: "point",
        parts: [[lng, lat]],
      },
    ];
  });

/**
 * All that the base map of a market shows: sea, water, green, piers, buildings, roads, rails, names and house numbers.
 * Outlines that
 * cannot be closed are counted, not drawn.
 */
export const drawMap = (
  collected: Collected,
  market: Bounds,
  addresses: readonly OsmAddress[],
): { drawing: MapDrawing; openAreas: number } => {
  const box = sheetOf(collected, market);
  const sea = drawSea(collected, market, box);
  const areas = drawAreas(collected);
  const features = [
    ...drawSheet(box),
    ...sea.features,
    ...areas.features,
    ...drawLines(collected),
    ...placeLabels(collected),
    ...drawDoors(addresses),
  ];
  return { drawing: { features, box }, openAreas: sea.openAreas + areas.openAreas };
};
