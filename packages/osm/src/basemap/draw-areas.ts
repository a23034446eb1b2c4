import type { LngLat } from "@fairmile/contracts";
import { ringArea, ringContains } from "../geometry.ts";
import { isClosed, lineOf, relationRings } from "../extract/areas.ts";
import type { Collected } from "../extract/collect.ts";
import { areaKind, isBuilding, type AreaKind } from "../extract/tag-rules.ts";
import { flatLine, isRing, zoomWhere } from "./detail.ts";
import { labelPoint } from "./label-point.ts";
import { MAX_ZOOM, type MapFeature } from "./map-feature.ts";

const TOLERANCE_METERS = { water: 0.8, green: 0.8, land: 0.5, building: 0.3 } as const;
/** An area is drawn from where its square is this wide, and named from where it has room for a word. */
const DRAWN_PIXELS = { water: 3, green: 4, land: 4, building: 6 } as const;
const NAMED_PIXELS = 44;
/** Even great buildings only fill the map farther out. */
const FIRST_BUILDING_ZOOM = 13;
const LEAST_SQUARE_METERS = { water: 60, green: 200, land: 40, building: 8 } as const;

/** One object for the many areas that say nothing of themselves. */
const NOTHING = {};

/** One area with its holes, and its name where it has room for one. Rings repeat their first point. */
const areaFeatures = (
  layer: AreaKind | "building",
  name: string | undefined,
  outer: readonly LngLat[],
  inner: readonly (readonly LngLat[])[],
): MapFeature[] => {
  const [first] = outer;
  const squareMeters = Math.abs(ringArea(outer));
  if (!first || squareMeters < LEAST_SQUARE_METERS[layer]) return [];
  const rings = [outer, ...inner].map((ring) => flatLine(ring, TOLERANCE_METERS[layer])).filter(isRing);
  if (rings.length === 0) return [];
  const side = Math.sqrt(squareMeters);
  const seen = zoomWhere(side, DRAWN_PIXELS[layer], first.lat);
  const area: MapFeature = {
    layer,
    minZoom: layer === "building" ? Math.max(FIRST_BUILDING_ZOOM, seen) : seen,
    properties: NOTHING,
    shape: "area",
    parts: rings,
  };
  const at = name === undefined || layer === "building" || layer === "land" ? undefined : labelPoint(outer);
  if (name === undefined || !at) return [area];
  const minZoom = zoomWhere(side, NAMED_PIXELS, first.lat);
  // The last tiles are enlarged for closer views, so that small ones have their names there: `from` says how close.
  const from = minZoom < MAX_ZOOM ? minZoom : Math.ceil(MAX_ZOOM + Math.max(0, Math.log2(120 / side)));
  const properties = { kind: layer, name, from };
  return [area, { layer: "label", minZoom, properties, shape: "point", parts: [[at.lng, at.lat]] }];
};

const kindOf = (tags: Readonly<Record<string, string>>): AreaKind | "building" | undefined =>
  areaKind(tags) ?? (isBuilding(tags) ? "building" : undefined);

/** Water, green, piers and buildings. Outlines of areas that cannot be closed are counted, not drawn. */
export const drawAreas = (collected: Collected): { features: MapFeature[]; openAreas: number } => {
  const features: MapFeature[] = [];
  let openAreas = 0;
  for (const { tags, refs } of collected.ways) {
    const kind = kindOf(tags);
    if (!kind || tags["highway"] !== undefined) continue;
    const line = lineOf(refs, collected.coordinates);
    if (isClosed(refs) && line.length >= 4) features.push(...areaFeatures(kind, tags["name"], line, []));
    // A pier may be drawn as a line, and a building's parts stand in its relation.
    else if (kind === "water" || kind === "green") openAreas += 1;
  }
  for (const relation of collected.relations) {
    const kind = kindOf(relation.tags);
    if (!kind) continue;
    const { outer, inner, open } = relationRings(relation, collected);
    if (kind !== "building") openAreas += open;
    for (const ring of outer) {
      const holes = outer.length === 1 ? inner : inner.filter((hole) => hole[0] && ringContains(ring, hole[0]));
      features.push(...areaFeatures(kind, relation.tags["name"], ring, holes));
    }
  }
  return { features, openAreas };
};
