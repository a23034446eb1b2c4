"use client";

import type { LngLat } from "@fairmile/contracts";
import { Navigation2 } from "lucide-react";
import type { ReactNode } from "react";
import { MapMarker } from "./map-marker.tsx";
import { useGlide } from "./use-glide.ts";

interface CarMarkerProps {
  readonly at: LngLat;
  /** Where it heads, clockwise from north; null where it is not known. */
  readonly headingDegrees?: number | null;
  /** A green plate beside it: who, and how many minutes. Without one it is yourself. */
  readonly children?: ReactNode;
  /** Green and large: your own position while driving. */
  readonly own?: boolean;
}

/** A car that glides between the positions it reports. */
export const CarMarker = ({ at, headingDegrees, children, own = false }: CarMarkerProps): ReactNode => (
  <MapMarker at={useGlide(at)} rank={3} anchor={children === undefined ? "center" : "bottom"}>
    {children === undefined ? (
      <span
        className={
          own
            ? "flex size-15.5 items-center justify-center rounded-full border-4 border-on-green bg-green text-on-green"
            : "flex size-8 items-center justify-center rounded-full border-[3px] border-map-lot bg-map-lot-text text-map-lot"
        }
      >
        <Navigation2
          size={own ? 34 : 16}
          fill="currentColor"
          strokeWidth={1}
          aria-hidden="true"
          style={{ rotate: `${headingDegrees ?? 0}deg` }}
        />
      </span>
    ) : (
      <span className="car-plate figures">{children}</span>
    )}
  </MapMarker>
);
