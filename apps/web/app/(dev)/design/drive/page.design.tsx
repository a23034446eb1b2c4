"use client";

import { Route, Volume2 } from "lucide-react";
import type { ReactNode } from "react";
import { CarMarker } from "../../../../design/map/car-marker.tsx";
import { MapPane } from "../../../../design/map/map-pane.tsx";
import { LotMarker } from "../../../../design/map/place-markers.tsx";
import { DriveSheet } from "../../../../features/drive/drive-sheet.tsx";
import { ManoeuvrePlate } from "../../../../features/drive/manoeuvre-plate.tsx";
import { MapButton } from "../../../../features/drive/map-button.tsx";
import { ThenStrip } from "../../../../features/drive/then-strip.tsx";
import { useT } from "../../../../src/i18n/use-t.tsx";
import { NOW_MS } from "../samples/sample-driver.ts";
import { ATTRIBUTION } from "../samples/sample-map.ts";
import { PLACES } from "../samples/sample-places.ts";
import { DRIVE } from "../samples/sample-drive.ts";

const nothing = (): void => undefined;

const DriveScene = (): ReactNode => {
  const t = useT();
  return (
    <main className="mx-auto flex h-dvh max-w-[30rem] flex-col">
      <ManoeuvrePlate turn="right" distanceMeters={268} street={DRIVE.street} />
      <div className="relative min-h-0 flex-1">
        <MapPane
          className="absolute inset-x-0 top-0 -bottom-3"
          label={t("design.map.label")}
          basemapUrl={null}
          attribution={ATTRIBUTION}
          view={{ center: PLACES.drive.self, zoom: 15.9, paddingPx: { top: 130, right: 0, bottom: 0, left: 0 } }}
          lines={[{ kind: "route", points: PLACES.drive.line }]}
        >
          <CarMarker own at={PLACES.drive.self} headingDegrees={0} />
          <LotMarker at={PLACES.drive.stop}>{1}</LotMarker>
        </MapPane>
        <div className="absolute start-3 top-4">
          <ThenStrip>{t.rich("driver.drive.then", { stop: 1 })}</ThenStrip>
        </div>
        <div className="absolute end-3 bottom-7 flex gap-2">
          <MapButton icon={Volume2} label={t("driver.drive.sound")} />
          <MapButton icon={Route} label={t("driver.drive.overview")} />
        </div>
      </div>
      <DriveSheet
        address={t("driver.drive.unit", { address: DRIVE.address, unit: DRIVE.unit })}
        etaMs={NOW_MS + 120_000}
        nowMs={NOW_MS}
        deadlineAtMs={NOW_MS + 900_000}
        stretches={[0.72, 0]}
        parcel={t.rich("driver.drive.parcelProof", {
          name: DRIVE.name,
          parcels: t("driver.parcels.medium"),
          proof: t("driver.drive.pinAtDoor"),
        })}
        notes={DRIVE.note}
        busy={false}
        onArrived={nothing}
        onCall={nothing}
        onWrite={nothing}
        onProblem={nothing}
      />
    </main>
  );
};

export default DriveScene;
