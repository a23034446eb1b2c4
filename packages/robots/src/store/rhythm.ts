import type { Prng } from "../core/prng.ts";

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** How busy the shops are by the hour of the market's day, around 1: quiet nights, noon and evening peaks. */
const BY_HOUR: readonly number[] = [
  0.7, 0.7, 0.7, 0.7, 0.7, 0.7, 0.8, 0.9, 1, 1, 1.1, 1.3, 1.4, 1.2, 1, 1, 1.1, 1.3, 1.4, 1.4, 1.2, 1, 0.8, 0.7,
];

/** The hour of the day, 0 to 23, in a zone. */
const hourIn = (atMs: number, timezone: string): number =>
  Number(new Intl.DateTimeFormat("en-GB", { hour: "2-digit", hourCycle: "h23", timeZone: timezone }).format(atMs));

/** How busy it is at an instant, around 1. */
export const busyness = (atMs: number, timezone: string): number => BY_HOUR[hourIn(atMs, timezone)] ?? 1;

/** How many orders come at once: mostly one, now and then a counter full of them. */
export const burstSize = (prng: Prng): number => (prng.chance(0.45) ? prng.whole(2, 3) : 1);
const MEAN_BURST = 0.55 + 0.45 * 2.5;

/** How long until the next orders of a store that posts this many an hour, in market milliseconds. */
export const untilNextMs = (
  input: { readonly perHour: number; readonly atMs: number; readonly timezone: string },
  prng: Prng,
): number => {
  const mean = (HOUR_MS * MEAN_BURST) / (input.perHour * busyness(input.atMs, input.timezone));
  return Math.min(prng.gap(mean), 10 * mean);
};

/** How long a store waits before its first orders, in market milliseconds: a screen that is opened fills soon. */
export const untilFirstMs = (perHour: number, prng: Prng): number =>
  prng.between(0, Math.min((HOUR_MS / perHour) * 0.5, MINUTE_MS));
