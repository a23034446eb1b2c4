import type { FilterSpecification, LayerSpecification, StyleSpecification } from "maplibre-gl";
import { geoJson, linesGeoJson, polygonGeoJson, surgeGeoJson } from "./map-geojson.ts";
import type { MapColors } from "./map-colors.ts";
import { labelLayers, roadLayers } from "./map-road-layers.ts";
import type { MapData } from "./map-types.ts";

const areaLayers = (c: MapColors): LayerSpecification[] => [
  {
    id: "parks",
    type: "fill",
    source: "sketch",
    filter: ["==", ["get", "kind"], "park"],
    paint: { "fill-color": c.park },
  },
  {
    id: "water",
    type: "fill",
    source: "sketch",
    filter: ["==", ["get", "kind"], "water"],
    paint: { "fill-color": c.water },
  },
  {
    id: "rivers",
    type: "line",
    source: "sketch",
    filter: ["==", ["get", "kind"], "river"],
    layout: { "line-cap": "round", "line-join": "round" },
    paint: { "line-color": c.water, "line-width": ["interpolate", ["exponential", 1.5], ["zoom"], 12, 2, 17, 16] },
  },
];

/** Surge lies under the roads. */
const surgeLayers = (c: MapColors): LayerSpecification[] => [
  {
    id: "surge",
    type: "fill",
    source: "surge",
    paint: { "fill-color": ["match", ["get", "step"], 1, c.surge1, 2, c.surge2, c.surge3] },
  },
  {
    id: "surge-line",
    type: "line",
    source: "surge",
    paint: { "line-color": c.surgeLine, "line-width": 0.8, "line-opacity": 0.55 },
  },
];

const isLine = (...kinds: string[]): FilterSpecification => ["in", ["get", "kind"], ["literal", kinds]];

const routeLayers = (c: MapColors): LayerSpecification[] => [
  {
    id: "candidates",
    type: "line",
    source: "lines",
    filter: isLine("candidate"),
    paint: { "line-color": c.label, "line-width": 1.4, "line-opacity": 0.8 },
  },
  {
    id: "way",
    type: "line",
    source: "lines",
    filter: isLine("way"),
    layout: { "line-cap": "round", "line-join": "round" },
    // Round caps on dashes of no length: dots.
    paint: { "line-color": c.wayToPickup, "line-width": 4.5, "line-dasharray": [0, 1.8] },
  },
  {
    id: "route-casing",
    type: "line",
    source: "lines",
    filter: isLine("route", "done"),
    layout: { "line-cap": "round", "line-join": "round" },
    paint: { "line-color": c.routeCasing, "line-width": ["interpolate", ["linear"], ["zoom"], 12, 6.5, 17, 15] },
  },
  {
    id: "route",
    type: "line",
    source: "lines",
    filter: isLine("route", "done"),
    layout: { "line-cap": "round", "line-join": "round" },
    paint: {
      "line-color": ["match", ["get", "kind"], "done", c.routeDone, c.route],
      "line-width": ["interpolate", ["linear"], ["zoom"], 12, 4, 17, 11],
    },
  },
];

/**
 * The muted base map and what lies on it, in the tokens' colours. No glyph files: text is drawn with the page's
 * own web font. A style is cheap to make anew: MapLibre applies only what differs from the one on screen.
 */
export const mapStyle = (
  c: MapColors,
  { sketchUrl, lines = [], surge = [], polygon = [] }: MapData,
): StyleSpecification => ({
  version: 8,
  sources: {
    sketch: { type: "geojson", data: sketchUrl ?? geoJson([]), tolerance: 0.3 },
    market: { type: "geojson", data: polygonGeoJson(polygon) },
    surge: { type: "geojson", data: surgeGeoJson(surge) },
    lines: { type: "geojson", data: linesGeoJson(lines) },
  },
  layers: [
    { id: "land", type: "background", paint: { "background-color": c.land } },
    ...areaLayers(c),
    ...surgeLayers(c),
    ...roadLayers(c),
    {
      id: "market",
      type: "line",
      source: "market",
      paint: { "line-color": c.line, "line-width": 1.5, "line-dasharray": [4, 3] },
    },
    ...routeLayers(c),
    ...labelLayers(c),
  ],
});
