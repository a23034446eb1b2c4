import { clsx } from "clsx";
import type { Currency } from "@fairmile/contracts";
import type { ReactNode } from "react";
import { currencySign, formatAmount } from "../../src/i18n/format-money.ts";

interface MoneyProps {
  /** Minor units of the currency. */
  readonly cents: number;
  readonly currency: Currency;
  /** Large money raises its sign to cap height at half the size; small money writes it as large as the figures. */
  readonly large?: boolean;
  readonly className?: string;
}

/** An amount with its sign, in sign weight and tabular figures. Cents are never smaller than the rest. */
export const Money = ({ cents, currency, large = false, className }: MoneyProps): ReactNode => (
  <span className={clsx("figures whitespace-nowrap font-sign", large && "tracking-[var(--tracking-money)]", className)}>
    {large ? <span className="money-sign">{currencySign(currency)}</span> : currencySign(currency)}
    {formatAmount(cents, currency)}
  </span>
);
