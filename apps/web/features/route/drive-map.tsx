"use client";

import type { LngLat, RouteStopView, RouteView } from "@fairmile/contracts";
import type { ReactNode } from "react";
import { CarMarker } from "../../design/map/car-marker.tsx";
import { MapPane } from "../../design/map/map-pane.tsx";
import type { MapView } from "../../design/map/map-types.ts";
import { LotMarker, StopMarker, StoreMarker } from "../../design/map/place-markers.tsx";
import { useT } from "../../src/i18n/use-t.tsx";
import { useMarket } from "../../src/market/market-scope.tsx";
import type { Navigation } from "../drive/use-navigation.ts";
import { driveLines } from "./drive-lines.ts";
import { isOpen, stopNumber } from "./route-state.ts";

interface DriveMapProps {
  readonly route: RouteView;
  readonly stop: RouteStopView;
  readonly navigation: Navigation;
  /** Where the driver is: on the way's line while they follow it. */
  readonly own: LngLat | null;
  /** What is up on the map while driving: where the driver heads, else where the stop lies. */
  readonly upDegrees: number;
  readonly wholeRoute: boolean;
}

const DRIVE_ZOOM = 16.2;
const AHEAD = { top: 130, right: 0, bottom: 0, left: 0 };
const AROUND = { top: 84, right: 60, bottom: 112, left: 60 };

/** The map while driving: what is ahead is up; or the whole route with north up. */
export const DriveMap = (props: DriveMapProps): ReactNode => {
  const { route, own, upDegrees, wholeRoute } = props;
  const t = useT();
  const market = useMarket();
  const lines = driveLines(props);
  const ahead = route.stops.filter(isOpen);
  const view: MapView =
    wholeRoute || own === null
      ? {
          fit: [
            ...(own === null ? [] : [own]),
            ...ahead.map((one) => one.place.point),
            ...lines.filter(({ kind }) => kind === "route").flatMap(({ points }) => points),
          ],
          paddingPx: AROUND,
        }
      : { center: own, zoom: DRIVE_ZOOM, bearingDegrees: Math.round(upDegrees), paddingPx: AHEAD, follows: true };
  return (
    <MapPane
      className="absolute inset-x-0 top-0 -bottom-3 panel:bottom-0"
      label={t("driver.drive.map")}
      basemapUrl={market.basemapUrl}
      attribution={market.attribution}
      view={view}
      lines={lines}
    >
      {ahead.map((one) =>
        one.kind !== "dropoff" ? (
          <StoreMarker key={one.id} at={one.place.point} />
        ) : one === props.stop ? (
          <LotMarker key={one.id} at={one.place.point}>
            {stopNumber(route, one)}
          </LotMarker>
        ) : (
          <StopMarker key={one.id} at={one.place.point} number={stopNumber(route, one)} />
        ),
      )}
      {own === null ? null : <CarMarker own={!wholeRoute} at={own} headingDegrees={wholeRoute ? upDegrees : 0} />}
    </MapPane>
  );
};
