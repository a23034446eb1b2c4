"use client";

import type { LngLat } from "@fairmile/contracts";
import { clsx } from "clsx";
import { Store } from "lucide-react";
import type { ReactNode } from "react";
import { PriceTag } from "../components/price-tag.tsx";
import { MapMarker } from "./map-marker.tsx";

interface AtProps {
  readonly at: LngLat;
}

/** Where parcels are picked up. */
export const StoreMarker = ({ at, dark = false }: AtProps & { readonly dark?: boolean }): ReactNode => (
  <MapMarker at={at} rank={2}>
    <span
      className={clsx(
        "flex size-9 items-center justify-center rounded-sign border-[3px] border-map-lot",
        dark ? "bg-map-lot-text text-map-lot" : "bg-green text-on-green",
      )}
    >
      <Store size={20} aria-hidden="true" />
    </span>
  </MapMarker>
);

/** A stop with its number along the route; without one it is a plain ring. */
export const StopMarker = ({ at, number }: AtProps & { readonly number?: number }): ReactNode => (
  <MapMarker at={at} rank={1}>
    <span
      className={clsx(
        "figures flex items-center justify-center rounded-full border-[3px] border-map-route bg-map-lot text-sm font-sign text-map-lot-text",
        number === undefined ? "size-4" : "size-7.5",
      )}
    >
      {number}
    </span>
  </MapMarker>
);

interface LotMarkerProps extends AtProps {
  readonly active?: boolean;
  readonly onOpen?: () => void;
  /** What a screen reader says of it; the tag itself shows the price. */
  readonly label?: string;
  readonly children: ReactNode;
}

/** A lot: its price on a tag whose tail points at the pickup. */
export const LotMarker = ({ at, active = false, onOpen, label, children }: LotMarkerProps): ReactNode => (
  <MapMarker at={at} anchor="bottom" rank={active ? 5 : 4}>
    {onOpen === undefined ? (
      <span className="mb-2 block">
        <PriceTag active={active}>{children}</PriceTag>
      </span>
    ) : (
      <button type="button" onClick={onOpen} aria-label={label} className="press min-h-11 min-w-11 pb-2">
        <PriceTag active={active}>{children}</PriceTag>
      </button>
    )}
  </MapMarker>
);

/** A place that waits for somebody's decision. */
export const NeedsMarker = ({ at, children }: AtProps & { readonly children: ReactNode }): ReactNode => (
  <MapMarker at={at} rank={4}>
    <span className="flex size-7 items-center justify-center rounded-full border-2 border-on-signal bg-signal text-sm font-sign text-on-signal">
      {children}
    </span>
  </MapMarker>
);
