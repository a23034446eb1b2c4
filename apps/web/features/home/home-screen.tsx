"use client";

import { List, X } from "lucide-react";
import { useEffect, type ReactNode } from "react";
import { TipTag } from "../../design/components/tip-tag.tsx";
import { formatMoney } from "../../src/i18n/format-money.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { useMarket } from "../../src/market/market-scope.tsx";
import { useOwnPosition } from "../../src/position/position-context.tsx";
import { DriverFrame } from "../driver/driver-frame.tsx";
import { useDriver } from "../driver/use-driver.ts";
import { OpenOffer } from "../offer/open-offer.tsx";
import { RoundResult, SpokenResult } from "../receipt/round-result.tsx";
import { useRoundResults } from "../receipt/use-round-results.ts";
import { SurgeLegend } from "../surge/surge-legend.tsx";
import { useSurge } from "../surge/use-surge.ts";
import { HomeMap } from "./home-map.tsx";
import { HomePanel } from "./home-panel.tsx";
import { MapChip } from "./map-chip.tsx";
import { OnlineSwitch } from "./online-switch.tsx";
import { useOffers } from "./use-offers.ts";
import { usePresence } from "./use-presence.ts";

/** The driver's first screen: the map with its lots above, and below it the one thing that matters now. */
export const HomeScreen = (): ReactNode => {
  const t = useT();
  const market = useMarket();
  const driver = useDriver();
  const position = useOwnPosition();
  const presence = usePresence();
  const nearby = useOffers();
  const surge = useSurge();
  const results = useRoundResults();
  const pending = results.latest.find((receipt) => receipt.award?.id === driver.pendingAwardId);
  const result = pending ?? results.unseen[0];
  const offer = result === undefined ? nearby.open : null;
  const { putAway } = results;

  // Whoever is on a route has seen what they won.
  const isOld = driver.presence === "on_route" && result?.result === "lost";
  useEffect(() => {
    if (isOld) putAway();
  }, [isOld, putAway]);

  return (
    <DriverFrame nav={offer === null && result === undefined}>
      <main className="flex min-h-0 flex-1 flex-col panel:flex-row">
        <h1 className="sr-only">{t("driver.home.title")}</h1>
        <SpokenResult receipt={result} />
        <div className="relative min-h-40 flex-1">
          <HomeMap
            offers={nearby.offers}
            open={offer}
            onOpen={nearby.select}
            surge={surge?.areas ?? []}
            onStand={position.placed === null ? undefined : position.place}
          />
          <div className="absolute inset-x-4 top-[max(1rem,env(safe-area-inset-top))] flex items-start justify-between gap-3">
            <OnlineSwitch presence={presence} />
            {offer !== null && offer.surgeCents > 0 ? (
              <p className="flex min-h-11 items-center gap-2 rounded-sign bg-surface px-2 text-sm shadow-float">
                <TipTag>{t("driver.home.surge", { amount: formatMoney(offer.surgeCents, offer.currency) })}</TipTag>
                {t("driver.home.surgeWhy")}
              </p>
            ) : null}
          </div>
          <div className="absolute inset-x-4 bottom-8 flex items-end justify-between gap-3">
            {market.isEstimate && offer !== null ? (
              <p className="rounded-inner bg-surface px-2 py-1 text-xs text-ink-2">{t("design.estimate")}</p>
            ) : surge !== null && offer === null ? (
              <p className="rounded-inner bg-surface px-2.5 py-1.5 text-xs">
                <SurgeLegend surge={surge} />
              </p>
            ) : (
              <span />
            )}
            {offer === null ? null : (
              <span className="flex gap-2">
                {nearby.offers.length > 1 ? (
                  <MapChip icon={List} onClick={() => nearby.select(null)}>
                    {t("driver.offers.all", { count: nearby.offers.length })}
                  </MapChip>
                ) : null}
                {offer.ask === null ? (
                  <MapChip icon={X} onClick={() => nearby.pass(offer.id)}>
                    {t("driver.offer.pass")}
                  </MapChip>
                ) : null}
              </span>
            )}
          </div>
        </div>
        <div className="relative z-10 max-h-[80dvh] shrink-0 overflow-y-auto overscroll-contain rounded-t-sign bg-surface text-ink shadow-sheet panel:max-h-none panel:w-[26rem] panel:rounded-none panel:border-s panel:border-line panel:shadow-none">
          {result !== undefined ? (
            <RoundResult key={result.id} receipt={result} onPutAway={putAway} />
          ) : offer !== null ? (
            <OpenOffer
              offer={offer}
              onPass={() => (offer.ask === null ? nearby.pass(offer.id) : nearby.select(null))}
            />
          ) : (
            <HomePanel nearby={nearby} presence={presence} />
          )}
        </div>
      </main>
    </DriverFrame>
  );
};
