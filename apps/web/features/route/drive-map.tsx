"use client";

import type { LngLat, RouteStopView, RouteView } from "@fairmile/contracts";
import type { ReactNode } from "react";
import { CarMarker } from "../../design/map/car-marker.tsx";
import { MapPane } from "../../design/map/map-pane.tsx";
import type { MapLine, MapView } from "../../design/map/map-types.ts";
import { LotMarker, StopMarker, StoreMarker } from "../../design/map/place-markers.tsx";
import { useT } from "../../src/i18n/use-t.tsx";
import { useMarket } from "../../src/market/market-scope.tsx";
import { isOpen, stopNumber } from "./route-state.ts";

interface DriveMapProps {
  readonly route: RouteView;
  readonly stop: RouteStopView;
  readonly own: LngLat | null;
  /** What is up on the map while driving: where the driver heads, else where the stop lies. */
  readonly upDegrees: number;
  readonly wholeRoute: boolean;
}

const DRIVE_ZOOM = 15.8;
const AHEAD = { top: 130, right: 0, bottom: 0, left: 0 };
const AROUND = { top: 84, right: 60, bottom: 104, left: 60 };

const linesOf = ({ route, stop, own }: DriveMapProps): MapLine[] => {
  const points = (stops: readonly RouteStopView[]): LngLat[] => stops.map((one) => one.place.point);
  const behind = route.stops.filter((one) => !isOpen(one));
  const ahead = route.stops.filter((one) => isOpen(one));
  const lastDone = behind.at(-1)?.place.point;
  const here = own ?? lastDone;
  const toNext: MapLine[] = here
    ? [{ kind: stop.kind === "pickup" ? "way" : "route", points: [here, stop.place.point] }]
    : [];
  return [{ kind: "done", points: points(behind) }, { kind: "route", points: points(ahead) }, ...toNext];
};

/** The map while driving: what is ahead is up; or the whole route with north up. */
export const DriveMap = (props: DriveMapProps): ReactNode => {
  const { route, stop, own, upDegrees, wholeRoute } = props;
  const t = useT();
  const market = useMarket();
  const view: MapView =
    wholeRoute || own === null
      ? {
          fit: [...(own === null ? [] : [own]), ...route.stops.filter(isOpen).map((one) => one.place.point)],
          paddingPx: AROUND,
        }
      : { center: own, zoom: DRIVE_ZOOM, bearingDegrees: Math.round(upDegrees), paddingPx: AHEAD };
  return (
    <MapPane
      className="absolute inset-x-0 top-0 -bottom-3 panel:bottom-0"
      label={t("driver.drive.map")}
      basemapUrl={market.basemapUrl}
      attribution={market.attribution}
      view={view}
      lines={linesOf(props)}
    >
      {route.stops.filter(isOpen).map((one) =>
        one.kind !== "dropoff" ? (
          <StoreMarker key={one.id} at={one.place.point} />
        ) : one === stop ? (
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
