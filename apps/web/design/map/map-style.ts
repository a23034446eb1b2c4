import type { FilterSpecification, LayerSpecification, StyleSpecification } from "maplibre-gl";
import { linesGeoJson, polygonGeoJson, surgeGeoJson } from "./map-geojson.ts";
import type { MapColors } from "./map-colors.ts";
import { borderLayers, groundLayers } from "./map-ground-layers.ts";
import { labelLayers } from "./map-label-layers.ts";
import { roadLayers } from "./map-road-layers.ts";
import type { MapData } from "./map-types.ts";

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

/** The base map's source and the layers below and above what a screen draws; plain land where there is none. */
const basemap = (c: MapColors, url: string | null): Basemap => {
  const background = (color: string): LayerSpecification => ({
    id: "background",
    type: "background",
    paint: { "background-color": color },
  });
  if (url === null) return { sources: {}, ground: [background(c.land)], roads: [], labels: [] };
  const absolute = new URL(url, window.location.origin).href;
  return {
    sources: { basemap: { type: "vector", url: `pmtiles://${absolute}` } },
    ground: [background(c.page), ...groundLayers(c)],
    roads: [...roadLayers(c), ...borderLayers(c)],
    labels: labelLayers(c),
  };
};

interface Basemap {
  readonly sources: StyleSpecification["sources"];
  readonly ground: readonly LayerSpecification[];
  readonly roads: readonly LayerSpecification[];
  readonly labels: readonly LayerSpecification[];
}

/**
 * The muted base map and what lies on it, in the tokens' colours. No glyph files: text is drawn with the page's
 * own web font. A style is cheap to make anew: MapLibre applies only what differs from the one on screen.
 */
export const mapStyle = (
  c: MapColors,
  { basemapUrl, lines = [], surge = [], polygon = [] }: MapData,
): StyleSpecification => {
  const { sources, ground, roads, labels } = basemap(c, basemapUrl);
  return {
    version: 8,
    sources: {
      ...sources,
      market: { type: "geojson", data: polygonGeoJson(polygon) },
      surge: { type: "geojson", data: surgeGeoJson(surge) },
      lines: { type: "geojson", data: linesGeoJson(lines) },
    },
    layers: [
      ...ground,
      ...surgeLayers(c),
      ...roads,
      {
        id: "market",
        type: "line",
        source: "market",
        paint: { "line-color": c.line, "line-width": 1.5, "line-dasharray": [4, 3] },
      },
      ...routeLayers(c),
      ...labels,
    ],
  };
};
