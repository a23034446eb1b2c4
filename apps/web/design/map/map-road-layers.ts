import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from "maplibre-gl";
import type { MapColors } from "./map-colors.ts";

const ROADS = { type: "line", source: "basemap", "source-layer": "road" } as const;

/** Widths in pixels at zoom 12, 15 and 18. */
const WIDTH = {
  service: [0, 1, 6],
  minor: [0.5, 2.4, 12],
  mid: [1.1, 4.2, 17],
  major: [1.9, 6.4, 23],
} as const;

const CASING_PX = 1.5;
/** The edges of a hundred small bridges would be all one sees from far away. */
const BRIDGE_OPACITY: ExpressionSpecification = ["interpolate", ["linear"], ["zoom"], 12, 0.25, 15.5, 1];
const RAMP = 0.6;

const byClass = (stop: 0 | 1 | 2, extra: number): ExpressionSpecification => [
  "*",
  ["case", ["has", "ramp"], RAMP, 1],
  [
    "match",
    ["get", "class"],
    "major",
    WIDTH.major[stop] + extra,
    "mid",
    WIDTH.mid[stop] + extra,
    "minor",
    WIDTH.minor[stop] + extra,
    // A way that is not drawn yet has no edge either.
    WIDTH.service[stop] === 0 ? 0 : WIDTH.service[stop] + extra,
  ],
];

const width = (extra: number): ExpressionSpecification => [
  "interpolate",
  ["exponential", 1.6],
  ["zoom"],
  12,
  byClass(0, extra),
  15,
  byClass(1, extra),
  18,
  byClass(2, extra),
];

/** Larger roads over smaller ones of their level. */
const RANK: ExpressionSpecification = ["match", ["get", "class"], "major", 3, "mid", 2, "minor", 1, 0];

type Level = -1 | 0 | 1;
const LEVELS = [
  [-1, "tunnel"],
  [0, "road"],
  [1, "bridge"],
] as const;

const isRoad = (level: Level): FilterSpecification => [
  "all",
  ["==", ["get", "level"], level],
  ["!=", ["get", "class"], "path"],
];

const levelLayers = (c: MapColors, level: Level, name: string): LayerSpecification[] => {
  // A bridge ends where its road goes on: round ends would lap over it.
  const layout = { "line-cap": level === 1 ? "butt" : "round", "line-join": "round", "line-sort-key": RANK } as const;
  const opacity = level === -1 ? 0.45 : 1;
  const color: ExpressionSpecification = [
    "match",
    ["get", "class"],
    "major",
    c.roadMajor,
    "mid",
    c.roadMid,
    c.roadMinor,
  ];
  return [
    {
      id: `${name}-casing`,
      ...ROADS,
      filter: isRoad(level),
      layout,
      paint: {
        "line-color": level === 1 ? c.bridgeCasing : c.casing,
        "line-width": width(level === 1 ? CASING_PX * 1.6 : CASING_PX),
        "line-opacity": level === 1 ? BRIDGE_OPACITY : opacity,
      },
    },
    {
      id: name,
      ...ROADS,
      filter: isRoad(level),
      layout: { ...layout, "line-cap": "round" },
      paint: { "line-color": color, "line-width": width(0), "line-opacity": opacity },
    },
  ];
};

const pathLayer = (c: MapColors): LayerSpecification => ({
  id: "path",
  ...ROADS,
  minzoom: 14,
  filter: ["all", ["==", ["get", "class"], "path"], [">=", ["get", "level"], 0]],
  layout: { "line-join": "round" },
  paint: {
    "line-color": c.roadMinor,
    "line-width": ["interpolate", ["exponential", 1.5], ["zoom"], 14, 0.8, 18, 3],
    "line-dasharray": [2.5, 1],
  },
});

const railLayers = (c: MapColors): LayerSpecification[] => [
  {
    id: "rail",
    type: "line",
    source: "basemap",
    "source-layer": "rail",
    filter: [">=", ["get", "level"], 0],
    paint: {
      "line-color": c.rail,
      "line-opacity": ["interpolate", ["linear"], ["zoom"], 12, 0.45, 15, 0.8],
      "line-width": ["interpolate", ["exponential", 1.5], ["zoom"], 11, 0.6, 15, 1.3, 18, 3],
    },
  },
  {
    id: "rail-ties",
    type: "line",
    source: "basemap",
    "source-layer": "rail",
    minzoom: 14.5,
    filter: [">=", ["get", "level"], 0],
    paint: {
      "line-color": c.rail,
      "line-opacity": 0.8,
      "line-width": ["interpolate", ["exponential", 1.5], ["zoom"], 14, 3, 18, 9],
      "line-dasharray": [0.16, 1.6],
    },
  },
];

/** Tunnels, roads, rails, bridges; every casing of a level below its roads, so that crossings stay open. */
export const roadLayers = (c: MapColors): LayerSpecification[] => {
  const [tunnels = [], roads = [], bridges = []] = LEVELS.map(([level, name]) => levelLayers(c, level, name));
  return [...tunnels, pathLayer(c), ...roads, ...railLayers(c), ...bridges];
};
