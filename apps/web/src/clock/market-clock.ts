/** The market's time as the server knows it, carried forward on this device. */
export interface MarketClock {
  /** Milliseconds since 1970 on the market's clock. */
  readonly nowMs: () => number;
  /** Market milliseconds per millisecond of the wall. */
  readonly speed: number;
  /** False until the first sample: the device's own time stands in. */
  readonly synced: boolean;
}

/** One reading of the server's clock and the wall time it is taken to have been read at. */
export interface ClockSample {
  readonly serverNowMs: number;
  readonly speed: number;
  readonly atWallMs: number;
}

/** A clock anchored at a sample. Monotonic as long as the wall is; the device's own setting of the time does not matter. */
export const clockFrom = (sample: ClockSample | undefined, wallNowMs: () => number): MarketClock =>
  sample
    ? {
        nowMs: () => sample.serverNowMs + (wallNowMs() - sample.atWallMs) * sample.speed,
        speed: sample.speed,
        synced: true,
      }
    : { nowMs: wallNowMs, speed: 1, synced: false };

/** Whole seconds left until an instant, never below zero; a begun second counts. */
export const secondsLeft = (untilMs: number, nowMs: number): number => Math.max(0, Math.ceil((untilMs - nowMs) / 1000));
