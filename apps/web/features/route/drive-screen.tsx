"use client";

import { haversineMeters, type RouteStopView, type RouteView } from "@fairmile/contracts";
import { FastForward } from "lucide-react";
import { useState, type ReactNode } from "react";
import { useNow } from "../../src/clock/use-now.ts";
import { useWakeLock } from "../../src/device/use-wake-lock.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { useMarket } from "../../src/market/market-scope.tsx";
import { useOwnPosition } from "../../src/position/position-context.tsx";
import { DriverFrame } from "../driver/driver-frame.tsx";
import { DrivePlate } from "../drive/drive-plate.tsx";
import { DriveSheet } from "../drive/drive-sheet.tsx";
import { placeOnWay } from "../drive/place-on-way.ts";
import { ThenNext } from "../drive/then-next.tsx";
import { useAtStop } from "../drive/use-at-stop.ts";
import { useDemoDrive } from "../drive/use-demo-drive.ts";
import { useNavigation } from "../drive/use-navigation.ts";
import { useSpokenTurns } from "../drive/use-spoken-turns.ts";
import { WayNote } from "../drive/way-note.tsx";
import { MapChip } from "../home/map-chip.tsx";
import { ArriveRefused } from "./arrive-refused.tsx";
import { bearingDegrees } from "./bearing.ts";
import { DriveMap } from "./drive-map.tsx";
import { DriveTools } from "./drive-tools.tsx";
import { OpenInSheet } from "./open-in-sheet.tsx";
import { ProblemSheet } from "./problem-sheet.tsx";
import { stretchesOf } from "./route-state.ts";
import { addressText, stopParcel } from "./stop-words.ts";
import type { RouteActions } from "./use-route-actions.ts";

interface DriveScreenProps {
  readonly route: RouteView;
  readonly stop: RouteStopView;
  readonly actions: RouteActions;
}

const SECOND_MS = 1_000;
const DEMO_GO_BEYOND_METERS = 40;

/** On the way to one stop: the next turn, the map, and what may be needed there. */
export const DriveScreen = ({ route, stop, actions }: DriveScreenProps): ReactNode => {
  const t = useT();
  const nowMs = useNow(10 * SECOND_MS);
  const market = useMarket();
  const { fix, fault } = useOwnPosition();
  const [wholeRoute, setWholeRoute] = useState(false);
  const [sheet, setSheet] = useState<"openIn" | "problem" | null>(null);
  const target = stop.place.point;
  const navigation = useNavigation(route, stop);
  const spoken = useSpokenTurns(navigation, fix?.speedMetersPerSecond ?? null);
  const isAtStop = useAtStop(target);
  const demoDrive = useDemoDrive(navigation, target);
  useWakeLock();

  const { leftMs } = navigation;
  const { own, headingDegrees } = placeOnWay(navigation, fix);
  const distanceMeters = fix === null ? null : haversineMeters(fix.point, target);
  const bearing = fix === null ? 0 : bearingDegrees(fix.point, target);
  const upDegrees = headingDegrees ?? bearing;
  const phone = stop.contactPhone;
  const address = addressText(stop, t);
  const { error } = actions.arrive;
  return (
    <DriverFrame nav={false}>
      <main className="grid min-h-0 flex-1 grid-rows-[auto_minmax(0,1fr)_auto] panel:grid-cols-[1fr_26rem] panel:grid-rows-[auto_minmax(0,1fr)]">
        <h1 className="sr-only">{t("driver.drive.title", { address })}</h1>
        <div className="panel:col-start-2 panel:row-start-1">
          <DrivePlate
            navigation={navigation}
            crow={distanceMeters === null ? null : { distanceMeters, degrees: bearing - upDegrees }}
            fault={fault}
            target={stop.kind === "dropoff" ? stop.place.address : stop.contactName}
          />
        </div>
        <div className="relative min-h-0 panel:col-start-1 panel:row-span-2 panel:row-start-1">
          <DriveMap
            route={route}
            stop={stop}
            navigation={navigation}
            own={own}
            upDegrees={upDegrees}
            wholeRoute={wholeRoute}
          />
          <div className="pointer-events-none absolute inset-x-3 top-3 flex flex-col items-start gap-2">
            <ThenNext navigation={navigation} route={route} stop={stop} />
            <WayNote navigation={navigation} />
          </div>
          <div className="pointer-events-none absolute inset-x-3 bottom-8 flex items-end justify-between gap-2 *:pointer-events-auto">
            {market.isDemo && distanceMeters !== null && distanceMeters > DEMO_GO_BEYOND_METERS ? (
              <MapChip icon={FastForward} onClick={demoDrive}>
                {t("driver.drive.demoGo")}
              </MapChip>
            ) : (
              <span />
            )}
            <DriveTools
              spoken={spoken}
              wholeRoute={wholeRoute}
              onWholeRoute={setWholeRoute}
              onOpenIn={() => setSheet("openIn")}
            />
          </div>
        </div>
        <div className="z-10 min-h-0 panel:col-start-2 panel:row-start-2 panel:flex panel:flex-col panel:overflow-y-auto panel:border-s panel:border-line panel:bg-surface">
          {error === null ? null : <ArriveRefused error={error} />}
          <DriveSheet
            address={address}
            etaMs={leftMs === null ? stop.etaMs : nowMs + leftMs}
            nowMs={nowMs}
            deadlineAtMs={stop.deadlineAtMs}
            stretches={stretchesOf(route, own)}
            parcel={stopParcel(stop, t)}
            notes={stop.notes}
            busy={actions.arrive.isPending}
            isAtStop={isAtStop}
            onArrived={() => void actions.arrive.run(stop.id)}
            {...(phone === null
              ? {}
              : {
                  onCall: () => window.location.assign(`tel:${phone}`),
                  onWrite: () => window.location.assign(`sms:${phone}`),
                })}
            onProblem={() => setSheet("problem")}
          />
          <p className="sr-only" role="status">
            {isAtStop ? t("driver.drive.atStop") : ""}
          </p>
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
