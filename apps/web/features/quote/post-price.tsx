"use client";

import type { ReactNode } from "react";
import { Card } from "../../design/components/card.tsx";
import { Money } from "../../design/components/money.tsx";
import { useT } from "../../src/i18n/use-t.tsx";
import { useMarket } from "../../src/market/market-scope.tsx";
import { QuoteCard } from "../board/quote-card.tsx";
import type { PostDesk } from "./use-post-form.ts";

/** The price of what stands in the form, line by line; before there is one, what will stand here. */
export const PostPrice = ({ desk }: { readonly desk: PostDesk }): ReactNode => {
  const t = useT();
  const { live, form, tipCents, priced } = desk;
  if (live.quote !== null)
    return <QuoteCard quote={live.quote} tipCents={tipCents ?? 0} size={form.size} isOld={live.isOld} />;
  return (
    <Card className="px-4 py-3 text-sm text-ink-2" aria-live="polite">
      {priced === null || live.error !== null ? t("store.quote.open") : t("store.quote.looking")}
    </Card>
  );
};

/** The fee alone, beside the button of a small screen. */
export const PostFee = ({ desk }: { readonly desk: PostDesk }): ReactNode => {
  const t = useT();
  const { currency } = useMarket();
  const { live } = desk;
  if (live.quote === null) return null;
  return (
    <p className="flex items-baseline justify-between" aria-busy={live.isOld || undefined}>
      <span className="font-sign">{t("store.quote.fee")}</span>
      <Money
        cents={live.quote.fee.amountCents}
        currency={currency}
        className={live.isOld ? "text-xl opacity-60" : "text-xl"}
      />
    </p>
  );
};
