"use client";

import type { StoreReceiptView } from "@fairmile/contracts";
import type { ReactNode } from "react";
import { RuledRow, RuledRows } from "../../design/components/ruled-rows.tsx";
import { formatAmount, formatMoney } from "../../src/i18n/format-money.ts";
import { useT } from "../../src/i18n/use-t.tsx";

const TYPES = ["base", "distance", "time", "parcel", "minimum", "surge", "tip", "cancellation"] as const;

const typeOf = (type: string): (typeof TYPES)[number] | "other" => TYPES.find((one) => one === type) ?? "other";

/** What one delivery costs, line by line, their sum, and what became of the card and of the driver's share. */
export const ReceiptLines = ({ receipt }: { readonly receipt: StoreReceiptView }): ReactNode => {
  const t = useT();
  const { currency, payment, driverPayCents, tipCents } = receipt;
  const money = (amountCents: number): string => formatMoney(amountCents, currency);
  const shown = payment === "captured" ? receipt.capturedCents : receipt.heldCents;
  return (
    <div className="flex flex-col gap-2">
      <RuledRows>
        {receipt.lines
          .filter((line) => line.amountCents !== 0 || receipt.lines.length === 1)
          .map((line) => (
            <RuledRow key={line.type} label={t(`store.receipt.type.${typeOf(line.type)}`)}>
              {formatAmount(line.amountCents, currency)}
            </RuledRow>
          ))}
        <RuledRow total label={t("store.receipt.total")}>
          {money(receipt.totalCents)}
        </RuledRow>
      </RuledRows>
      <p className="figures text-sm text-ink-2">
        {payment === "held" || payment === "captured"
          ? t(`store.receipt.payment.${payment}`, { amount: money(shown) })
          : t(`store.receipt.payment.${payment}`)}
      </p>
      {driverPayCents === null ? null : (
        <p className="figures text-sm text-ink-2">
          {tipCents > 0
            ? t("store.receipt.driverTip", { amount: money(driverPayCents), tip: money(tipCents) })
            : t("store.receipt.driver", { amount: money(driverPayCents) })}
        </p>
      )}
    </div>
  );
};
