"use client";

import type { LngLat } from "@fairmile/contracts";
import { useEffect, useRef, useState } from "react";
import { wallNowMs } from "../../src/clock/wall.ts";

/** Further than this in one step is no drive but a correction: the car is put there at once. */
const FAR_DEGREES = 0.02;

/** `--motion-car` in milliseconds: 0 where motion is not wanted. */
export const glideMs = (): number => {
  const [time = "0ms"] = getComputedStyle(document.documentElement).getPropertyValue("--motion-car").trim().split(" ");
  const value = Number.parseFloat(time);
  return time.endsWith("ms") ? value : value * 1000;
};

/** Moves from one reported position to the next in a straight, even glide. */
export const useGlide = (target: LngLat): LngLat => {
  const [shown, setShown] = useState(target);
  const current = useRef(target);
  const { lng, lat } = target;

  useEffect(() => {
    const from = current.current;
    const lasts = glideMs();
    const put = (point: LngLat): void => {
      current.current = point;
      setShown(point);
    };
    if (lasts === 0 || Math.abs(from.lng - lng) + Math.abs(from.lat - lat) > FAR_DEGREES) {
      put({ lng, lat });
      return undefined;
    }
    const startedMs = wallNowMs();
    let frame = 0;
    const step = (): void => {
      const share = Math.min(1, (wallNowMs() - startedMs) / lasts);
      put({ lng: from.lng + (lng - from.lng) * share, lat: from.lat + (lat - from.lat) * share });
      if (share < 1) frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
    return () => cancelAnimationFrame(frame);
  }, [lng, lat]);
  return shown;
};
