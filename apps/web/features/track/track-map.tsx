"use client";

import type { LngLat, TrackView } from "@fairmile/contracts";
import { House } from "lucide-react";
import type { ReactNode } from "react";
import { CarMarker } from "../../design/map/car-marker.tsx";
import { MapMarker } from "../../design/map/map-marker.tsx";
import { MapPane } from "../../design/map/map-pane.tsx";
import type { MapLine } from "../../design/map/map-types.ts";
import { StoreMarker } from "../../design/map/place-markers.tsx";
import { useNow } from "../../src/clock/use-now.ts";
import { minutesOf } from "../../src/i18n/format-time.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { useSteadyFrame } from "../board/use-steady-frame.ts";

const MINUTES_EVERY_MS = 10_000;
const PADDING = { top: 56, right: 40, bottom: 32, left: 40 };

interface TrackMapProps {
  readonly track: TrackView;
  /** Where the driver is now; null while that is not told. */
  readonly car: LngLat | null;
}

/** The door, the store until the parcel has left it, and the driver while the parcel is on its way here. */
export const TrackMap = ({ track, car }: TrackMapProps): ReactNode => {
  const t = useT();
  const nowMs = useNow(MINUTES_EVERY_MS);
  const { courier, place, etaMs } = track;
  const minutes = minutesOf((etaMs ?? nowMs) - nowMs);
  const isComing = courier !== null && car !== null;
  const frame = useSteadyFrame([place.point, isComing ? car : track.pickupPoint], track.status);
  // With other stops before this door the way is not straight to it, and where it leads is nobody else's business.
  const line: MapLine[] = isComing && track.stopsAhead === 0 ? [{ kind: "route", points: [car, place.point] }] : [];
  return (
    <MapPane
      className="h-72 overflow-hidden rounded-sign border border-line panel:h-80"
      label={isComing ? t("track.map") : t("track.mapStill")}
      basemapUrl={track.basemapUrl}
      attribution={track.attribution}
      view={{ fit: frame, paddingPx: PADDING }}
      lines={line}
    >
      {isComing ? null : <StoreMarker at={track.pickupPoint} />}
      <MapMarker at={place.point} rank={2}>
        <span className="flex size-9 items-center justify-center rounded-sign border-[3px] border-map-lot bg-map-lot-text text-map-lot">
          <House size={20} aria-hidden="true" />
        </span>
      </MapMarker>
      {isComing ? (
        <CarMarker at={car}>
          {minutes === 0
            ? t.rich("track.carOnly", { driver: courier.name })
            : t.rich("track.carLabel", { driver: courier.name, minutes })}
        </CarMarker>
      ) : null}
    </MapPane>
  );
};
