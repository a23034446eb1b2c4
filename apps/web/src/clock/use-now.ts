"use client";

import { useEffect, useState } from "react";
import { useMarketClock } from "./market-clock-context.tsx";

/** The market's time, renewed every so many market milliseconds (at most ten times a second of the wall). */
export const useNow = (everyMs: number): number => {
  const clock = useMarketClock();
  const [nowMs, setNowMs] = useState(clock.nowMs);
  useEffect(() => {
    setNowMs(clock.nowMs());
    if (clock.speed === 0) return undefined;
    const timer = setInterval(() => setNowMs(clock.nowMs()), Math.max(100, everyMs / clock.speed));
    return () => clearInterval(timer);
  }, [clock, everyMs]);
  return nowMs;
};
