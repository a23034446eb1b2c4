"use client";

import type { RoundView } from "@fairmile/contracts";
import type { ReactNode } from "react";
import { RuledRow, RuledRows } from "../../design/components/ruled-rows.tsx";
import { formatAmount } from "../../src/i18n/format-money.ts";
import { useT } from "../../src/i18n/use-t.tsx";

/** What the round came to as a whole. */
export const RoundSums = ({ round }: { readonly round: RoundView }): ReactNode => {
  const t = useT();
  const amount = (cents: number): string => formatAmount(cents, round.currency);
  const awards = round.lots.filter((lot) => lot.result === "sold").length;
  return (
    <RuledRows className="mt-2">
      <RuledRow label={t("admin.why.awards", { count: awards, asks: amount(round.asksCents) })}>
        {t.rich("admin.why.pays", { pay: amount(round.payCents), posted: amount(round.postedCents) })}
      </RuledRow>
      <RuledRow label={t("admin.why.tips")}>{t.rich("admin.why.tipsWhole", { tips: amount(round.tipCents) })}</RuledRow>
      <RuledRow label={t("admin.why.ties", { ties: round.ties, unsold: round.lots.length - awards })}>
        {t("admin.why.engine", { version: round.engineVersion })}
      </RuledRow>
    </RuledRows>
  );
};
