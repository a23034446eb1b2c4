"use client";

import { useState, type ReactNode } from "react";
import { Switch } from "../../../../design/components/switch.tsx";
import { TipTag } from "../../../../design/components/tip-tag.tsx";
import { CarMarker } from "../../../../design/map/car-marker.tsx";
import { MapPane } from "../../../../design/map/map-pane.tsx";
import { LotMarker, StopMarker, StoreMarker } from "../../../../design/map/place-markers.tsx";
import { OfferSheet } from "../../../../features/offer/offer-sheet.tsx";
import { formatMoney } from "../../../../src/i18n/format-money.ts";
import { useT } from "../../../../src/i18n/use-t.tsx";
import { EXPOSURE_MS, OFFER } from "../samples/sample-driver.ts";
import { ATTRIBUTION, SURGE } from "../samples/sample-map.ts";
import { PLACES } from "../samples/sample-places.ts";

const nothing = (): void => undefined;

const OfferScene = (): ReactNode => {
  const t = useT();
  const [online, setOnline] = useState(true);
  return (
    <main className="mx-auto flex h-dvh max-w-[30rem] flex-col">
      <div className="relative min-h-0 flex-1">
        <MapPane
          className="absolute inset-x-0 top-0 -bottom-3"
          label={t("design.map.label")}
          basemapUrl={null}
          attribution={ATTRIBUTION}
          surge={SURGE}
          view={{ fit: PLACES.offer, paddingPx: { top: 120, right: 70, bottom: 50, left: 90 } }}
          lines={[
            { kind: "way", points: PLACES.way },
            { kind: "route", points: PLACES.route },
          ]}
        >
          <StoreMarker at={PLACES.store} />
          <StopMarker at={PLACES.stop1} number={1} />
          <StopMarker at={PLACES.stop2} number={2} />
          <LotMarker at={PLACES.lotA}>{formatMoney(870, "EUR")}</LotMarker>
          <LotMarker at={PLACES.lotB}>{formatMoney(795, "EUR")}</LotMarker>
          <CarMarker at={PLACES.driver} headingDegrees={200} />
        </MapPane>
        <div className="absolute inset-x-4 top-13 flex items-start justify-between">
          <Switch
            label={t("driver.online")}
            checked={online}
            onChange={setOnline}
            className="rounded-sign bg-surface px-3.5 shadow-float"
          />
          <p className="flex min-h-11 items-center gap-2 rounded-sign bg-surface px-2 shadow-float">
            <TipTag>{`+${formatMoney(150, "EUR")}`}</TipTag>
          </p>
        </div>
      </div>
      <div className="relative">
        <OfferSheet
          offer={OFFER}
          exposureMs={EXPOSURE_MS}
          endsFromHomeMeters={900}
          busy={false}
          onClaim={nothing}
          onBid={nothing}
          onTakeBack={nothing}
        />
      </div>
    </main>
  );
};

export default OfferScene;
