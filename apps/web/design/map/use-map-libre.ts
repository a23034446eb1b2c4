"use client";

import { addProtocol, Map as MapLibreMap, setWorkerUrl } from "maplibre-gl";
import { Protocol } from "pmtiles";
import { useEffect, useRef, useState } from "react";
import type { Theme } from "../../src/theme/use-theme.ts";
import { readMapColors } from "./map-colors.ts";
import { mapStyle } from "./map-style.ts";
import type { MapData, MapPaneProps } from "./map-types.ts";

// Copied there by scripts/vendor.ts; the bundler cannot know that it is a worker.
setWorkerUrl("/vendor/maplibre-gl-worker.mjs");
// One for all maps of a page: what one has read of a base map's directory, the next need not read again.
addProtocol("pmtiles", new Protocol().tile);

const OVERVIEW_ZOOM = 12;
/** The base map has no tiles for views from farther away. */
const FARTHEST_ZOOM = 8;

const canDraw = (): boolean => {
  try {
    return document.createElement("canvas").getContext("webgl2") !== null;
  } catch {
    return false;
  }
};

/**
 * Makes a map in `holder` and keeps what is drawn to the props and the theme. `data-idle` stands on the holder
 * while nothing is left to draw.
 */
export const useMapLibre = (
  holder: HTMLElement | null,
  { label, interactive = true, view, basemapUrl, lines, surge, polygon }: MapPaneProps,
  theme: Theme,
): { map: MapLibreMap | null; isDrawable: boolean } => {
  const [map, setMap] = useState<MapLibreMap | null>(null);
  const [isDrawable, setDrawable] = useState(true);
  const first = useRef(view);

  useEffect(() => {
    if (!holder) return undefined;
    if (!canDraw()) {
      setDrawable(false);
      return undefined;
    }
    const firstView = first.current;
    const center = "center" in firstView ? firstView.center : firstView.fit[0];
    const made = new MapLibreMap({
      container: holder,
      style: { version: 8, sources: {}, layers: [] },
      center: center ?? { lng: 0, lat: 0 },
      minZoom: FARTHEST_ZOOM,
      zoom: "center" in firstView ? firstView.zoom : OVERVIEW_ZOOM,
      interactive,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      fadeDuration: 0,
    });
    made.touchZoomRotate.disableRotation();
    made.on("idle", () => holder.setAttribute("data-idle", "true"));
    made.on("movestart", () => holder.removeAttribute("data-idle"));
    made.on("dataloading", () => holder.removeAttribute("data-idle"));
    setMap(made);
    return () => {
      setMap(null);
      made.remove();
    };
  }, [holder, interactive]);

  // What the map shows may change while it stands: its name goes with it.
  useEffect(() => {
    map?.getCanvas().setAttribute("aria-label", label);
  }, [map, label]);

  // New arrays with the same content are the same picture.
  const drawn = JSON.stringify({ basemapUrl, lines, surge, polygon });
  useEffect(() => {
    if (!map || !holder) return;
    holder.removeAttribute("data-idle");
    // The theme is read through the element's tokens: its name only says when to read them anew.
    map.setStyle(mapStyle(readMapColors(holder), JSON.parse(drawn) as MapData), { diff: true });
  }, [map, holder, theme, drawn]);

  return { map, isDrawable };
};
