"use client";

import type { LngLat } from "@fairmile/contracts";
import { useCallback, useEffect, useRef } from "react";
import { useOwnPosition } from "../../src/position/position-context.tsx";
import type { Navigation } from "./use-navigation.ts";
import { pointAt, trackMeters } from "./track.ts";

/** As long as a car glides from one place to the next. */
const STEP_EVERY_MS = 1_000;
const STEPS = 14;
const LEAST_STEP_METERS = 30;

/** Demo only: drives to a stop within some seconds, along its way, so that whoever watches sees the turns go by. */
export const useDemoDrive = ({ leg, progress }: Navigation, target: LngLat): (() => void) => {
  const { placed, place, travelTo } = useOwnPosition();
  const timer = useRef<ReturnType<typeof setInterval>>(undefined);
  useEffect(() => () => clearInterval(timer.current), []);

  return useCallback(() => {
    clearInterval(timer.current);
    if (leg === null || progress === null) {
      if (placed === null) place(target);
      else travelTo(target);
      return;
    }
    const endMeters = trackMeters(leg.track);
    const stepMeters = Math.max(LEAST_STEP_METERS, (endMeters - progress.alongMeters) / STEPS);
    let alongMeters = progress.alongMeters;
    timer.current = setInterval(() => {
      alongMeters += stepMeters;
      const isThere = alongMeters >= endMeters;
      if (isThere) clearInterval(timer.current);
      place(isThere ? target : (pointAt(leg.track, alongMeters) ?? target));
    }, STEP_EVERY_MS);
  }, [leg, progress, target, placed, place, travelTo]);
};
