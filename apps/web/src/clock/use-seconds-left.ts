"use client";

import { useEffect, useState } from "react";
import { useMarketClock } from "./market-clock-context.tsx";
import { secondsLeft } from "./market-clock.ts";

/** Whole market seconds until an instant; renders anew exactly when one has gone. */
export const useSecondsLeft = (untilMs: number): number => {
  const clock = useMarketClock();
  const [, setTick] = useState(0);
  const nowMs = clock.nowMs();
  const left = secondsLeft(untilMs, nowMs);

  useEffect(() => {
    if (left === 0 || clock.speed === 0) return undefined;
    const toNextSecondMs = (untilMs - clock.nowMs() - (left - 1) * 1000) / clock.speed;
    const timer = setTimeout(() => setTick((n) => n + 1), Math.max(16, toNextSecondMs));
    return () => clearTimeout(timer);
  }, [left, untilMs, clock]);
  return left;
};
