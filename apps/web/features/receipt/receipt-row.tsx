"use client";

import type { DriverReceiptView } from "@fairmile/contracts";
import Link from "next/link";
import type { ReactNode } from "react";
import { Money } from "../../design/components/money.tsx";
import { formatCount } from "../../src/i18n/format-distance.ts";
import { formatMoney } from "../../src/i18n/format-money.ts";
import { formatClock, formatDay } from "../../src/i18n/format-time.ts";
import { writeSentence } from "../../src/i18n/sentence.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { useTimeZone } from "../../src/market/time-zone.tsx";

/** One round's result in a list: what it was, the money, the reason. */
export const ReceiptRow = ({ receipt }: { readonly receipt: DriverReceiptView }): ReactNode => {
  const t = useT();
  const timeZone = useTimeZone();
  const { currency, payCents } = receipt;
  return (
    <li className="border-t border-line first:border-t-0">
      <Link href={`/driver/receipts/${receipt.id}`} className="block px-4.5 py-3 hover:bg-page">
        <span className="flex items-baseline justify-between gap-3">
          <b>{t(receipt.result === "won" ? "driver.receipt.won" : "driver.receipt.lost")}</b>
          {payCents === null ? (
            <span className="figures text-sm text-ink-2">
              {t("driver.receipts.asked", { ask: formatMoney(receipt.askCents, currency) })}
            </span>
          ) : (
            <Money cents={payCents + receipt.tipCents} currency={currency} className="text-lg" />
          )}
        </span>
        <span className="block text-sm">{writeSentence(receipt.sentence, currency)}</span>
        <span className="figures flex justify-between gap-3 text-sm text-ink-2">
          <span className="truncate">{receipt.storeName}</span>
          <span className="shrink-0">
            {t("driver.receipts.when", {
              round: formatCount(receipt.roundNo),
              day: formatDay(receipt.atMs, timeZone),
              time: formatClock(receipt.atMs, timeZone),
            })}
          </span>
        </span>
      </Link>
    </li>
  );
};
