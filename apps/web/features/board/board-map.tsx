"use client";

import type { DeliveryView, LngLat } from "@fairmile/contracts";
import type { ReactNode } from "react";
import { CarMarker } from "../../design/map/car-marker.tsx";
import { MapPane } from "../../design/map/map-pane.tsx";
import type { MapLine } from "../../design/map/map-types.ts";
import { LotMarker, NeedsMarker, StopMarker, StoreMarker } from "../../design/map/place-markers.tsx";
import { useNow } from "../../src/clock/use-now.ts";
import { minutesOf } from "../../src/i18n/format-time.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { useMarket } from "../../src/market/market-scope.tsx";
import { useStore } from "../store/store-scope.tsx";
import { boardGroupOf } from "./board-groups.ts";
import { BoardLegend } from "./board-legend.tsx";
import { nextEtaMs, wayOf, type Car } from "./cars.ts";
import { useSteadyFrame } from "./use-steady-frame.ts";
import { useLiveCars } from "./use-live-cars.ts";

/** What the form is pricing now: from where, to where, for how much. */
export interface PricedJob {
  readonly from: LngLat;
  readonly to: LngLat;
  /** "€7.37"; null until there is a price. */
  readonly fee: string | null;
}

interface BoardMapProps {
  readonly deliveries: readonly DeliveryView[];
  readonly priced: PricedJob | null;
  readonly openId: string | null;
}

const MINUTES_EVERY_MS = 15_000;
/** A car's plate stands above its place; the legend lies along the bottom. */
const PADDING = { top: 64, right: 56, bottom: 80, left: 56 };

const CarLabel = ({ car, nowMs }: { readonly car: Car; readonly nowMs: number }): ReactNode => {
  const t = useT();
  const minutes = minutesOf((nextEtaMs(car) ?? nowMs) - nowMs);
  return minutes === 0
    ? t.rich("store.map.carOnly", { driver: car.name })
    : t.rich("store.map.car", { driver: car.name, minutes });
};

/** The store's deliveries on the map: cars with their ways, doors, what needs a decision, and the job being priced. */
export const BoardMap = ({ deliveries, priced, openId }: BoardMapProps): ReactNode => {
  const t = useT();
  const market = useMarket();
  const { locations } = useStore();
  const cars = useLiveCars(deliveries);
  const nowMs = useNow(MINUTES_EVERY_MS);
  const open = deliveries.find(({ id }) => id === openId);
  const onTheRoad = deliveries.filter((delivery) => boardGroupOf(delivery) === "onTheRoad");
  const needsYou = deliveries.filter((delivery) => boardGroupOf(delivery) === "needsYou");
  const doors = open && !onTheRoad.includes(open) && !needsYou.includes(open) ? [...onTheRoad, open] : onTheRoad;
  const points = open
    ? [
        open.pickup.place.point,
        open.dropoff.place.point,
        ...cars.filter((car) => car.deliveries.includes(open)).map(({ at }) => at),
      ]
    : [
        ...locations.map(({ place }) => place.point),
        ...[...onTheRoad, ...needsYou].map(({ dropoff }) => dropoff.place.point),
        ...cars.map(({ at }) => at),
        ...(priced === null ? [] : [priced.to]),
      ];
  const frame = useSteadyFrame(points, open?.id ?? "");
  const ways: MapLine[] = cars.map((car) => ({ kind: "route", points: wayOf(car) }));
  const asked: MapLine[] = priced === null ? [] : [{ kind: "way", points: [priced.from, priced.to] }];

  return (
    <>
      <MapPane
        className="absolute inset-0"
        label={t("store.map.label")}
        basemapUrl={market.basemapUrl}
        attribution={market.attribution}
        polygon={market.polygon}
        view={{ fit: frame, paddingPx: PADDING }}
        lines={[...ways, ...asked]}
      >
        {locations.map((location) => (
          <StoreMarker key={location.id} dark at={location.place.point} />
        ))}
        {doors.map((delivery) => (
          <StopMarker key={delivery.id} at={delivery.dropoff.place.point} />
        ))}
        {needsYou.map((delivery) => (
          <NeedsMarker key={delivery.id} at={delivery.dropoff.place.point}>
            {t("store.map.needsYou")}
          </NeedsMarker>
        ))}
        {cars.map((car) => (
          <CarMarker key={car.key} at={car.at} headingDegrees={car.headingDegrees}>
            <CarLabel car={car} nowMs={nowMs} />
          </CarMarker>
        ))}
        {priced === null || priced.fee === null ? null : (
          <LotMarker active at={priced.to}>
            {priced.fee}
          </LotMarker>
        )}
      </MapPane>
      <div className="pointer-events-none absolute start-3 bottom-12 max-w-[calc(100%-1.5rem)]">
        <BoardLegend />
      </div>
    </>
  );
};
