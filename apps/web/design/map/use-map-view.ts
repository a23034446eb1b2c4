"use client";

import { LngLatBounds, type Map as MapLibreMap } from "maplibre-gl";
import { useEffect, useRef } from "react";
import type { MapView } from "./map-types.ts";
import { glideMs } from "./use-glide.ts";

const CLOSEST_FIT_ZOOM = 16;
const DEFAULT_PADDING = { top: 48, right: 48, bottom: 48, left: 48 };

const look = (map: MapLibreMap, wanted: MapView, animate: boolean): void => {
  const padding = wanted.paddingPx ?? DEFAULT_PADDING;
  if ("center" in wanted) {
    const evenly = wanted.follows === true ? { duration: glideMs(), easing: (share: number) => share } : {};
    const bearing = wanted.bearingDegrees ?? 0;
    map.easeTo({ center: wanted.center, zoom: wanted.zoom, bearing, padding, animate, ...evenly });
    return;
  }
  const [first, ...rest] = wanted.fit;
  if (!first) return;
  const bounds = rest.reduce((box, point) => box.extend(point), new LngLatBounds(first, first));
  // What an earlier view kept free would count on top of what this one asks for.
  map.setPadding({ top: 0, right: 0, bottom: 0, left: 0 });
  map.fitBounds(bounds, { padding, maxZoom: CLOSEST_FIT_ZOOM, animate });
};

/** Looks where the caller asks: at once the first time, then gently, unless motion is not wanted. */
export const useMapView = (map: MapLibreMap | null, view: MapView): void => {
  const asked = JSON.stringify(view);
  const seen = useRef<MapLibreMap>(null);

  useEffect(() => {
    if (!map) return undefined;
    const wanted = JSON.parse(asked) as MapView;
    const animate = seen.current === map && !matchMedia("(prefers-reduced-motion: reduce)").matches;
    seen.current = map;
    look(map, wanted, animate);
    // A sheet that grows over the map leaves less of it: what was asked for still shows.
    const again = (): void => look(map, wanted, false);
    map.on("resize", again);
    return () => void map.off("resize", again);
  }, [map, asked]);
};
