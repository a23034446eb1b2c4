"use client";

import type { DeliveryView, PositionEvent } from "@fairmile/contracts";
import { useState } from "react";
import { useStream } from "../../src/stream/use-stream.ts";
import { carsOf, liveCars, pairsOf, type LiveCar, type Pairs, type Tracks } from "./cars.ts";

/** A board is read every few seconds; the position it was read with is among the last of these. */
const KEPT = 60;

const samePairs = (a: Pairs, b: Pairs): boolean =>
  a.size === b.size && [...a].every(([id, driver]) => b.get(id) === driver);

/** The drivers with parcels of this store, where they are now: as the board says, moved on by the stream. */
export const useLiveCars = (deliveries: readonly DeliveryView[]): LiveCar[] => {
  const [tracks, setTracks] = useState<Tracks>(() => new Map<string, readonly PositionEvent[]>());
  const [pairs, setPairs] = useState<Pairs>(() => new Map<string, string>());
  useStream({
    onPosition: (event) =>
      setTracks((last) => new Map(last).set(event.driverId, [...(last.get(event.driverId) ?? []), event].slice(-KEPT))),
  });
  const cars = liveCars(carsOf(deliveries), tracks, pairs);
  const now = pairsOf(cars);
  // Kept while rendering, as React advises for what follows from the render before.
  if (!samePairs(now, pairs)) setPairs(now);
  return cars;
};
