import { epochMs, type Clock } from "@fairmile/contracts";

export interface TestClock extends Clock {
  readonly set: (ms: number) => void;
  readonly advance: (ms: number) => void;
}

/** Market time that stands still until a test moves it. */
export const testClock = (startMs: number): TestClock => {
  let nowMs = startMs;
  return {
    speed: 1,
    now: () => epochMs(nowMs),
    set: (ms) => {
      nowMs = ms;
    },
    advance: (ms) => {
      nowMs += ms;
    },
  };
};
