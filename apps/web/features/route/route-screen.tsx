"use client";

import { useQuery } from "@tanstack/react-query";
import type { RouteView } from "@fairmile/contracts";
import { Hourglass, Route } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { buttonClass } from "../../design/components/button.tsx";
import { EmptyState } from "../../design/components/empty-state.tsx";
import { QueryState } from "../../src/api/query-state.tsx";
import { useTRPC } from "../../src/api/trpc.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { DriverPage } from "../driver/driver-frame.tsx";
import { DriveScreen } from "./drive-screen.tsx";
import { RouteDone } from "./route-done.tsx";
import { currentStop, isUnderWay } from "./route-state.ts";
import { SetOutScreen } from "./set-out-screen.tsx";
import { StopList } from "./stop-list.tsx";
import { StopScreen } from "./stop-screen.tsx";
import { useRouteActions, type RouteActions } from "./use-route-actions.ts";

const LOOK_EVERY_MS = 15_000;

const NoRoute = (): ReactNode => {
  const t = useT();
  return (
    <DriverPage title={t("driver.route.title")}>
      <EmptyState
        icon={Route}
        title={t("driver.route.none")}
        action={
          <Link href="/driver" className={buttonClass("ink", 44)}>
            {t("driver.finished.more")}
          </Link>
        }
      >
        {t("driver.route.noneNote")}
      </EmptyState>
    </DriverPage>
  );
};

/** Nothing to drive to, but a parcel is still on board: the store is deciding. */
const WaitingForStore = ({ route }: { readonly route: RouteView }): ReactNode => {
  const t = useT();
  return (
    <DriverPage title={t("driver.route.title")}>
      <EmptyState icon={Hourglass} title={t("driver.route.waiting")}>
        {t("driver.route.waitingNote")}
      </EmptyState>
      <div className="mx-3 rounded-sign border border-line bg-surface">
        <StopList route={route} />
      </div>
    </DriverPage>
  );
};

const OnRoute = ({ route, actions }: { readonly route: RouteView; readonly actions: RouteActions }): ReactNode => {
  const stop = currentStop(route);
  if (stop === null) return <WaitingForStore route={route} />;
  const parts = { route, stop, actions };
  if (stop.status === "arrived") return <StopScreen key={stop.id} {...parts} />;
  return isUnderWay(route) ? <DriveScreen key={stop.id} {...parts} /> : <SetOutScreen {...parts} />;
};

/** A route from the list of its stops to the money: what is on screen follows from how far it is. */
export const RouteScreen = (): ReactNode => {
  const route = useQuery(useTRPC().route.get.queryOptions(undefined, { refetchInterval: LOOK_EVERY_MS }));
  const actions = useRouteActions();
  if (actions.finished !== null) return <RouteDone route={actions.finished} onLeave={actions.forgetFinished} />;
  return (
    <QueryState query={route}>
      {(view) => (view === null ? <NoRoute /> : <OnRoute route={view} actions={actions} />)}
    </QueryState>
  );
};
