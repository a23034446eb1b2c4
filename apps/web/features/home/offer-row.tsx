"use client";

import type { OfferView } from "@fairmile/contracts";
import type { ReactNode } from "react";
import { Money } from "../../design/components/money.tsx";
import { TipTag } from "../../design/components/tip-tag.tsx";
import { useSecondsLeft } from "../../src/clock/use-seconds-left.ts";
import { formatDistance } from "../../src/i18n/format-distance.ts";
import { formatMoney, formatMoneyRounded } from "../../src/i18n/format-money.ts";
import { minutesOf } from "../../src/i18n/format-time.ts";
import { useT } from "../../src/i18n/use-t.tsx";

interface OfferRowProps {
  readonly offer: OfferView;
  readonly onOpen: () => void;
}

/** One lot in the list: the pay, what it comes to an hour, how long and how far, from where to where. */
export const OfferRow = ({ offer, onOpen }: OfferRowProps): ReactNode => {
  const t = useT();
  const seconds = useSecondsLeft(offer.closesAtMs);
  return (
    <li className="border-t border-line first:border-t-0">
      <button type="button" onClick={onOpen} className="w-full px-5 py-3 text-start hover:bg-page">
        <span className="flex items-center justify-between gap-3">
          <span className="flex items-center gap-2.5">
            <Money cents={offer.postedCents} currency={offer.currency} className="text-xl leading-tight" />
            {offer.tipCents > 0 ? (
              <span className="text-sm">
                <TipTag>{t("driver.offer.tip", { tip: formatMoney(offer.tipCents, offer.currency) })}</TipTag>
              </span>
            ) : null}
          </span>
          <b className="figures text-lg">
            {t("driver.offer.perHour", { amount: formatMoneyRounded(offer.netPerHourCents, offer.currency) })}
          </b>
        </span>
        <span className="figures mt-0.5 flex justify-between gap-3 text-sm text-ink-2">
          <span>
            {t("driver.offers.figures", {
              minutes: minutesOf(offer.totalMs),
              distance: formatDistance(offer.totalMeters),
              stops: offer.stops,
            })}
          </span>
          <span>{offer.ask === null ? t("driver.offers.closesIn", { seconds }) : t("driver.offers.askIn")}</span>
        </span>
        <span className="block truncate text-sm text-ink-2">
          {t("driver.offers.fromTo", { store: offer.storeName, place: offer.endsIn })}
        </span>
      </button>
    </li>
  );
};
