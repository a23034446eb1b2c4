"use client";

import { Binoculars, Power } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { buttonClass } from "../../design/components/button.tsx";
import { EmptyState } from "../../design/components/empty-state.tsx";
import { ErrorState } from "../../design/components/error-state.tsx";
import { LoadingRows } from "../../design/components/skeleton.tsx";
import { errorText } from "../../src/api/error-text.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { useMarket } from "../../src/market/market-scope.tsx";
import { useOwnPosition } from "../../src/position/position-context.tsx";
import { useDriver } from "../driver/use-driver.ts";
import { OfferRow } from "./offer-row.tsx";
import { OnlineTroubleBox } from "./online-trouble.tsx";
import type { OffersNearby } from "./use-offers.ts";
import type { PresenceControl } from "./use-presence.ts";

interface HomePanelProps {
  readonly nearby: OffersNearby;
  readonly presence: PresenceControl;
}

const OnRoute = (): ReactNode => {
  const t = useT();
  return (
    <div className="px-5 py-5">
      <h2 className="text-lg">{t("driver.home.onRoute")}</h2>
      <p className="mt-1 mb-4 text-ink-2">{t("driver.home.onRouteNote")}</p>
      <Link href="/driver/route" className={buttonClass("ink", 56, true)}>
        {t("driver.result.toRoute")}
      </Link>
    </div>
  );
};

const Offers = ({ nearby }: { readonly nearby: OffersNearby }): ReactNode => {
  const t = useT();
  const { placed } = useOwnPosition();
  const { query, offers } = nearby;
  if (offers.length > 0)
    return (
      <>
        <h2 className="figures border-b border-line px-5 py-2.5 text-sm">
          {t("driver.offers.title", { count: offers.length })}
        </h2>
        <ul>
          {offers.map((offer) => (
            <OfferRow key={offer.lotId} offer={offer} onOpen={() => nearby.select(offer.id)} />
          ))}
        </ul>
      </>
    );
  if (query.error !== null)
    return <ErrorState onRetry={() => void query.refetch()}>{errorText(query.error)}</ErrorState>;
  if (query.isPending) return <LoadingRows rows={3} />;
  return (
    <EmptyState icon={Binoculars} title={t("driver.offers.none")}>
      {t(placed === null ? "driver.offers.noneNote" : "driver.offers.nonePlaced")}
    </EmptyState>
  );
};

/** Under the map: what can be done now, by how things stand with this driver. */
export const HomePanel = ({ nearby, presence }: HomePanelProps): ReactNode => {
  const t = useT();
  const driver = useDriver();
  const market = useMarket();
  if (driver.presence === "on_route") return <OnRoute />;
  const trouble = presence.trouble ?? (driver.payoutAccount === "none" ? "payout" : null);
  return (
    <>
      {trouble === null ? null : (
        <div className="p-3">
          <OnlineTroubleBox trouble={trouble} presence={presence} />
        </div>
      )}
      {driver.presence === "available" ? (
        <Offers nearby={nearby} />
      ) : trouble === null ? (
        <EmptyState icon={Power} title={t("driver.home.offline")}>
          {t("driver.home.offlineNote", { market: market.name })}
        </EmptyState>
      ) : null}
    </>
  );
};
