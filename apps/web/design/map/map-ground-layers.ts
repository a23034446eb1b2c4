import type { LayerSpecification } from "maplibre-gl";
import type { MapColors } from "./map-colors.ts";

const SOURCE = { source: "basemap" } as const;

/** What lies under the roads: land, green, water, piers and buildings. */
export const groundLayers = (c: MapColors): LayerSpecification[] => [
  { id: "sheet", type: "fill", ...SOURCE, "source-layer": "sheet", paint: { "fill-color": c.land } },
  { id: "green", type: "fill", ...SOURCE, "source-layer": "green", paint: { "fill-color": c.park } },
  { id: "water", type: "fill", ...SOURCE, "source-layer": "water", paint: { "fill-color": c.water } },
  {
    id: "waterway",
    type: "line",
    ...SOURCE,
    "source-layer": "waterway",
    layout: { "line-cap": "round", "line-join": "round" },
    paint: {
      "line-color": c.water,
      "line-width": [
        "interpolate",
        ["exponential", 1.5],
        ["zoom"],
        10,
        ["match", ["get", "class"], "river", 1.2, 0.4],
        17,
        ["match", ["get", "class"], "river", 14, "canal", 10, 4],
      ],
    },
  },
  { id: "pier", type: "fill", ...SOURCE, "source-layer": "land", paint: { "fill-color": c.land } },
  {
    id: "building",
    type: "fill",
    ...SOURCE,
    "source-layer": "building",
    minzoom: 13,
    paint: {
      "fill-color": c.building,
      "fill-opacity": ["interpolate", ["linear"], ["zoom"], 13, 0.4, 15, 1],
    },
  },
  {
    id: "building-edge",
    type: "line",
    ...SOURCE,
    "source-layer": "building",
    minzoom: 15,
    paint: {
      "line-color": c.casing,
      "line-width": ["interpolate", ["linear"], ["zoom"], 15, 0.3, 18, 1.2],
    },
  },
];

/** The map ends where its file ends: a sheet on the page, whatever roads stick out. */
export const borderLayers = (c: MapColors): LayerSpecification[] => [
  {
    id: "beyond",
    type: "fill",
    ...SOURCE,
    "source-layer": "beyond",
    paint: { "fill-color": c.page, "fill-antialias": false },
  },
  {
    id: "sheet-edge",
    type: "line",
    ...SOURCE,
    "source-layer": "sheet",
    paint: { "line-color": c.edge, "line-width": 1 },
  },
];
