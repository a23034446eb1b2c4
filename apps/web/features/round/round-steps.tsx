"use client";

import { clsx } from "clsx";
import type { RoundView } from "@fairmile/contracts";
import { useEffect, useRef, type ReactNode } from "react";
import { useT } from "../../src/i18n/use-t.tsx";

export type RoundStep = RoundView["steps"][number]["step"];

/** The steps in the order in which a round goes through them. */
export const ROUND_STEPS = ["freeze", "candidates", "prices", "clear", "pay", "commit"] as const satisfies RoundStep[];

interface RoundStepsProps {
  readonly steps: RoundView["steps"];
  /** The step under replay: the one in yellow. */
  readonly current: RoundStep;
  readonly onStep: (step: RoundStep) => void;
}

/** Milliseconds as the lane writes them: 23 → ".023", 1 204 → "1.204". */
const afterText = (afterMs: number): string => {
  const ms = Math.round(afterMs);
  const seconds = Math.floor(ms / 1000);
  return `${seconds === 0 ? "" : seconds}.${String(ms % 1000).padStart(3, "0")}`;
};

const AHEAD = { line: "bg-line-control/60", word: "text-ink-2" };
const HERE = { line: "bg-signal", word: "step-here" };
const BEHIND = { line: "bg-ink", word: "text-ink" };

/** The lane of a round's steps, each with the milliseconds after the freeze at which it was done, where that was written down. */
export const RoundSteps = ({ steps, current, onStep }: RoundStepsProps): ReactNode => {
  const t = useT();
  const here = ROUND_STEPS.indexOf(current);
  const lane = useRef<HTMLOListElement>(null);
  useEffect(() => {
    lane.current?.children[here]?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [here]);
  const afterMs = new Map(steps.map((done) => [done.step, done.afterMs]));
  return (
    <ol
      ref={lane}
      aria-label={t("admin.round.steps")}
      className="flex gap-5 overflow-x-auto rounded-sign bg-raised px-4"
    >
      {ROUND_STEPS.map((step, index) => {
        const tookMs = afterMs.get(step);
        const look = index === here ? HERE : index < here ? BEHIND : AHEAD;
        return (
          <li key={step} className="min-w-24 flex-1">
            <button
              type="button"
              onClick={() => onStep(step)}
              aria-current={index === here ? "step" : undefined}
              className={clsx("w-full pt-2.5 pb-2.5 text-start text-sm focus-visible:-outline-offset-2", look.word)}
            >
              <span className={clsx("mb-2 block h-1", look.line)} />
              <span className="flex items-baseline justify-between gap-2">
                <b>{t(`admin.step.${step}`)}</b>
                <span className="figures text-xs">{tookMs === undefined ? "" : afterText(tookMs)}</span>
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
};
