import { ROUND_STEPS, type RoundStep } from "./round-steps.tsx";

/** What is known of a round once a step is done; what comes later is not shown yet. */
export interface Revealed {
  readonly candidates: boolean;
  readonly prices: boolean;
  readonly cleared: boolean;
  readonly paid: boolean;
}

export const revealedAt = (step: RoundStep): Revealed => {
  const reached = (other: RoundStep): boolean => ROUND_STEPS.indexOf(step) >= ROUND_STEPS.indexOf(other);
  return {
    candidates: reached("candidates"),
    prices: reached("prices"),
    cleared: reached("clear"),
    paid: reached("pay"),
  };
};
