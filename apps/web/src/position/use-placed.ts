"use client";

import { haversineMeters, type LngLat } from "@fairmile/contracts";
import { useCallback, useEffect, useRef, useState } from "react";

const STORAGE_KEY = "fairmile.placed";
const STEP_EVERY_MS = 500;
const STEPS = 12;
const THERE_METERS = 15;

const stored = (): LngLat | null => {
  try {
    const parsed: unknown = JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? "null");
    if (typeof parsed !== "object" || parsed === null || !("lng" in parsed) || !("lat" in parsed)) return null;
    return typeof parsed.lng === "number" && typeof parsed.lat === "number"
      ? { lng: parsed.lng, lat: parsed.lat }
      : null;
  } catch {
    return null;
  }
};

const store = (point: LngLat | null): void => {
  try {
    if (point === null) sessionStorage.removeItem(STORAGE_KEY);
    else sessionStorage.setItem(STORAGE_KEY, JSON.stringify(point));
  } catch {
    // then it lasts for this page only
  }
};

interface Placed {
  readonly placed: LngLat | null;
  readonly place: (point: LngLat | null) => void;
  readonly travelTo: (point: LngLat) => void;
}

/** Where a person of the demo has put themselves on its town's map: nobody who tries it stands in an invented town. */
export const usePlaced = (isDemo: boolean): Placed => {
  const [placed, setPlaced] = useState<LngLat | null>(null);
  const timer = useRef<ReturnType<typeof setInterval>>(undefined);
  const now = useRef<LngLat | null>(null);

  const set = useCallback((point: LngLat | null) => {
    now.current = point;
    setPlaced(point);
    store(point);
  }, []);

  useEffect(() => {
    if (isDemo) set(stored());
    return () => clearInterval(timer.current);
  }, [isDemo, set]);

  const place = useCallback(
    (point: LngLat | null) => {
      clearInterval(timer.current);
      set(point);
    },
    [set],
  );

  const travelTo = useCallback(
    (target: LngLat) => {
      clearInterval(timer.current);
      const from = now.current ?? target;
      let step = 0;
      timer.current = setInterval(() => {
        step += 1;
        const share = step / STEPS;
        const at = { lng: from.lng + (target.lng - from.lng) * share, lat: from.lat + (target.lat - from.lat) * share };
        set(at);
        if (step >= STEPS || haversineMeters(at, target) < THERE_METERS) clearInterval(timer.current);
      }, STEP_EVERY_MS);
    },
    [set],
  );
  return { placed, place, travelTo };
};
