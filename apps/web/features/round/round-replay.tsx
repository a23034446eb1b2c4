"use client";

import type { RoundEdgeView, RoundView } from "@fairmile/contracts";
import { useMemo, useState, type ReactNode } from "react";
import { Card } from "../../design/components/card.tsx";
import { useT } from "../../src/i18n/use-t.tsx";
import { revealedAt } from "./revealed.ts";
import { RoundHeader } from "./round-header.tsx";
import { RoundMap } from "./round-map.tsx";
import { ROUND_STEPS, RoundSteps, type RoundStep } from "./round-steps.tsx";
import { RoundSums } from "./round-sums.tsx";
import { RoundTable, type EdgeRef } from "./round-table.tsx";
import { StepCard } from "./step-card.tsx";
import { useStepReplay } from "./use-step-replay.ts";
import { WhyCard } from "./why-card.tsx";

/** The first who was paid, else the first candidate there was. */
const firstEdge = ({ lots }: RoundView): EdgeRef | null => {
  const all = lots.flatMap((lot) => lot.edges.map((edge) => ({ lotId: lot.lotId, edge })));
  const chosen = all.find(({ edge }) => edge.result === "paid") ?? all[0];
  return chosen === undefined ? null : { lotId: chosen.lotId, driverId: chosen.edge.driverId };
};

interface ExplanationProps {
  readonly round: RoundView;
  readonly step: RoundStep;
  readonly lot: RoundView["lots"][number] | undefined;
  readonly edge: RoundEdgeView | undefined;
}

/** What stands below the map: the step, until the pay is known; then who is paid what and why. */
const Explanation = ({ round, step, lot, edge }: ExplanationProps): ReactNode => {
  const t = useT();
  if (step !== "pay" && step !== "commit") return <StepCard round={round} step={step} lot={lot} edge={edge} />;
  if (lot !== undefined && edge !== undefined) return <WhyCard round={round} lotId={lot.lotId} edge={edge} />;
  return (
    <Card className="px-5 py-4">
      <h2 className="text-lg">{t("admin.why.nobody")}</h2>
      <p className="mt-2.5 mb-3 text-sm text-ink-2">{t("admin.why.nobodyText")}</p>
      <RoundSums round={round} />
    </Card>
  );
};

const READING_ORDER: readonly RoundView["lots"][number]["result"][] = [
  "sold",
  "unsold",
  "no_asks",
  "exposing",
  "no_candidates",
];

/** Lots that were sold first, those nobody was near to last. */
const inReadingOrder = (round: RoundView): RoundView => ({
  ...round,
  lots: round.lots.toSorted((a, b) => READING_ORDER.indexOf(a.result) - READING_ORDER.indexOf(b.result)),
});

/** A round, readable: its steps, every candidate, the map, and why. */
export const RoundReplay = ({ round: asStored }: { readonly round: RoundView }): ReactNode => {
  const round = useMemo(() => inReadingOrder(asStored), [asStored]);
  const replay = useStepReplay(ROUND_STEPS, "pay");
  const revealed = revealedAt(replay.step);
  const [selected, setSelected] = useState(() => firstEdge(round));
  const lot = round.lots.find((one) => one.lotId === selected?.lotId);
  const edge = lot?.edges.find((one) => one.driverId === selected?.driverId);
  return (
    <main className="flex flex-col gap-4 px-4 py-3.5 panel:px-6 desk:h-dvh">
      <RoundHeader round={round} replay={replay} />
      <RoundSteps steps={round.steps} current={replay.step} onStep={replay.goTo} />
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)] gap-3.5 desk:grid-cols-[minmax(0,1.75fr)_minmax(0,1fr)]">
        <Card className="desk:min-h-0 desk:[&>div]:h-full">
          <RoundTable
            round={round}
            selected={revealed.candidates ? selected : null}
            onSelect={setSelected}
            revealed={revealed}
          />
        </Card>
        <div className="flex min-h-0 flex-col gap-2.5 max-desk:order-first desk:overflow-y-auto">
          <RoundMap
            className="h-72 shrink-0 desk:h-auto desk:min-h-60 desk:flex-1 desk:basis-0"
            round={round}
            revealed={revealed}
            selected={selected}
            onSelect={setSelected}
          />
          <div className="shrink-0">
            <Explanation round={round} step={replay.step} lot={lot} edge={edge} />
          </div>
        </div>
      </div>
    </main>
  );
};
