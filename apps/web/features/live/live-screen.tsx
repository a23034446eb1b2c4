"use client";

import { useQuery } from "@tanstack/react-query";
import type { LiveView } from "@fairmile/contracts";
import Link from "next/link";
import { useState, type ReactNode } from "react";
import { buttonClass } from "../../design/components/button.tsx";
import { Card } from "../../design/components/card.tsx";
import { QueryState } from "../../src/api/query-state.tsx";
import { useTRPC } from "../../src/api/trpc.ts";
import { formatCount } from "../../src/i18n/format-distance.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { useMarket } from "../../src/market/market-scope.tsx";
import { SurgeLegend } from "../surge/surge-legend.tsx";
import { useSurge, type Surge } from "../surge/use-surge.ts";
import { AlarmList } from "./alarm-list.tsx";
import { DriverSign } from "./driver-marker.tsx";
import { LiveMap } from "./live-map.tsx";
import { LotTable } from "./lot-table.tsx";
import { useLivePositions } from "./use-live-positions.ts";

/** A change is told by the stream; this catches what only time changes (a lot's turn, a driver's silence). */
const EVERY_MS = 10_000;

const Header = ({ live }: { readonly live: LiveView }): ReactNode => {
  const t = useT();
  const market = useMarket();
  const onRoute = live.drivers.filter((driver) => driver.presence === "on_route").length;
  return (
    <header className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <div>
        <h1 className="text-xl">{market.name}</h1>
        <p className="figures text-sm text-ink-2">
          {t("admin.live.counts", {
            lots: live.lots.filter((lot) => lot.status === "open").length,
            drivers: live.drivers.length,
            onRoute,
          })}
        </p>
      </div>
      {live.lastRoundNo === null ? null : (
        <Link href={`/admin/rounds/${live.lastRoundNo}`} className={buttonClass("quiet", 44)}>
          {t("admin.live.lastRound", { round: formatCount(live.lastRoundNo) })}
        </Link>
      )}
    </header>
  );
};

const MapLegend = ({ surge }: { readonly surge: Surge | null }): ReactNode => {
  const t = useT();
  return (
    <p className="absolute bottom-8.5 left-2.5 flex flex-wrap gap-x-4 gap-y-1 rounded-inner bg-surface px-3 py-1.5 text-xs">
      <span className="flex items-center gap-1.5">
        <DriverSign isOnRoute />
        {t("admin.presence.on_route")}
      </span>
      <span className="flex items-center gap-1.5">
        <DriverSign isOnRoute={false} />
        {t("admin.presence.available")}
      </span>
      {surge === null ? null : <SurgeLegend surge={surge} />}
    </p>
  );
};

const Live = ({ live }: { readonly live: LiveView }): ReactNode => {
  const t = useT();
  const cars = useLivePositions(live.drivers);
  const surge = useSurge();
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const select = (lotId: string): void => setSelectedId(lotId === selectedId ? null : lotId);
  const selected = live.lots.find((lot) => lot.lotId === selectedId);
  return (
    <main className="flex flex-col gap-3.5 px-4 py-3.5 panel:px-6 desk:h-dvh">
      <Header live={live} />
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)] gap-3.5 desk:grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)]">
        <div className="flex min-h-0 flex-col gap-3.5">
          <AlarmList alarms={live.alarms} />
          <Card className="desk:min-h-0 desk:[&>div]:max-h-full" aria-label={t("admin.live.forSale")}>
            <LotTable lots={live.lots} selectedId={selectedId} onSelect={select} />
          </Card>
        </div>
        <Card className="relative h-96 desk:h-auto">
          <LiveMap
            className="h-full"
            lots={live.lots}
            cars={cars}
            selected={selected}
            onSelect={select}
            surge={surge?.areas ?? []}
          />
          <MapLegend surge={surge} />
        </Card>
      </div>
    </main>
  );
};

/** The market at this moment: what waits for a person, what is for sale, who is about. */
export const LiveScreen = (): ReactNode => {
  const live = useQuery(useTRPC().admin.live.queryOptions(undefined, { refetchInterval: EVERY_MS }));
  return <QueryState query={live}>{(view) => <Live live={view} />}</QueryState>;
};
