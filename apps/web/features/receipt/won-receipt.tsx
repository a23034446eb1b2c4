"use client";

import type { DriverReceiptView } from "@fairmile/contracts";
import type { ReactNode } from "react";
import { Card } from "../../design/components/card.tsx";
import { Money } from "../../design/components/money.tsx";
import { PayLineLabelled } from "../../design/components/pay-line-labelled.tsx";
import { Plate } from "../../design/components/plate.tsx";
import { RuledRow, RuledRows } from "../../design/components/ruled-rows.tsx";
import { TipTag } from "../../design/components/tip-tag.tsx";
import { formatAddition, formatAmount, formatMoney } from "../../src/i18n/format-money.ts";
import { writeSentence } from "../../src/i18n/sentence.ts";
import { useT } from "../../src/i18n/use-t.tsx";

interface WonReceiptProps {
  readonly receipt: DriverReceiptView & { readonly payCents: number };
  /** What stands below the figures: a confirmation that is waited for, a link to the route. */
  readonly children?: ReactNode;
}

/** What was won, the sentence that says why this much, and the figures behind it down to the total. */
export const WonReceipt = ({ receipt, children }: WonReceiptProps): ReactNode => {
  const t = useT();
  const { currency, askCents, payCents, tipCents, floorCents, postedCents } = receipt;
  const money = (amountCents: number): string => formatMoney(amountCents, currency);
  const amount = (amountCents: number): string => formatAmount(amountCents, currency);
  return (
    <Card className="receipt-arrives">
      <Plate className="rounded-b-none px-5.5 pt-5 pb-4">
        <div className="flex items-start justify-between gap-3">
          <h2 className="text-lg">{t("driver.receipt.won")}</h2>
          {tipCents > 0 ? <TipTag>{t("driver.offer.tip", { tip: money(tipCents) })}</TipTag> : null}
        </div>
        <div className="flex items-end justify-between gap-3">
          <Money large cents={payCents} currency={currency} className="text-[3.5rem] leading-none" />
          <p className="min-w-0 pb-1 text-end text-sm text-on-green-2">
            {receipt.storeName}
            <br />
            {t("driver.receipt.stopsTo", { count: receipt.stops, place: receipt.endsIn })}
          </p>
        </div>
      </Plate>
      <div className="px-4.5 pt-3 pb-3.5">
        <p>{writeSentence(receipt.sentence, currency)}</p>
        {askCents === postedCents ? (
          // A claim is paid what was posted: one point makes no line.
          <div className="h-3" />
        ) : (
          <div className="my-3.5">
            <PayLineLabelled
              {...{ askCents, payCents, floorCents, postedCents }}
              format={amount}
              words={{
                ask: t("driver.receipt.youAsked"),
                pay: t("driver.receipt.youGet"),
                posted: t("driver.receipt.posted"),
              }}
            />
          </div>
        )}
        <RuledRows>
          <RuledRow strong label={t("driver.receipt.yourAsk")}>
            {amount(askCents)}
          </RuledRow>
          {floorCents > askCents ? (
            <RuledRow strong label={t("driver.receipt.raised", { floor: amount(floorCents) })}>
              {formatAddition(floorCents - askCents, currency)}
            </RuledRow>
          ) : null}
          {receipt.welfareWithCents !== null && receipt.welfareWithoutCents !== null ? (
            <RuledRow
              strong
              label={t("driver.receipt.roundWith", {
                with: amount(receipt.welfareWithCents),
                without: amount(receipt.welfareWithoutCents),
              })}
            >
              {formatAddition(payCents - Math.max(askCents, floorCents), currency)}
            </RuledRow>
          ) : null}
          {tipCents > 0 ? (
            <RuledRow strong label={t("driver.receipt.tip")}>
              {formatAddition(tipCents, currency)}
            </RuledRow>
          ) : null}
          <RuledRow total label={t("driver.receipt.paid")}>
            {money(payCents + tipCents)}
          </RuledRow>
        </RuledRows>
        <p className="mt-1 text-xs text-ink-2">{t("driver.receipt.floor", { floor: money(floorCents) })}</p>
        {children}
      </div>
    </Card>
  );
};
