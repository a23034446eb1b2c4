"use client";

import type { LiveView, PositionEvent } from "@fairmile/contracts";
import { useMemo, useState } from "react";
import { useStream } from "../../src/stream/use-stream.ts";

type LiveDriver = LiveView["drivers"][number];

/** A driver with the newest place anybody has heard of. */
export interface CarOnMap extends LiveDriver {
  readonly headingDegrees: number | null;
}

/** The drivers, each where the stream last heard them: the view is fetched anew only when something else changes. */
export const useLivePositions = (drivers: readonly LiveDriver[]): readonly CarOnMap[] => {
  const [heard, setHeard] = useState<ReadonlyMap<string, PositionEvent>>(new Map());
  useStream({ onPosition: (event) => setHeard((before) => new Map(before).set(event.driverId, event)) });
  return useMemo(
    () =>
      drivers.map((driver) => {
        const event = heard.get(driver.id);
        return event === undefined || (driver.positionAtMs !== null && event.atMs < driver.positionAtMs)
          ? { ...driver, headingDegrees: event?.headingDegrees ?? null }
          : { ...driver, point: event.point, positionAtMs: event.atMs, headingDegrees: event.headingDegrees };
      }),
    [drivers, heard],
  );
};
