"use client";

import type { LngLat, OfferView } from "@fairmile/contracts";
import { useMemo, type ReactNode } from "react";
import { CarMarker } from "../../design/map/car-marker.tsx";
import { MapPane } from "../../design/map/map-pane.tsx";
import { LotMarker, StopMarker, StoreMarker } from "../../design/map/place-markers.tsx";
import type { MapSurge, MapView } from "../../design/map/map-types.ts";
import { formatMoney } from "../../src/i18n/format-money.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { useMarket } from "../../src/market/market-scope.tsx";
import { useOwnPosition } from "../../src/position/position-context.tsx";
import { MapTap } from "./map-tap.tsx";

interface HomeMapProps {
  readonly offers: readonly OfferView[];
  readonly open: OfferView | null;
  readonly onOpen: (offerId: string) => void;
  /** Where lots are worth more just now. */
  readonly surge: readonly MapSurge[];
  /** Demo only: the driver goes and stands there. */
  readonly onStand: ((point: LngLat) => void) | undefined;
}

const TOWN_ZOOM = 13.2;
const OWN_ZOOM = 14.6;
const PADDING = { top: 96, right: 64, bottom: 56, left: 64 };

/** To the nearest hundred metres or so: the map does not fidget with every reading. */
const coarse = ({ lng, lat }: LngLat): LngLat => ({
  lng: Math.round(lng * 1000) / 1000,
  lat: Math.round(lat * 1000) / 1000,
});

const useView = (offers: readonly OfferView[], open: OfferView | null, own: LngLat | null): MapView => {
  const { center } = useMarket();
  const here = own === null ? [] : [coarse(own)];
  if (open !== null) return { fit: [...here, ...open.pickups, ...open.dropoffs], paddingPx: PADDING };
  const lots = offers.flatMap((offer) => offer.pickups);
  if (lots.length > 0) return { fit: [...here, ...lots], paddingPx: PADDING };
  return { center: here[0] ?? center, zoom: own === null ? TOWN_ZOOM : OWN_ZOOM };
};

/** The town, where you are, a price on every lot, and the whole way of the one that is open. */
export const HomeMap = ({ offers, open, onOpen, surge, onStand }: HomeMapProps): ReactNode => {
  const t = useT();
  const market = useMarket();
  const { fix } = useOwnPosition();
  const own = fix?.point ?? null;
  const lines = useMemo(() => {
    if (open === null) return [];
    const [first] = open.pickups;
    return [
      ...(own !== null && first !== undefined ? [{ kind: "way" as const, points: [own, first] }] : []),
      { kind: "route" as const, points: [...open.pickups, ...open.dropoffs] },
    ];
  }, [open, own]);
  return (
    <MapPane
      className="absolute inset-x-0 top-0 -bottom-3 panel:bottom-0"
      label={t("driver.home.map", { market: market.name })}
      basemapUrl={market.basemapUrl}
      attribution={market.attribution}
      polygon={market.polygon}
      view={useView(offers, open, own)}
      lines={lines}
      surge={surge}
    >
      {open === null ? null : (
        <>
          {open.pickups.map((point, index) => (
            <StoreMarker key={`store-${index}`} at={point} />
          ))}
          {open.dropoffs.map((point, index) => (
            <StopMarker key={`stop-${index}`} at={point} number={index + 1} />
          ))}
        </>
      )}
      {offers.map((offer) => {
        const [at] = offer.pickups;
        if (at === undefined || offer.id === open?.id) return null;
        const price = formatMoney(offer.postedCents, offer.currency);
        return (
          <LotMarker
            key={offer.lotId}
            at={at}
            label={t("driver.home.lot", { price, store: offer.storeName })}
            onOpen={() => onOpen(offer.id)}
          >
            {price}
          </LotMarker>
        );
      })}
      {own === null ? null : <CarMarker at={own} headingDegrees={fix?.headingDegrees ?? null} />}
      {onStand === undefined ? null : <MapTap onTap={onStand} />}
    </MapPane>
  );
};
