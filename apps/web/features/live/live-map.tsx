"use client";

import type { LngLat, LotView } from "@fairmile/contracts";
import type { ReactNode } from "react";
import { MapPane } from "../../design/map/map-pane.tsx";
import type { MapLine, MapSurge } from "../../design/map/map-types.ts";
import { LotMarker, NeedsMarker, StopMarker } from "../../design/map/place-markers.tsx";
import { formatMoney } from "../../src/i18n/format-money.ts";
import { shortLot } from "../../src/i18n/short-lot.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { useMarket } from "../../src/market/market-scope.tsx";
import { atOnePlace } from "../admin/at-one-place.ts";
import { DriverMarker } from "./driver-marker.tsx";
import type { CarOnMap } from "./use-live-positions.ts";

interface LiveMapProps {
  readonly lots: readonly LotView[];
  readonly cars: readonly CarOnMap[];
  readonly selected: LotView | undefined;
  readonly onSelect: (lotId: string) => void;
  readonly surge: readonly MapSurge[];
  readonly className?: string;
}

/** The lot that is looked at: from its pickup to its drop-offs. */
const linesOf = (lot: LotView | undefined): MapLine[] =>
  lot === undefined ? [] : [{ kind: "way", points: [lot.pickup, ...lot.dropoffs] }];

/** Who needs a person comes first, and so shows where several lots have one pickup. */
const urgentFirst = (lots: readonly LotView[]): LotView[] =>
  lots.toSorted((a, b) => Number(b.status === "unsold") - Number(a.status === "unsold"));

const isPoint = (point: LngLat | null): point is LngLat => point !== null;

interface LotSignProps {
  /** Lots with one pickup; the first of them shows. */
  readonly lots: readonly [LotView, ...LotView[]];
  readonly isActive: boolean;
  readonly onSelect: (lotId: string) => void;
}

/** What stands at a pickup: the price of a lot, or a question mark where a person is needed. */
const LotSign = ({ lots: [lot, ...more], isActive, onSelect }: LotSignProps): ReactNode => {
  const t = useT();
  const { currency } = useMarket();
  if (lot.status === "unsold") return <NeedsMarker at={lot.pickup}>{t("admin.live.needsSign")}</NeedsMarker>;
  const price = formatMoney(lot.reserveCents ?? lot.capCents, currency);
  const tag = more.length === 0 ? price : t("admin.map.tagMore", { tag: price, count: more.length });
  return (
    <LotMarker
      at={lot.pickup}
      active={isActive}
      onOpen={() => onSelect(lot.lotId)}
      label={t("admin.live.lotOnMap", { tag, lot: shortLot(lot.lotId), store: lot.storeName })}
    >
      {tag}
    </LotMarker>
  );
};

/** What is for sale as price tags, who is about as cars that move, and where lots are worth more. A lot nobody took is a yellow question mark. */
export const LiveMap = ({ lots, cars, selected, onSelect, surge, className }: LiveMapProps): ReactNode => {
  const t = useT();
  const market = useMarket();
  const places = [...market.polygon, ...lots.map((lot) => lot.pickup), ...cars.map((car) => car.point).filter(isPoint)];
  return (
    <MapPane
      {...(className === undefined ? {} : { className })}
      label={t("admin.live.map")}
      basemapUrl={market.basemapUrl}
      attribution={market.attribution}
      polygon={market.polygon}
      // The whole market, so that the map does not swing whenever a car moves; or the lot that was asked for.
      view={{
        fit:
          selected === undefined
            ? market.polygon.length > 2
              ? market.polygon
              : places
            : [selected.pickup, ...selected.dropoffs],
      }}
      lines={linesOf(selected)}
      surge={surge}
    >
      {selected?.dropoffs.map((at, index) => (
        <StopMarker key={index} at={at} number={index + 1} />
      ))}
      {cars.map((car) =>
        car.point === null ? null : (
          <DriverMarker
            key={car.id}
            at={car.point}
            headingDegrees={car.headingDegrees}
            isOnRoute={car.presence === "on_route"}
          >
            {car.name}
          </DriverMarker>
        ),
      )}
      {atOnePlace(urgentFirst(lots)).map((here) => (
        <LotSign
          key={here[0].lotId}
          lots={here}
          isActive={here.some(({ lotId }) => lotId === selected?.lotId)}
          onSelect={onSelect}
        />
      ))}
    </MapPane>
  );
};
