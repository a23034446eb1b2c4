import type { ExpressionSpecification, LayerSpecification } from "maplibre-gl";
import type { MapColors } from "./map-colors.ts";

/** The first name only sets the weight MapLibre draws with; the second is the page's font. */
const LABEL_FONT = ["Fairmile Semibold", "Atkinson Hyperlegible Next Variable"];
const HALO = { "text-halo-width": 1.6, "text-halo-blur": 0.4 };
const NAME: ExpressionSpecification = ["get", "name"];

const roadNames = (
  c: MapColors,
  road: "service" | "minor" | "mid" | "major",
  fromZoom: number,
): LayerSpecification => ({
  id: `names-${road}`,
  type: "symbol",
  source: "basemap",
  "source-layer": "road",
  filter: ["all", ["==", ["get", "class"], road], ["has", "name"]],
  minzoom: fromZoom,
  layout: {
    "symbol-placement": "line",
    "symbol-spacing": 340,
    "text-field": NAME,
    "text-font": LABEL_FONT,
    "text-size": ["interpolate", ["linear"], ["zoom"], 16, 13, 18, 15],
    "text-max-angle": 30,
    "text-padding": 6,
  },
  paint: { "text-color": c.label, "text-halo-color": c.labelHalo, ...HALO },
});

/** House numbers, once one is near enough to look for a door. */
const doorNumbers = (c: MapColors): LayerSpecification => ({
  id: "doors",
  type: "symbol",
  source: "basemap",
  "source-layer": "door",
  minzoom: 17,
  layout: { "text-field": ["get", "number"], "text-font": LABEL_FONT, "text-size": 13, "text-padding": 3 },
  paint: { "text-color": c.label, "text-halo-color": c.building, ...HALO },
});

/** Which way a one-way street may be driven, where there is room to say it. */
const oneWays = (c: MapColors): LayerSpecification => ({
  id: "one-ways",
  type: "symbol",
  source: "basemap",
  "source-layer": "road",
  filter: ["all", ["has", "oneway"], ["!=", ["get", "class"], "path"]],
  minzoom: 16,
  layout: {
    "symbol-placement": "line",
    "symbol-spacing": 130,
    "text-field": "→",
    "text-font": LABEL_FONT,
    "text-size": 22,
    "text-keep-upright": false,
    "text-padding": 12,
  },
  paint: { "text-color": c.label, "text-opacity": 0.7 },
});

const areaNames = (c: MapColors, kind: "water" | "green"): LayerSpecification => ({
  id: `names-${kind}`,
  type: "symbol",
  source: "basemap",
  "source-layer": "label",
  filter: ["all", ["==", ["get", "kind"], kind], ["<=", ["get", "from"], ["zoom"]]],
  layout: {
    "text-field": NAME,
    "text-font": LABEL_FONT,
    "text-size": 13,
    "text-max-width": 7,
    "text-padding": 6,
    "symbol-sort-key": ["get", "from"],
  },
  paint: {
    "text-color": kind === "green" ? c.label : c.labelWater,
    "text-halo-color": kind === "green" ? c.labelHalo : c.water,
    ...HALO,
  },
});

const riverNames = (c: MapColors): LayerSpecification => ({
  id: "names-waterway",
  type: "symbol",
  source: "basemap",
  "source-layer": "waterway",
  filter: ["has", "name"],
  minzoom: 12,
  layout: {
    "symbol-placement": "line",
    "symbol-spacing": 420,
    "text-field": NAME,
    "text-font": LABEL_FONT,
    "text-size": 14,
    "text-max-angle": 30,
  },
  paint: { "text-color": c.labelWater, "text-halo-color": c.water, ...HALO },
});

/** Places lose their names as one comes near: then the streets' are wanted. */
const placeNames = (c: MapColors, ranks: readonly number[], zooms: readonly [number, number]): LayerSpecification => ({
  id: `places-${ranks.join("-")}`,
  type: "symbol",
  source: "basemap",
  "source-layer": "label",
  filter: ["all", ["==", ["get", "kind"], "place"], ["in", ["get", "rank"], ["literal", [...ranks]]]],
  minzoom: zooms[0],
  maxzoom: zooms[1],
  layout: {
    "text-field": NAME,
    "text-font": LABEL_FONT,
    "text-size": ranks.includes(1) ? 17 : 14,
    "text-max-width": 8,
    "text-padding": 8,
    "symbol-sort-key": ["get", "rank"],
  },
  paint: { "text-color": c.label, "text-halo-color": c.labelHalo, ...HALO },
});

/**
 * Names, 13 px with a halo, along their roads; what comes later has its place first, so larger roads and places keep
 * theirs where there is no room for all.
 */
export const labelLayers = (c: MapColors): LayerSpecification[] => [
  doorNumbers(c),
  oneWays(c),
  areaNames(c, "green"),
  areaNames(c, "water"),
  riverNames(c),
  roadNames(c, "service", 16.5),
  roadNames(c, "minor", 15),
  roadNames(c, "mid", 13.5),
  roadNames(c, "major", 12.5),
  placeNames(c, [5], [14, 16.5]),
  placeNames(c, [3, 4], [12, 16]),
  placeNames(c, [1, 2], [8, 13]),
];
