"use client";

import type { OfferView } from "@fairmile/contracts";
import type { ReactNode } from "react";
import { Button } from "../../design/components/button.tsx";
import { formatCount } from "../../src/i18n/format-distance.ts";
import { formatMoney } from "../../src/i18n/format-money.ts";
import { useT } from "../../src/i18n/use-t.tsx";

interface OfferAskInProps {
  readonly offer: OfferView;
  readonly ask: NonNullable<OfferView["ask"]>;
  readonly busy: boolean;
  readonly onTakeBack: (askId: string) => void;
}

/** In place of the buttons once an ask is in: what it is, which round decides, and the way back. */
export const OfferAskIn = ({ offer, ask, busy, onTakeBack }: OfferAskInProps): ReactNode => {
  const t = useT();
  const round = formatCount(ask.roundNo);
  return (
    <div className="mt-5 flex items-center justify-between gap-4 border-t-2 border-ink pt-3.5">
      <p className="font-strong" role="status">
        {ask.kind === "bid"
          ? t("driver.offer.bidIn", { ask: formatMoney(ask.askCents ?? offer.postedCents, offer.currency), round })
          : t("driver.offer.claimIn", { round })}
      </p>
      <Button busy={busy} className="shrink-0" onClick={() => onTakeBack(ask.id)}>
        {t("driver.offer.takeBack")}
      </Button>
    </div>
  );
};
