"use client";

import type { OfferView } from "@fairmile/contracts";
import { clsx } from "clsx";
import type { ReactNode } from "react";
import { formatDistance } from "../../src/i18n/format-distance.ts";
import { formatMoney, formatMoneyRounded } from "../../src/i18n/format-money.ts";
import { minutesOf } from "../../src/i18n/format-time.ts";
import { useT } from "../../src/i18n/use-t.tsx";

interface FigureProps {
  readonly value: string;
  readonly note: string;
  readonly end?: boolean;
}

const Figure = ({ value, note, end = false }: FigureProps): ReactNode => (
  <div className={clsx("min-w-0", end && "text-end")}>
    <p className="figures text-xl leading-tight font-sign whitespace-nowrap">{value}</p>
    <p className="figures text-xs whitespace-nowrap text-ink-2">{note}</p>
  </div>
);

/** Time second: minutes, kilometres and net per hour, each with its reason. */
export const OfferFigures = ({ offer }: { readonly offer: OfferView }): ReactNode => {
  const t = useT();
  return (
    <div className="mt-4 flex justify-between gap-3 border-t border-line py-2.5">
      <Figure
        value={t("driver.offer.minutes", { minutes: minutesOf(offer.totalMs) })}
        note={t("driver.offer.minutesToPickup", { minutes: minutesOf(offer.toPickupMs) })}
      />
      <Figure
        value={formatDistance(offer.totalMeters)}
        note={t("driver.offer.distanceToPickup", { distance: formatDistance(offer.toPickupMeters) })}
      />
      <Figure
        end
        value={t("driver.offer.perHour", { amount: formatMoneyRounded(offer.netPerHourCents, offer.currency) })}
        note={t("driver.offer.perHourNet", { costs: formatMoney(offer.costsCents, offer.currency) })}
      />
    </div>
  );
};
