import type { ExpressionSpecification, LayerSpecification } from "maplibre-gl";
import type { MapColors } from "./map-colors.ts";

/** The first name only sets the weight MapLibre draws with; the second is the page's font. */
const LABEL_FONT = ["Fairmile Semibold", "Atkinson Hyperlegible Next Variable"];

const CLASSES = ["minor", "mid", "major"] as const;
type RoadClass = (typeof CLASSES)[number];

/** Widths in pixels at zoom 12, 15 and 18. */
const WIDTH: Record<RoadClass, readonly [number, number, number]> = {
  minor: [0.5, 2.2, 11],
  mid: [1, 4, 16],
  major: [1.8, 6, 22],
};

const CASING_PX = 1.4;

const width = (road: RoadClass, extra: number): ExpressionSpecification => {
  const [far, near, close] = WIDTH[road];
  return ["interpolate", ["exponential", 1.6], ["zoom"], 12, far + extra, 15, near + extra, 18, close + extra];
};

const isRoad = (road: RoadClass): ["all", ...ExpressionSpecification[]] => [
  "all",
  ["==", ["get", "kind"], "road"],
  ["==", ["get", "class"], road],
];

const line = (id: string, road: RoadClass, color: string, extra: number): LayerSpecification => ({
  id,
  type: "line",
  source: "sketch",
  filter: isRoad(road),
  layout: { "line-cap": "round", "line-join": "round" },
  paint: { "line-color": color, "line-width": width(road, extra) },
});

/** Every casing below every road, so that crossings stay open. */
export const roadLayers = (c: MapColors): LayerSpecification[] => {
  const fill: Record<RoadClass, string> = { minor: c.roadMinor, mid: c.roadMid, major: c.roadMajor };
  return [
    ...CLASSES.map((road) => line(`casing-${road}`, road, c.casing, CASING_PX)),
    ...CLASSES.map((road) => line(`road-${road}`, road, fill[road], 0)),
  ];
};

const HALO = { "text-halo-width": 1.6, "text-halo-blur": 0.4 };

const roadNames = (c: MapColors, road: RoadClass, fromZoom: number): LayerSpecification => ({
  id: `names-${road}`,
  type: "symbol",
  source: "sketch",
  filter: isRoad(road),
  minzoom: fromZoom,
  layout: {
    "symbol-placement": "line",
    "symbol-spacing": 320,
    "text-field": ["coalesce", ["get", "name"], ""],
    "text-font": LABEL_FONT,
    "text-size": 13,
    "text-max-angle": 30,
    "text-padding": 6,
  },
  paint: { "text-color": c.label, "text-halo-color": c.labelHalo, ...HALO },
});

const areaNames = (c: MapColors, kind: "water" | "park" | "river"): LayerSpecification => ({
  id: `names-${kind}`,
  type: "symbol",
  source: "sketch",
  minzoom: kind === "park" ? 15 : 13,
  filter: ["==", ["get", "kind"], kind],
  layout: {
    "symbol-placement": kind === "river" ? "line" : "point",
    "text-field": ["coalesce", ["get", "name"], ""],
    "text-font": LABEL_FONT,
    "text-size": kind === "park" ? 13 : 14,
    "text-max-width": 8,
  },
  paint: {
    "text-color": kind === "park" ? c.label : c.labelWater,
    "text-halo-color": kind === "park" ? c.labelHalo : c.water,
    ...HALO,
  },
});

/** Names follow their road, 13 px with a halo; larger roads first, so that theirs stay when there is no room for all. */
export const labelLayers = (c: MapColors): LayerSpecification[] => [
  areaNames(c, "park"),
  areaNames(c, "water"),
  areaNames(c, "river"),
  roadNames(c, "minor", 15.5),
  roadNames(c, "mid", 14),
  roadNames(c, "major", 13),
];
