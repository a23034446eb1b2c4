"use client";

import type { LngLat } from "@fairmile/contracts";
import { clsx } from "clsx";
import { Navigation2 } from "lucide-react";
import type { ReactNode } from "react";
import { MapMarker } from "../../design/map/map-marker.tsx";
import { useGlide } from "../../design/map/use-glide.ts";

interface DriverMarkerProps {
  readonly at: LngLat;
  readonly headingDegrees: number | null;
  readonly isOnRoute: boolean;
  /** Below the sign: the name. */
  readonly children: ReactNode;
}

/** The sign of a driver: green on a route, light while free. */
export const DriverSign = ({
  isOnRoute,
  headingDegrees = null,
}: Pick<DriverMarkerProps, "isOnRoute"> & { readonly headingDegrees?: number | null }): ReactNode => (
  <span
    className={clsx(
      "flex size-6 items-center justify-center rounded-full border-2",
      isOnRoute ? "border-on-green bg-green text-on-green" : "border-map-lot-line bg-map-lot text-map-lot-text",
    )}
  >
    <Navigation2
      size={13}
      fill="currentColor"
      strokeWidth={1}
      aria-hidden="true"
      style={{ rotate: `${headingDegrees ?? 0}deg` }}
    />
  </span>
);

/** One of many cars on the live map; glides between the positions it reports. */
export const DriverMarker = ({ at, headingDegrees, isOnRoute, children }: DriverMarkerProps): ReactNode => (
  <MapMarker at={useGlide(at)} rank={isOnRoute ? 3 : 2}>
    <span className="relative flex">
      <DriverSign isOnRoute={isOnRoute} headingDegrees={headingDegrees} />
      <span className="absolute top-full left-1/2 -translate-x-1/2 text-xs font-strong whitespace-nowrap [text-shadow:0_0_2px_var(--map-label-halo),0_0_4px_var(--map-label-halo)]">
        {children}
      </span>
    </span>
  </MapMarker>
);
