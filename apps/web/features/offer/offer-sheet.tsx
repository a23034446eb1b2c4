"use client";

import type { OfferView } from "@fairmile/contracts";
import { Flag, Store } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../design/components/button.tsx";
import { CountdownBar } from "../../design/components/countdown-bar.tsx";
import { Money } from "../../design/components/money.tsx";
import { TipTag } from "../../design/components/tip-tag.tsx";
import { useSecondsLeft } from "../../src/clock/use-seconds-left.ts";
import { formatDistance } from "../../src/i18n/format-distance.ts";
import { formatMoney } from "../../src/i18n/format-money.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { OfferAskIn } from "./offer-ask-in.tsx";
import { OfferFigures } from "./offer-figures.tsx";
import { parcelSizesText } from "./parcel-sizes.ts";

export interface OfferSheetProps {
  readonly offer: OfferView;
  /** How long a lot stands before it clears: what the dashes of the countdown add up to. */
  readonly exposureMs: number;
  /** From where the last stop is to the driver's home, where the driver has set one. */
  readonly endsFromHomeMeters?: number;
  /** An ask is on its way to the server. */
  readonly busy: boolean;
  readonly onClaim: () => void;
  readonly onBid: () => void;
  readonly onTakeBack: (askId: string) => void;
}

/**
 * An offer before anything else: guaranteed pay and tip, distance and minutes with the way to the pickup, net per
 * hour, stops and where it ends, then Claim and Bid. The countdown stands on top; nothing here hurries.
 */
export const OfferSheet = ({
  offer,
  exposureMs,
  endsFromHomeMeters,
  busy,
  onClaim,
  onBid,
  onTakeBack,
}: OfferSheetProps): ReactNode => {
  const t = useT();
  const money = (amountCents: number): string => formatMoney(amountCents, offer.currency);
  const seconds = useSecondsLeft(offer.closesAtMs);
  return (
    <article className="relative overflow-hidden rounded-t-sign bg-surface text-ink shadow-sheet">
      <CountdownBar closesAtMs={offer.closesAtMs} lengthMs={Math.max(exposureMs, offer.roundEveryMs)} />
      <div className="safe-bottom px-5 pt-3">
        <div className="flex items-start justify-between gap-3">
          <Money large cents={offer.postedCents} currency={offer.currency} className="text-3xl leading-none" />
          {offer.tipCents > 0 ? (
            <p className="flex flex-col items-end gap-2 text-sm text-ink-2">
              <TipTag>{t("driver.offer.tip", { tip: money(offer.tipCents) })}</TipTag>
              {t("driver.offer.tipYours")}
            </p>
          ) : null}
        </div>
        <p className="mt-2.5 text-sm text-ink-2">
          <span className="text-ink">{t.rich("driver.offer.guaranteed")}</span>{" "}
          {offer.surgeCents > 0 ? t("driver.offer.surgeInside", { surge: money(offer.surgeCents) }) : null}
        </p>
        <OfferFigures offer={offer} />
        <ul className="border-t border-line pt-2.5 text-md">
          <li className="flex items-center gap-2 py-0.5">
            <Store size={20} className="shrink-0" aria-hidden="true" />
            <span className="min-w-0 flex-1 truncate">
              {t.rich("driver.offer.stops", { count: offer.stops, store: offer.storeName })}
            </span>
            <span className="text-sm text-ink-2">{parcelSizesText(offer.parcelSizes, t)}</span>
          </li>
          <li className="flex items-center gap-2 py-0.5">
            <Flag size={20} className="shrink-0" aria-hidden="true" />
            <span className="min-w-0 flex-1 truncate">{t.rich("driver.offer.ends", { place: offer.endsIn })}</span>
            {endsFromHomeMeters === undefined ? null : (
              <span className="text-sm text-ink-2">
                {t("driver.offer.fromHome", { distance: formatDistance(endsFromHomeMeters) })}
              </span>
            )}
          </li>
        </ul>
        {offer.ask ? (
          <OfferAskIn offer={offer} ask={offer.ask} busy={busy} onTakeBack={onTakeBack} />
        ) : (
          <div className="mt-6">
            <div className="flex gap-3">
              <Button tone="signal" size={56} className="min-w-0 flex-[2.25]" busy={busy} onClick={onClaim}>
                {t("driver.offer.claim", { pay: money(offer.postedCents) })}
              </Button>
              <Button size={56} className="flex-1" busy={busy} onClick={onBid}>
                {t("driver.offer.bid")}
              </Button>
            </div>
            <p className="mt-2 text-center text-sm text-ink-2">{t("driver.offer.quick", { seconds })}</p>
          </div>
        )}
      </div>
    </article>
  );
};
