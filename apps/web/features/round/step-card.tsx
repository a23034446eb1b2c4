"use client";

import type { RoundEdgeView, RoundView } from "@fairmile/contracts";
import type { ReactNode } from "react";
import { Card } from "../../design/components/card.tsx";
import { formatAmount } from "../../src/i18n/format-money.ts";
import { formatClockMs } from "../../src/i18n/format-time.ts";
import { shortLot } from "../../src/i18n/short-lot.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { useTimeZone } from "../../src/market/time-zone.tsx";
import { EdgeFacts } from "./edge-facts.tsx";
import { revealedAt } from "./revealed.ts";
import type { RoundStep } from "./round-steps.tsx";

interface StepCardProps {
  readonly round: RoundView;
  readonly step: Exclude<RoundStep, "pay" | "commit">;
  readonly lot: RoundView["lots"][number] | undefined;
  readonly edge: RoundEdgeView | undefined;
}

const useStepText = (round: RoundView, step: StepCardProps["step"]): string => {
  const t = useT();
  const timeZone = useTimeZone();
  switch (step) {
    case "freeze":
      return t("admin.step.freeze.text", { time: formatClockMs(round.frozenAtMs, timeZone) });
    case "candidates":
      return t("admin.step.candidates.text", { count: round.lots.reduce((sum, lot) => sum + lot.edges.length, 0) });
    case "prices":
      return t("admin.step.prices.text");
    case "clear":
      return t("admin.step.clear.text", { welfare: formatAmount(round.welfareCents, round.currency) });
  }
};

/** What the round has decided up to a step, and what that makes of the candidate that is looked at. */
export const StepCard = ({ round, step, lot, edge }: StepCardProps): ReactNode => {
  const t = useT();
  const revealed = revealedAt(step);
  return (
    <Card className="px-5 py-4">
      <h2 className="text-lg">{t(`admin.step.${step}.title`)}</h2>
      <p className="mt-2 text-sm text-ink-2">{useStepText(round, step)}</p>
      {revealed.candidates && lot !== undefined && edge !== undefined ? (
        <>
          <h3 className="mt-4 mb-2 text-md">
            {t("admin.fact.title", { driver: edge.driverName, lot: shortLot(lot.lotId) })}
          </h3>
          <EdgeFacts round={round} lot={lot} edge={edge} revealed={revealed} />
        </>
      ) : null}
    </Card>
  );
};
