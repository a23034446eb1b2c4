"use client";

import type { LngLat } from "@fairmile/contracts";
import type { Marker, PositionAnchor } from "maplibre-gl";
import { useEffect, useState, type ReactNode } from "react";
import { createPortal } from "react-dom";
import { useMap } from "./map-context.ts";

interface MapMarkerProps {
  readonly at: LngLat;
  readonly anchor?: PositionAnchor;
  /** Higher stands in front. */
  readonly rank?: number;
  readonly children: ReactNode;
}

/** Something of HTML that stands at a place on the map: a price tag (anchor "bottom"), a numbered stop, the store. */
export const MapMarker = ({ at, anchor = "center", rank = 0, children }: MapMarkerProps): ReactNode => {
  const handle = useMap();
  const [marker, setMarker] = useState<Marker | null>(null);
  const { lng, lat } = at;

  useEffect(() => {
    if (!handle) return undefined;
    const element = document.createElement("div");
    element.style.zIndex = String(rank);
    const made = new handle.Marker({ element, anchor });
    made.setLngLat([0, 0]).addTo(handle.map);
    setMarker(made);
    return () => {
      setMarker(null);
      made.remove();
    };
  }, [handle, anchor, rank]);

  useEffect(() => {
    marker?.setLngLat([lng, lat]);
  }, [marker, lng, lat]);

  return marker ? createPortal(children, marker.getElement()) : null;
};
