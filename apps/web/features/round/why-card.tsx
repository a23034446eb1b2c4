"use client";

import type { RoundEdgeView, RoundView } from "@fairmile/contracts";
import { clsx } from "clsx";
import type { ReactNode } from "react";
import { Card } from "../../design/components/card.tsx";
import { formatAmount, formatMoney } from "../../src/i18n/format-money.ts";
import { shortLot } from "../../src/i18n/short-lot.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { EdgeFacts } from "./edge-facts.tsx";
import { lossText } from "./loss-text.ts";
import { revealedAt } from "./revealed.ts";
import { RoundSums } from "./round-sums.tsx";

interface WhyCardProps {
  readonly round: RoundView;
  readonly lotId: string;
  readonly edge: RoundEdgeView;
}

interface TermProps {
  /** What stands before it; together they never part at the end of a line. */
  readonly sign?: "+" | "−" | "=";
  readonly value: string;
  readonly word: string;
  readonly pay?: boolean;
}

const FIGURE = "text-lg leading-tight panel:text-xl";

const Term = ({ sign, value, word, pay = false }: TermProps): ReactNode => (
  <div className="flex gap-2.5 panel:gap-4">
    {sign === undefined ? null : <span className={clsx("text-ink-3", FIGURE)}>{sign}</span>}
    <div>
      <p className={clsx("figures font-sign", FIGURE, pay && "text-green-text")}>{value}</p>
      <p className="text-xs text-ink-2">{word}</p>
    </div>
  </div>
);

/** Why this much: ask + the round with − the round without = pay, in figures and a sentence. */
const PaySum = ({ round, edge }: Pick<WhyCardProps, "round" | "edge">): ReactNode => {
  const t = useT();
  const amount = (cents: number): string => formatAmount(cents, round.currency);
  if (edge.payCents === null || edge.askCents === null || edge.welfareWithoutCents === null) return null;
  const isFloor = edge.askCents < edge.floorCents;
  const figures = { with: amount(round.welfareCents), without: amount(edge.welfareWithoutCents) };
  return (
    <>
      <div className="mt-2.5 flex flex-wrap justify-between gap-x-2 gap-y-2">
        <Term
          value={amount(isFloor ? edge.floorCents : edge.askCents)}
          word={isFloor ? t("admin.why.floor") : t("admin.why.ask", { driver: edge.driverName })}
        />
        <Term sign="+" value={figures.with} word={t("admin.why.with")} />
        <Term sign="−" value={figures.without} word={t("admin.why.without")} />
        <Term sign="=" pay value={amount(edge.payCents)} word={t("admin.why.pay")} />
      </div>
      <p className="my-3 text-sm text-ink-2">
        {edge.kind === "claim"
          ? t("admin.why.claim", { ...figures, driver: edge.driverName })
          : t("admin.why.ownAsk", { ...figures, driver: edge.driverName })}
      </p>
    </>
  );
};

/** Why not: a sentence, and the figures behind it. */
const Loss = ({ round, lotId, edge }: WhyCardProps): ReactNode => {
  const t = useT();
  const lot = round.lots.find((one) => one.lotId === lotId);
  if (lot === undefined) return null;
  return (
    <>
      <p className="mt-2.5 mb-3 text-sm text-ink-2">{lossText({ round, lot, edge }, t)}</p>
      <EdgeFacts round={round} lot={lot} edge={edge} revealed={revealedAt("pay")} />
    </>
  );
};

/** The explanation beside a round's table, for the candidate that is looked at, and the round's sums. */
export const WhyCard = ({ round, lotId, edge }: WhyCardProps): ReactNode => {
  const t = useT();
  const isPaid = edge.payCents !== null;
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
      {isPaid ? <PaySum round={round} edge={edge} /> : <Loss round={round} lotId={lotId} edge={edge} />}
      <RoundSums round={round} />
    </Card>
  );
};
