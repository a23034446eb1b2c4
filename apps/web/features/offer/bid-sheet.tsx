"use client";

import { CURRENCY_DECIMALS, type OfferView } from "@fairmile/contracts";
import { Minus, Plus } from "lucide-react";
import { useState, type FormEvent, type ReactNode } from "react";
import { Button } from "../../design/components/button.tsx";
import { Input } from "../../design/components/field.tsx";
import { Sheet } from "../../design/components/sheet.tsx";
import { currencySign, formatAmount, formatMoney } from "../../src/i18n/format-money.ts";
import { parseAmount } from "../../src/i18n/parse-amount.ts";
import { useT } from "../../src/i18n/use-t.tsx";

interface BidSheetProps {
  readonly offer: OfferView;
  readonly open: boolean;
  readonly busy: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onBid: (askCents: number) => void;
}

/** One press of the stepper, in minor units: a tenth of a unit where there are cents. */
const stepCents = (offer: OfferView): number => (CURRENCY_DECIMALS[offer.currency] === 3 ? 100 : 10);

const BidForm = ({ offer, busy, onBid }: Pick<BidSheetProps, "offer" | "busy" | "onBid">): ReactNode => {
  const t = useT();
  const [text, setText] = useState(() => formatAmount(offer.postedCents, offer.currency));
  const askCents = parseAmount(text, offer.currency);
  const money = (amountCents: number): string => formatMoney(amountCents, offer.currency);
  const isTooHigh = askCents !== null && askCents > offer.postedCents;
  const by = (steps: number): void => {
    const from = askCents ?? offer.postedCents;
    const next = Math.min(offer.postedCents, Math.max(0, from + steps * stepCents(offer)));
    setText(formatAmount(next, offer.currency));
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (askCents !== null && !isTooHigh) onBid(askCents);
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <div className="flex items-end gap-2">
        <Button
          aria-label={t("driver.bid.less")}
          onClick={() => by(-1)}
          className="mt-5.5 h-11.5 w-14 shrink-0 self-start"
        >
          <Minus size={24} aria-hidden="true" />
        </Button>
        <Input
          className="flex-1"
          label={t("driver.bid.label")}
          inputMode="decimal"
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
          trailing={currencySign(offer.currency)}
          error={
            isTooHigh
              ? t("driver.bid.tooHigh", { posted: money(offer.postedCents) })
              : askCents === null
                ? t("driver.bid.notAmount")
                : undefined
          }
        />
        <Button
          aria-label={t("driver.bid.more")}
          onClick={() => by(1)}
          className="mt-5.5 h-11.5 w-14 shrink-0 self-start"
        >
          <Plus size={24} aria-hidden="true" />
        </Button>
      </div>
      <p className="text-sm text-ink-2">
        {t("driver.bid.range", { floor: money(offer.floorCents), posted: money(offer.postedCents) })}
      </p>
      <p className="text-sm text-ink-2">{t("driver.bid.explain")}</p>
      <Button type="submit" tone="signal" size={56} wide busy={busy} disabled={askCents === null || isTooHigh}>
        {t("driver.bid.send", { ask: money(askCents ?? 0) })}
      </Button>
    </form>
  );
};

/** Naming one's own price: why the true figure is the best one, what is the least and the most that can win. */
export const BidSheet = ({ offer, open, busy, onOpenChange, onBid }: BidSheetProps): ReactNode => {
  const t = useT();
  return (
    <Sheet open={open} onOpenChange={onOpenChange} title={t("driver.bid.title")}>
      <BidForm key={offer.id} offer={offer} busy={busy} onBid={onBid} />
    </Sheet>
  );
};
