import type { RoundStep } from "./round-steps.tsx";

/** The steps in the order in which a round goes through them. */
export const ROUND_STEPS = ["freeze", "candidates", "prices", "clear", "pay", "commit"] as const satisfies RoundStep[];

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
