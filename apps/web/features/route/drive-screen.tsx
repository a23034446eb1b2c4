"use client";

import { haversineMeters, type RouteStopView, type RouteView } from "@fairmile/contracts";
import { CircleAlert, FastForward, Navigation, Route } from "lucide-react";
import { useState, type ReactNode } from "react";
import { errorText } from "../../src/api/error-text.ts";
import { readFailure } from "../../src/api/failure.ts";
import { useNow } from "../../src/clock/use-now.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { useMarket } from "../../src/market/market-scope.tsx";
import { useOwnPosition } from "../../src/position/position-context.tsx";
import { DriverFrame } from "../driver/driver-frame.tsx";
import { DriveSheet } from "../drive/drive-sheet.tsx";
import { ManoeuvrePlate } from "../drive/manoeuvre-plate.tsx";
import { MapButton } from "../drive/map-button.tsx";
import { ThenStrip } from "../drive/then-strip.tsx";
import { MapChip } from "../home/map-chip.tsx";
import { bearingDegrees, turnTo } from "./bearing.ts";
import { DriveMap } from "./drive-map.tsx";
import { OpenInSheet } from "./open-in-sheet.tsx";
import { ProblemSheet } from "./problem-sheet.tsx";
import { followingStop, stopNumber, stretchesOf } from "./route-state.ts";
import { addressText, stopParcel } from "./stop-words.ts";
import type { RouteActions } from "./use-route-actions.ts";

interface DriveScreenProps {
  readonly route: RouteView;
  readonly stop: RouteStopView;
  readonly actions: RouteActions;
}

const SECOND_MS = 1_000;

const Then = ({ route }: { readonly route: RouteView }): ReactNode => {
  const t = useT();
  const next = followingStop(route);
  if (next === null) return null;
  return (
    <ThenStrip>
      {next.kind === "pickup"
        ? t.rich("driver.drive.thenPickup")
        : t.rich("driver.drive.then", { stop: stopNumber(route, next) })}
    </ThenStrip>
  );
};

/** On the way to one stop: how far and which way, the map, and what may be needed there. */
export const DriveScreen = ({ route, stop, actions }: DriveScreenProps): ReactNode => {
  const t = useT();
  const nowMs = useNow(10 * SECOND_MS);
  const market = useMarket();
  const { fix, fault, placed, travelTo, place } = useOwnPosition();
  const [wholeRoute, setWholeRoute] = useState(false);
  const [sheet, setSheet] = useState<"openIn" | "problem" | null>(null);
  const own = fix?.point ?? null;
  const target = stop.place.point;
  const distanceMeters = own === null ? null : haversineMeters(own, target);
  const bearing = own === null ? 0 : bearingDegrees(own, target);
  const headingDegrees = fix?.headingDegrees ?? null;
  const phone = stop.contactPhone;
  const address = addressText(stop, t);

  const error = actions.arrive.error;
  return (
    <DriverFrame nav={false}>
      <main className="grid min-h-0 flex-1 grid-rows-[auto_minmax(0,1fr)_auto] panel:grid-cols-[1fr_26rem] panel:grid-rows-[auto_minmax(0,1fr)]">
        <h1 className="sr-only">{t("driver.drive.title", { address })}</h1>
        <div className="panel:col-start-2 panel:row-start-1">
          {distanceMeters === null ? (
            <p className="safe-top bg-green px-5 py-5 text-lg text-on-green" role="status">
              {t(fault === null ? "driver.drive.locating" : "driver.drive.noLocation")}
            </p>
          ) : (
            <ManoeuvrePlate
              turn={turnTo({ bearing, headingDegrees, distanceMeters })}
              distanceMeters={distanceMeters}
              street={stop.kind === "dropoff" ? stop.place.address : stop.contactName}
            />
          )}
        </div>
        <div className="relative min-h-0 panel:col-start-1 panel:row-span-2 panel:row-start-1">
          <DriveMap route={route} stop={stop} own={own} upDegrees={headingDegrees ?? bearing} wholeRoute={wholeRoute} />
          <div className="absolute inset-x-3 top-3 flex flex-col items-start gap-2">
            <Then route={route} />
            <p className="rounded-inner bg-surface px-2 py-1 text-xs text-ink-2">{t("driver.drive.crow")}</p>
          </div>
          <div className="absolute inset-x-3 bottom-8 flex items-end justify-between gap-2">
            {market.isDemo && distanceMeters !== null && distanceMeters > 40 ? (
              <MapChip icon={FastForward} onClick={() => (placed === null ? place(target) : travelTo(target))}>
                {t("driver.drive.demoGo")}
              </MapChip>
            ) : (
              <span />
            )}
            <span className="flex gap-2">
              <MapButton icon={Navigation} label={t("driver.openIn.title")} onClick={() => setSheet("openIn")} />
              <MapButton
                icon={Route}
                label={t("driver.drive.overview")}
                aria-pressed={wholeRoute}
                onClick={() => setWholeRoute((now) => !now)}
              />
            </span>
          </div>
        </div>
        <div className="z-10 min-h-0 panel:col-start-2 panel:row-start-2 panel:flex panel:flex-col panel:overflow-y-auto panel:border-s panel:border-line panel:bg-surface">
          {error === null ? null : (
            <p role="alert" className="flex items-start gap-2 bg-fault-tint px-5 py-3 font-strong text-fault">
              <CircleAlert size={22} className="mt-px shrink-0" aria-hidden="true" />
              <span>
                {readFailure(error).code === "too_far_from_stop"
                  ? t("driver.arrive.refused", { why: errorText(error) })
                  : errorText(error)}
              </span>
            </p>
          )}
          <DriveSheet
            address={address}
            etaMs={stop.etaMs}
            nowMs={nowMs}
            deadlineAtMs={stop.deadlineAtMs}
            stretches={stretchesOf(route, own)}
            parcel={stopParcel(stop, t)}
            notes={stop.notes}
            busy={actions.arrive.isPending}
            onArrived={() => void actions.arrive.run(stop.id)}
            {...(phone === null
              ? {}
              : {
                  onCall: () => window.location.assign(`tel:${phone}`),
                  onWrite: () => window.location.assign(`sms:${phone}`),
                })}
            onProblem={() => setSheet("problem")}
          />
        </div>
      </main>
      <OpenInSheet point={target} open={sheet === "openIn"} onOpenChange={(open) => setSheet(open ? "openIn" : null)} />
      <ProblemSheet
        route={route}
        stop={stop}
        actions={actions}
        open={sheet === "problem"}
        onOpenChange={(open) => setSheet(open ? "problem" : null)}
      />
    </DriverFrame>
  );
};
