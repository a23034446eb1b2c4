"use client";

import type { RoundEdgeView, RoundView } from "@fairmile/contracts";
import { clsx } from "clsx";
import type { ReactNode } from "react";
import { Card } from "../../design/components/card.tsx";
import { RuledRow, RuledRows } from "../../design/components/ruled-rows.tsx";
import { formatAmount, formatMoney } from "../../src/i18n/format-money.ts";
import { shortLot } from "../../src/i18n/short-lot.ts";
import { useT } from "../../src/i18n/use-t.tsx";

interface WhyCardProps {
  readonly round: RoundView;
  readonly lotId: string;
  readonly edge: RoundEdgeView;
}

const Term = ({
  value,
  word,
  pay = false,
}: {
  readonly value: string;
  readonly word: string;
  readonly pay?: boolean;
}): ReactNode => (
  <div>
    <p className={clsx("figures text-xl leading-tight font-sign", pay && "text-green-text")}>{value}</p>
    <p className="text-xs text-ink-2">{word}</p>
  </div>
);

const Sign = ({ children }: { readonly children: ReactNode }): ReactNode => (
  <span className="text-xl leading-tight text-ink-3" aria-hidden="true">
    {children}
  </span>
);

/** Why this much: ask + the round with − the round without = pay, in figures and a sentence. */
const PaySum = ({ round, edge }: Pick<WhyCardProps, "round" | "edge">): ReactNode => {
  const t = useT();
  const amount = (cents: number): string => formatAmount(cents, round.currency);
  if (edge.payCents === null || edge.askCents === null || edge.welfareWithoutCents === null) return null;
  // The effective ask: never below the floor.
  const askCents = Math.max(edge.askCents, edge.floorCents);
  const figures = { with: amount(round.welfareCents), without: amount(edge.welfareWithoutCents) };
  return (
    <>
      <div className="mt-2.5 flex flex-wrap justify-between gap-x-3 gap-y-2">
        <Term value={amount(askCents)} word={t("admin.why.ask", { driver: edge.driverName })} />
        <Sign>+</Sign>
        <Term value={figures.with} word={t("admin.why.with")} />
        <Sign>−</Sign>
        <Term value={figures.without} word={t("admin.why.without")} />
        <Sign>=</Sign>
        <Term pay value={amount(edge.payCents)} word={t("admin.why.pay")} />
      </div>
      <p className="my-3 text-sm text-ink-2">{t("admin.why.ownAsk", { ...figures, driver: edge.driverName })}</p>
    </>
  );
};

/** The explanation beside a round's table, for the award that is looked at, and the round's sums. */
export const WhyCard = ({ round, lotId, edge }: WhyCardProps): ReactNode => {
  const t = useT();
  const amount = (cents: number): string => formatAmount(cents, round.currency);
  const awards = round.lots.filter((lot) => lot.result === "sold").length;
  return (
    <Card className="px-5 py-4">
      <h2 className="text-lg">
        {edge.payCents === null
          ? t("admin.why.noneTitle", { driver: edge.driverName, lot: shortLot(lotId) })
          : t("admin.why.title", {
              driver: edge.driverName,
              pay: formatMoney(edge.payCents, round.currency),
              lot: shortLot(lotId),
            })}
      </h2>
      <PaySum round={round} edge={edge} />
      <RuledRows className="mt-2">
        <RuledRow label={t("admin.why.awards", { count: awards, asks: amount(round.asksCents) })}>
          {t.rich("admin.why.pays", { pay: amount(round.payCents), posted: amount(round.postedCents) })}
        </RuledRow>
        <RuledRow label={t("admin.why.tips")}>
          {t.rich("admin.why.tipsWhole", { tips: amount(round.tipCents) })}
        </RuledRow>
        <RuledRow label={t("admin.why.ties", { ties: round.ties, unsold: round.lots.length - awards })}>
          {null}
        </RuledRow>
      </RuledRows>
    </Card>
  );
};
