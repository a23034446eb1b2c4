import { joinWays, lineOf } from "../extract/areas.ts";
import type { Collected } from "../extract/collect.ts";
import { isRailLine, isRiverLine, roadDrawing, type RoadDrawing } from "../extract/tag-rules.ts";
import type { Tags } from "../pbf/elements.ts";
import { flatLine } from "./detail.ts";
import type { MapFeature } from "./map-feature.ts";

const TOLERANCE_METERS = 0.6;
const ROAD_ZOOMS = { major: 8, mid: 10, minor: 12, service: 14, path: 14 } as const;
const WATER_ZOOMS: Readonly<Record<string, number>> = { river: 9, canal: 11, stream: 13 };
const RAIL_ZOOM = 11;

/** Below the ground, on it, above it: what crosses what. */
const levelOf = ({ tunnel, bridge, layer }: Tags): -1 | 0 | 1 => {
  if (tunnel !== undefined && tunnel !== "no") return -1;
  if (bridge !== undefined && bridge !== "no") return 1;
  return Number(layer ?? 0) < 0 ? -1 : 0;
};

interface Group {
  readonly layer: MapFeature["layer"];
  readonly minZoom: number;
  readonly properties: MapFeature["properties"];
  readonly isDirected: boolean;
  readonly ways: Float64Array[];
}

const roadGroup = (tags: Tags, { kind, isRamp }: RoadDrawing): Omit<Group, "ways"> => {
  const { oneway, junction } = tags;
  const isOneWay = oneway === "yes" || oneway === "1" || oneway === "-1" || junction === "roundabout";
  const name = tags["name"]?.replace(/\s+/g, " ").trim();
  const isNamed = name !== undefined && name !== "" && kind !== "path";
  return {
    layer: "road",
    minZoom: isRamp ? Math.max(11, ROAD_ZOOMS[kind]) : ROAD_ZOOMS[kind],
    isDirected: isOneWay,
    properties: {
      class: kind,
      level: levelOf(tags),
      ...(isNamed ? { name } : {}),
      ...(isOneWay ? { oneway: 1 } : {}),
      ...(isRamp ? { ramp: 1 } : {}),
    },
  };
};

const groupOf = (tags: Tags): Omit<Group, "ways"> | undefined => {
  const road = roadDrawing(tags);
  if (road) return roadGroup(tags, road);
  const name = tags["name"];
  if (isRiverLine(tags)) {
    const kind = tags["waterway"] ?? "stream";
    return {
      layer: "waterway",
      minZoom: WATER_ZOOMS[kind] ?? 13,
      isDirected: true,
      properties: { class: kind, ...(name === undefined ? {} : { name }) },
    };
  }
  if (!isRailLine(tags)) return undefined;
  return { layer: "rail", minZoom: RAIL_ZOOM, isDirected: false, properties: { level: levelOf(tags) } };
};

/**
 * Roads, rails and rivers. What looks the same and meets end to end becomes one line: fewer features, and room for a
 * name along it. One-way streets keep their direction.
 */
export const drawLines = (collected: Collected): MapFeature[] => {
  const groups = new Map<string, Group>();
  for (const { tags, refs } of collected.ways) {
    const group = groupOf(tags);
    if (!group) continue;
    const key = JSON.stringify([group.layer, group.isDirected, group.properties]);
    const known = groups.get(key) ?? { ...group, ways: [] };
    groups.set(key, known);
    known.ways.push(tags["oneway"] === "-1" ? refs.slice().reverse() : refs);
  }
  return [...groups.values()].flatMap(({ layer, minZoom, properties, isDirected, ways }) =>
    joinWays(ways, isDirected).flatMap((refs): MapFeature[] => {
      const line = flatLine(lineOf(refs, collected.coordinates), TOLERANCE_METERS);
      return line.length < 4 ? [] : [{ layer, minZoom, properties, shape: "line", parts: [line] }];
    }),
  );
};
