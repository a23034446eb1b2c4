import type { LngLat } from "@fairmile/contracts";
import { ringArea, simplifyLine } from "../geometry.ts";
import { isClosed, lineOf, relationRings } from "./areas.ts";
import { seaAreas } from "./coast.ts";
import type { Collected } from "./collect.ts";
import type { Bounds } from "./extract-types.ts";
import { areaKind, isRiverLine, roadClass, type RoadClass } from "./tag-rules.ts";

/** [longitude, latitude] in degrees, as GeoJSON has them. */
export type Position = readonly [number, number];

interface Feature<Properties, Geometry> {
  readonly type: "Feature";
  readonly properties: Properties & { readonly name?: string };
  readonly geometry: Geometry;
}

interface Line {
  readonly type: "LineString";
  readonly coordinates: readonly Position[];
}

interface Area {
  readonly type: "Polygon";
  readonly coordinates: readonly (readonly Position[])[];
}

export type SketchFeature =
  | Feature<{ readonly kind: "road"; readonly class: RoadClass }, Line>
  | Feature<{ readonly kind: "river" }, Line>
  | Feature<{ readonly kind: "water" | "park" }, Area>;

/** What a map draws until the market has a base map: GeoJSON in the order of drawing, the sea first, big roads last. */
export interface Sketch {
  readonly type: "FeatureCollection";
  readonly features: readonly SketchFeature[];
}

const TOLERANCE_METERS = 2;
const MIN_AREA_SQUARE_METERS = { water: 300, park: 600 } as const;
// About a metre.
const DECIMALS = 1e5;

const positions = (line: readonly LngLat[]): Position[] =>
  simplifyLine(line, TOLERANCE_METERS).map((p) => [
    Math.round(p.lng * DECIMALS) / DECIMALS,
    Math.round(p.lat * DECIMALS) / DECIMALS,
  ]);

const named = (name: string | undefined): { name?: string } => (name === undefined ? {} : { name });

const polygon = (
  kind: "water" | "park",
  name: string | undefined,
  outer: LngLat[],
  inner: LngLat[][],
): SketchFeature[] => {
  if (Math.abs(ringArea(outer)) < MIN_AREA_SQUARE_METERS[kind]) return [];
  const rings = [outer, ...inner].map(positions).filter((ring) => ring.length >= 4);
  if (rings.length === 0) return [];
  return [{ type: "Feature", properties: { kind, ...named(name) }, geometry: { type: "Polygon", coordinates: rings } }];
};

const waterAndParks = (collected: Collected): { features: SketchFeature[]; openAreas: number } => {
  const features: SketchFeature[] = [];
  let openAreas = 0;
  for (const { tags, refs } of collected.ways) {
    const kind = areaKind(tags);
    if (!kind) continue;
    const line = lineOf(refs, collected.coordinates);
    if (isClosed(refs) && line.length >= 4) features.push(...polygon(kind, tags["name"], line, []));
    else openAreas += 1;
  }
  for (const relation of collected.relations) {
    const kind = areaKind(relation.tags);
    if (!kind) continue;
    const { outer, inner, open } = relationRings(relation, collected);
    openAreas += open;
    // Holes go to every outer ring: one that lies outside draws nothing.
    for (const ring of outer) features.push(...polygon(kind, relation.tags["name"], ring, inner));
  }
  return { features, openAreas };
};

const lines = (collected: Collected): SketchFeature[] => {
  const features: SketchFeature[] = [];
  for (const { tags, refs } of collected.ways) {
    const road = roadClass(tags);
    const isRiver = isRiverLine(tags);
    if (road === undefined && !isRiver) continue;
    const coordinates = positions(lineOf(refs, collected.coordinates));
    if (coordinates.length < 2) continue;
    const geometry = { type: "LineString" as const, coordinates };
    const name = named(tags["name"]);
    features.push(
      road === undefined
        ? { type: "Feature", properties: { kind: "river", ...name }, geometry }
        : { type: "Feature", properties: { kind: "road", class: road, ...name }, geometry },
    );
  }
  return features;
};

const LAYERS = ["park", "water", "river", "minor", "mid", "major"];

const layerOf = ({ properties }: SketchFeature): number =>
  LAYERS.indexOf(properties.kind === "road" ? properties.class : properties.kind);

const sea = (collected: Collected, box: Bounds): { features: SketchFeature[]; openAreas: number } => {
  const { areas, isBroken } = seaAreas(collected, box);
  const closed = (ring: LngLat[]): LngLat[] => [...ring, ...ring.slice(0, 1)];
  const features = areas.flatMap(({ outer, islands }) => polygon("water", undefined, closed(outer), islands));
  return { features, openAreas: isBroken ? 1 : 0 };
};

/**
 * Roads, water and green as a light GeoJSON (5 decimals, simplified to 2 m), the sea filling `box`. Outlines that cannot
 * be closed are counted, not drawn.
 */
export const drawSketch = (collected: Collected, box: Bounds): { sketch: Sketch; openAreas: number } => {
  const land = waterAndParks(collected);
  const coast = sea(collected, box);
  const above = [...land.features, ...lines(collected)].sort((a, b) => layerOf(a) - layerOf(b));
  return {
    sketch: { type: "FeatureCollection", features: [...coast.features, ...above] },
    openAreas: land.openAreas + coast.openAreas,
  };
};
