"use client";

import type { FeeView, QuoteView } from "@fairmile/contracts";
import type { ReactNode } from "react";
import { Card } from "../../design/components/card.tsx";
import { Money } from "../../design/components/money.tsx";
import { formatDistance } from "../../src/i18n/format-distance.ts";
import { formatAmount, formatMoney } from "../../src/i18n/format-money.ts";
import { minutesOf } from "../../src/i18n/format-time.ts";
import { useT } from "../../src/i18n/use-t.tsx";

type Component = FeeView["components"][number];

const componentLabel = (component: Component, fee: FeeView, t: ReturnType<typeof useT>): string => {
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
    case "base":
    case "parcel":
    case "minimum":
    case "surge":
      return t(`store.quote.${type}`);
  }
};

/** The quote: its parts, the reason for surge, and a fee that is their sum. Always in sight while posting. */
export const QuoteCard = ({ quote }: { readonly quote: QuoteView }): ReactNode => {
  const t = useT();
  const { fee } = quote;
  return (
    <Card className="px-4 py-3" aria-live="polite">
      <dl className="text-sm leading-body">
        {fee.components
          .filter((component) => component.amountCents !== 0)
          .map((component) => (
            <div key={component.type} className="flex justify-between gap-4">
              <dt>{componentLabel(component, fee, t)}</dt>
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
          {quote.tipCents > 0 ? (
            <span className="block text-xs font-body text-ink-2">
              {t("store.quote.andTip", { tip: formatMoney(quote.tipCents, fee.currency) })}
            </span>
          ) : null}
        </p>
        <Money cents={fee.amountCents} currency={fee.currency} className="text-2xl leading-tight" />
      </div>
    </Card>
  );
};
