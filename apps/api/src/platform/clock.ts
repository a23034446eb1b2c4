import { epochMs, type Clock } from "@fairmile/contracts";

/**
 * Market time that runs `speed` times as fast as the wall from `startMs` on. At speed 1 and without a start it is the
 * wall itself.
 */
export const scaledClock = (wallNow: () => number, speed: number, startMs: number | null = null): Clock => {
  const wallStart = wallNow();
  const base = startMs ?? wallStart;
  if (speed === 1 && startMs === null) return { speed, now: () => epochMs(wallNow()) };
  return { speed, now: () => epochMs(Math.round(base + (wallNow() - wallStart) * speed)) };
};
