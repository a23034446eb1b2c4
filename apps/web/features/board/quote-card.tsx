"use client";

import type { FeeView, ParcelSize, QuoteView } from "@fairmile/contracts";
import { clsx } from "clsx";
import type { ReactNode } from "react";
import { Card } from "../../design/components/card.tsx";
import { Money } from "../../design/components/money.tsx";
import { formatDistance } from "../../src/i18n/format-distance.ts";
import { formatAmount, formatMoney } from "../../src/i18n/format-money.ts";
import { minutesOf } from "../../src/i18n/format-time.ts";
import { useT } from "../../src/i18n/use-t.tsx";

type Component = FeeView["components"][number];

type T = ReturnType<typeof useT>;

const parcelLabel = (count: number | null, size: ParcelSize | undefined, t: T): string => {
  if (size === undefined || count === null) return t("store.quote.parcel");
  return count === 1
    ? t("store.quote.parcelOne", { size: t(`store.size.${size}`) })
    : t("store.quote.parcelMany", { count, size: t(`driver.parcels.${size}`) });
};

const componentLabel = (component: Component, fee: FeeView, size: ParcelSize | undefined, t: T): string => {
  const { type, quantity, rateCents } = component;
  const rate = rateCents === null ? "" : formatMoney(rateCents, fee.currency);
  switch (type) {
    case "distance":
      return quantity === null
        ? t("store.quote.distanceFlat")
        : t("store.quote.distance", { distance: formatDistance(quantity), rate });
    case "time":
      return quantity === null
        ? t("store.quote.timeFlat")
        : t("store.quote.time", { minutes: minutesOf(quantity), rate });
    case "parcel":
      return parcelLabel(quantity, size, t);
    case "base":
    case "minimum":
    case "surge":
      return t(`store.quote.${type}`);
  }
};

interface QuoteCardProps {
  readonly quote: QuoteView;
  /** What is tipped beside the fee; the quote's own tip by default. */
  readonly tipCents?: number;
  /** The one size of all parcels, where there is one. */
  readonly size?: ParcelSize;
  /** Another price is on its way: this one is of what stood in the form before. */
  readonly isOld?: boolean;
}

/** The quote: its parts, the reason for surge, and a fee that is their sum. Always in sight while posting. */
export const QuoteCard = ({ quote, tipCents = quote.tipCents, size, isOld = false }: QuoteCardProps): ReactNode => {
  const t = useT();
  const { fee } = quote;
  return (
    <Card className={clsx("px-4 py-3", isOld && "opacity-60")} aria-live="polite" aria-busy={isOld || undefined}>
      <dl className="text-sm leading-body">
        {fee.components
          .filter((component) => component.amountCents !== 0)
          .map((component) => (
            <div key={component.type} className="flex justify-between gap-4">
              <dt>{componentLabel(component, fee, size, t)}</dt>
              <dd className="figures">{formatAmount(component.amountCents, fee.currency)}</dd>
            </div>
          ))}
      </dl>
      {quote.surge.amountCents > 0 && quote.surge.reason !== "none" ? (
        <p className="text-xs text-ink-2">{t("store.quote.surgeReason")}</p>
      ) : null}
      <div className="mt-1.5 flex items-center justify-between border-t-2 border-ink pt-2">
        <p className="font-sign">
          {t("store.quote.fee")}
          {tipCents > 0 ? (
            <span className="block text-xs font-body text-ink-2">
              {t("store.quote.andTip", { tip: formatMoney(tipCents, fee.currency) })}
            </span>
          ) : null}
        </p>
        <Money cents={fee.amountCents} currency={fee.currency} className="text-2xl leading-tight" />
      </div>
    </Card>
  );
};
