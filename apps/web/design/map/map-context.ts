"use client";

import type { Map as MapLibreMap } from "maplibre-gl";
import { createContext, useContext } from "react";

/** The map inside which a marker stands; null until it is there. */
export const MapContext = createContext<MapLibreMap | null>(null);

export const useMap = (): MapLibreMap | null => useContext(MapContext);
