"use client";

import type { DriverReceiptView } from "@fairmile/contracts";
import type { ReactNode } from "react";
import { Card } from "../../design/components/card.tsx";
import { RuledRow, RuledRows } from "../../design/components/ruled-rows.tsx";
import { formatCount } from "../../src/i18n/format-distance.ts";
import { formatMoney } from "../../src/i18n/format-money.ts";
import { writeSentence } from "../../src/i18n/sentence.ts";
import { useT } from "../../src/i18n/use-t.tsx";

interface LostReceiptProps {
  readonly receipt: DriverReceiptView;
  readonly children?: ReactNode;
}

/** Why not this time, in a sentence, and what would have won. Same shape as a receipt that won. */
export const LostReceipt = ({ receipt, children }: LostReceiptProps): ReactNode => {
  const t = useT();
  const money = (amountCents: number): string => formatMoney(amountCents, receipt.currency);
  return (
    <Card className="receipt-arrives px-4.5 py-3.5">
      <div className="flex items-baseline justify-between gap-3">
        <h2 className="text-xl">{t("driver.receipt.lost")}</h2>
        <span className="figures text-sm text-ink-2">
          {t("driver.receipt.round", { round: formatCount(receipt.roundNo) })}
        </span>
      </div>
      <p className="mt-2 mb-3">{writeSentence(receipt.sentence, receipt.currency)}</p>
      <RuledRows>
        <RuledRow strong label={t("driver.receipt.storeAsk", { store: receipt.storeName })}>
          {money(receipt.askCents)}
        </RuledRow>
        <RuledRow strong label={t("driver.receipt.wouldHaveWon")}>
          {receipt.wouldHaveWonCents === null
            ? t("driver.receipt.noneWouldHave")
            : t("driver.receipt.orLess", { amount: money(receipt.wouldHaveWonCents) })}
        </RuledRow>
      </RuledRows>
      {children}
    </Card>
  );
};
