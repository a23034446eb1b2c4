"use client";

import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { fetchClock } from "./fetch-clock.ts";
import { clockFrom, type ClockSample, type MarketClock } from "./market-clock.ts";
import { wallNowMs } from "./wall.ts";

interface MarketClockContext {
  readonly clock: MarketClock;
  /** Takes a reading from elsewhere (the event stream's hello) as the anchor. */
  readonly anchor: (reading: { nowMs: number; speed: number }) => void;
}

const RESYNC_MS = 60_000;
const RETRY_MS = 5_000;

const Context = createContext<MarketClockContext>({ clock: clockFrom(undefined, wallNowMs), anchor: () => undefined });

/** Keeps the market's clock: asks the API at start, on return to the page and once a minute. */
export const MarketClockProvider = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const [sample, setSample] = useState<ClockSample>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    const stop = new AbortController();
    const sync = async (): Promise<void> => {
      clearTimeout(timer.current);
      const read = await fetchClock(stop.signal);
      if (stop.signal.aborted) return;
      if (read) setSample(read);
      timer.current = setTimeout(() => void sync(), read ? RESYNC_MS : RETRY_MS);
    };
    const onVisible = (): void => {
      if (document.visibilityState === "visible") void sync();
    };
    void sync();
    document.addEventListener("visibilitychange", onVisible);
    return () => {
      stop.abort();
      clearTimeout(timer.current);
      document.removeEventListener("visibilitychange", onVisible);
    };
  }, []);

  const anchor = useCallback(
    (reading: { nowMs: number; speed: number }) =>
      setSample({ serverNowMs: reading.nowMs, speed: reading.speed, atWallMs: wallNowMs() }),
    [],
  );
  const value = useMemo(() => ({ clock: clockFrom(sample, wallNowMs), anchor }), [sample, anchor]);
  return <Context value={value}>{children}</Context>;
};

/** The market's clock on this device. */
export const useMarketClock = (): MarketClock => useContext(Context).clock;

/** Sets the anchor from a reading that came some other way than `/api/clock`. */
export const useClockAnchor = (): MarketClockContext["anchor"] => useContext(Context).anchor;

/** Shows a fixed instant as "now" to what is inside: pictures and tests of screens with countdowns. */
export const FixedMarketClock = ({
  nowMs,
  children,
}: {
  readonly nowMs: number;
  readonly children: ReactNode;
}): ReactNode => {
  const value = useMemo(
    () => ({ clock: clockFrom({ serverNowMs: nowMs, speed: 0, atWallMs: 0 }, wallNowMs), anchor: () => undefined }),
    [nowMs],
  );
  return <Context value={value}>{children}</Context>;
};
