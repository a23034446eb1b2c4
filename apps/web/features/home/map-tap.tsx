"use client";

import type { LngLat } from "@fairmile/contracts";
import type { MapMouseEvent } from "maplibre-gl";
import { useEffect, useRef, type ReactNode } from "react";
import { useMap } from "../../design/map/map-context.ts";

/** Hears where the map around it is tapped. */
export const MapTap = ({ onTap }: { readonly onTap: (point: LngLat) => void }): ReactNode => {
  const map = useMap()?.map;
  const latest = useRef(onTap);
  useEffect(() => {
    latest.current = onTap;
  });
  useEffect(() => {
    if (map === undefined) return undefined;
    const tapped = ({ lngLat }: MapMouseEvent): void => latest.current({ lng: lngLat.lng, lat: lngLat.lat });
    map.on("click", tapped);
    return () => void map.off("click", tapped);
  }, [map]);
  return null;
};
