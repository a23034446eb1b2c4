const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Waits after the first, second, … failed attempt, by the wall: three days in all. */
export const BACKOFF_MS: readonly number[] = [
  5_000,
  30_000,
  2 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  24 * HOUR,
  25 * HOUR,
];

/** When to try again after `attempts` failed ones; null when it was the last. */
export const nextAttemptMs = (wallNowMs: number, attempts: number): number | null => {
  const waitMs = BACKOFF_MS[attempts - 1];
  return waitMs === undefined ? null : wallNowMs + waitMs;
};
