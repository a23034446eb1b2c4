"use client";

import type { PositionEvent } from "@fairmile/contracts";
import { useState } from "react";
import { useStream } from "../../src/stream/use-stream.ts";
import type { Tracks } from "./cars.ts";

/** A board is read every few seconds; the position it was read with is among the last of these. */
const KEPT = 60;

/** Where each driver of this store's parcels has been, as the stream tells it. */
export const useTracks = (): Tracks => {
  const [tracks, setTracks] = useState<Tracks>(() => new Map<string, readonly PositionEvent[]>());
  useStream({
    onPosition: (event) =>
      setTracks((last) => new Map(last).set(event.driverId, [...(last.get(event.driverId) ?? []), event].slice(-KEPT))),
  });
  return tracks;
};
