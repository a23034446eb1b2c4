"use client";

import { useEffect, useState } from "react";
import { useKeys } from "./use-keys.ts";
import type { RoundStep } from "./round-steps.tsx";

const STEP_MS = 1_400;

export interface StepReplay {
  readonly step: RoundStep;
  readonly isPlaying: boolean;
  readonly goTo: (step: RoundStep) => void;
  /** Runs through the steps; from the first one where the last is reached. */
  readonly toggle: () => void;
}

/** Walks through a round's steps: by itself while it plays, and with the arrow keys. */
export const useStepReplay = (steps: readonly RoundStep[], first: RoundStep): StepReplay => {
  const [step, setStep] = useState(first);
  const [isPlaying, setPlaying] = useState(false);
  const at = steps.indexOf(step);
  const next = steps[at + 1];

  useEffect(() => {
    if (!isPlaying) return undefined;
    if (next === undefined) {
      setPlaying(false);
      return undefined;
    }
    const timer = setTimeout(() => setStep(next), STEP_MS);
    return () => clearTimeout(timer);
  }, [isPlaying, next]);

  const goTo = (to: RoundStep | undefined): void => {
    setPlaying(false);
    if (to !== undefined) setStep(to);
  };
  useKeys({ ArrowLeft: () => goTo(steps[at - 1]), ArrowRight: () => goTo(next) });

  return {
    step,
    isPlaying,
    goTo,
    toggle: () => {
      const [start] = steps;
      if (!isPlaying && next === undefined && start !== undefined) setStep(start);
      setPlaying(!isPlaying);
    },
  };
};
