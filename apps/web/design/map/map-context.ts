"use client";

import type { Map as MapLibreMap, Marker } from "maplibre-gl";
import { createContext, useContext } from "react";

/** A map and what makes markers on it: handed down, so that a screen with markers does not load MapLibre itself. */
export interface MapHandle {
  readonly map: MapLibreMap;
  readonly Marker: typeof Marker;
}

/** The map inside which a marker stands; null until it is there. */
export const MapContext = createContext<MapHandle | null>(null);

export const useMap = (): MapHandle | null => useContext(MapContext);
