"use client";

import { epochMs, type PositionInput } from "@fairmile/contracts";
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { useTRPCClient } from "../api/trpc.ts";
import { useMarketClock } from "../clock/market-clock-context.tsx";
import { wallNowMs } from "../clock/wall.ts";
import { useMarket } from "../market/market-scope.tsx";
import { readLocation, watchLocation, type Fix, type LocationFault } from "./device-location.ts";
import { PositionContext, type OwnPosition } from "./position-context.tsx";
import { createPositionQueue } from "./position-queue.ts";
import { createPositionSender } from "./position-sender.ts";
import { usePlaced } from "./use-placed.ts";

interface PositionProviderProps {
  /** Whether this driver is at work: online or on a route. Only then is anything read or sent. */
  readonly active: boolean;
  readonly children: ReactNode;
}

const SEND_EVERY_MS = 5_000;
/**
 * A watch calls only when the device has moved: as long as it reports no fault, silence means that it is still there. So
 * the last reading is sent again after so many sends, and the server knows that the driver is still with us.
 */
const STILL_AFTER_SENDS = 3;
const FASTEST_MS = 1_000;

/** A reading as the API takes it; heading and speed only where the device knows them. */
export const toPositionInput = (fix: Fix, nowMs: number): PositionInput => ({
  point: fix.point,
  atMs: epochMs(Math.max(0, Math.round(nowMs))),
  ...(fix.accuracyMeters === null ? {} : { accuracyMeters: Math.min(100_000, fix.accuracyMeters) }),
  ...(fix.headingDegrees === null ? {} : { headingDegrees: fix.headingDegrees % 360 }),
  ...(fix.speedMetersPerSecond === null
    ? {}
    : { speedMetersPerSecond: Math.min(100, Math.max(0, fix.speedMetersPerSecond)) }),
});

const placedFix = (point: Fix["point"]): Fix => ({
  point,
  accuracyMeters: null,
  headingDegrees: null,
  speedMetersPerSecond: null,
});

/** Reads where the driver is while at work, and tells the server every few seconds; without a line it waits and goes on. */
export const PositionProvider = ({ active, children }: PositionProviderProps): ReactNode => {
  const client = useTRPCClient();
  const clock = useMarketClock();
  const { isDemo } = useMarket();
  const { placed, place, travelTo } = usePlaced(isDemo);
  const [heard, setHeard] = useState<Fix | null>(null);
  const [fault, setFault] = useState<LocationFault | null>(null);
  const [queue] = useState(createPositionQueue);
  const [flush] = useState(() =>
    createPositionSender({ queue, newToken: () => client.driver.token.query(), wallNowMs }),
  );
  const isPlaced = placed !== null;
  const hasFault = fault !== null && !isPlaced;
  const fix = useMemo(() => (placed === null ? heard : placedFix(placed)), [placed, heard]);
  const latest = useRef<{ fix: Fix | null; isNew: boolean }>({ fix: null, isNew: false });
  useEffect(() => {
    latest.current = { fix, isNew: fix !== null };
  }, [fix]);

  useEffect(() => {
    if (!active || isPlaced) return undefined;
    return watchLocation((next) => {
      setFault(null);
      setHeard(next);
    }, setFault);
  }, [active, isPlaced]);

  useEffect(() => {
    if (!active) return undefined;
    let quiet = 0;
    const tick = (): void => {
      const now = latest.current;
      quiet += 1;
      if (now.fix !== null && (now.isNew || (quiet >= STILL_AFTER_SENDS && !hasFault))) {
        queue.add(toPositionInput(now.fix, clock.nowMs()));
        latest.current = { fix: now.fix, isNew: false };
        quiet = 0;
      }
      void flush();
    };
    const timer = setInterval(tick, Math.max(FASTEST_MS, SEND_EVERY_MS / Math.max(1, clock.speed)));
    return () => clearInterval(timer);
  }, [active, hasFault, clock, queue, flush]);

  const read = useCallback(async (): Promise<Fix> => {
    if (placed !== null) return placedFix(placed);
    const next = await readLocation();
    setFault(null);
    setHeard(next);
    return next;
  }, [placed]);

  const value = useMemo<OwnPosition>(
    () => ({ fix, fault, placed, place, travelTo, read }),
    [fix, fault, placed, place, travelTo, read],
  );
  return <PositionContext value={value}>{children}</PositionContext>;
};
