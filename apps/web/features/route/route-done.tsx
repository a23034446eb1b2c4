"use client";

import type { RouteView } from "@fairmile/contracts";
import Link from "next/link";
import type { ReactNode } from "react";
import { buttonClass } from "../../design/components/button.tsx";
import { Money } from "../../design/components/money.tsx";
import { Plate } from "../../design/components/plate.tsx";
import { RuledRow, RuledRows } from "../../design/components/ruled-rows.tsx";
import { formatMoney } from "../../src/i18n/format-money.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { DriverFrame } from "../driver/driver-frame.tsx";
import { liveDeliveries } from "./route-state.ts";

interface RouteDoneProps {
  readonly route: RouteView;
  readonly onLeave: () => void;
}

/** The route is over: what was earned, and how each stop went. */
export const RouteDone = ({ route, onLeave }: RouteDoneProps): ReactNode => {
  const t = useT();
  const money = (amountCents: number): string => formatMoney(amountCents, route.currency);
  // A tip is for what was delivered; of a route that was not delivered whole this screen does not know its share.
  const parcels = route.stops.filter((stop) => stop.kind === "dropoff").flatMap(liveDeliveries);
  const isWhole = parcels.every((delivery) => delivery.status === "delivered");
  const tipCents = isWhole ? route.tipCents : 0;
  const dropoffs = route.stops.filter((stop) => stop.kind === "dropoff");
  const delivered = dropoffs.filter((stop) => stop.status === "done").length;
  return (
    <DriverFrame>
      <main className="mx-auto flex min-h-0 w-full max-w-[34rem] flex-1 flex-col gap-4 overflow-y-auto p-3">
        <Plate className="px-5.5 py-5" role="status">
          <h1 className="text-lg">{t("driver.finished.title")}</h1>
          <Money large cents={route.payCents + tipCents} currency={route.currency} className="text-3xl leading-tight" />
          <p className="text-on-green-2">{t("driver.finished.note", { done: delivered, total: dropoffs.length })}</p>
        </Plate>
        <div className="px-4">
          <RuledRows>
            <RuledRow strong label={t("driver.finished.pay")}>
              {money(route.payCents)}
            </RuledRow>
            {tipCents > 0 ? (
              <RuledRow strong label={t("driver.receipt.tip")}>
                {money(tipCents)}
              </RuledRow>
            ) : null}
            <RuledRow total label={t("driver.receipt.paid")}>
              {money(route.payCents + tipCents)}
            </RuledRow>
          </RuledRows>
          {isWhole || route.tipCents === 0 ? null : (
            <p className="mt-2 text-sm text-ink-2">{t("driver.finished.tipsPart")}</p>
          )}
        </div>
        <div className="mt-auto flex gap-2">
          <Link href="/driver" onClick={onLeave} className={`${buttonClass("ink", 56)} flex-[2]`}>
            {t("driver.finished.more")}
          </Link>
          <Link href="/driver/earnings" onClick={onLeave} className={`${buttonClass("second", 56)} flex-1`}>
            {t("driver.nav.earnings")}
          </Link>
        </div>
      </main>
    </DriverFrame>
  );
};
