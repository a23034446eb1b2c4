"use client";

import type { RouteStopView, RouteView } from "@fairmile/contracts";
import { useEffect, useMemo, useRef, useState } from "react";
import { wallNowMs } from "../../src/clock/wall.ts";
import { useOwnPosition } from "../../src/position/position-context.tsx";
import { follow, hasLeft, mayAskAgain, type Progress } from "./follow.ts";
import { estimatedLeftMs, guidanceAt, legTo, type Guidance, type Leg } from "./guidance.ts";
import { useDirections } from "./use-directions.ts";

/**
 * - waiting: nothing is known of the way yet
 * - offline: nothing is known of it, and nobody answers
 * - estimate: there are no roads to go by, so the way is a straight line
 * - road: along roads, turn by turn
 */
export type WayKind = "waiting" | "offline" | "estimate" | "road";

export interface Navigation {
  readonly kind: WayKind;
  /** The way to the stop; only along roads. */
  readonly leg: Leg | null;
  /** How far along it the driver is; null before the first fix. */
  readonly progress: Progress | null;
  readonly guidance: Guidance | null;
  /** How long it still takes; null where nobody can tell. */
  readonly leftMs: number | null;
  /** The driver has left the way. A new one is asked for; until it is there the old one stays. */
  readonly hasLeft: boolean;
  /** Nobody answers the question for a new way. */
  readonly isStale: boolean;
}

/** The way to a stop, and where on it the driver is. Asks anew when they have left it. */
export const useNavigation = (route: RouteView, stop: RouteStopView): Navigation => {
  const { fix } = useOwnPosition();
  const { directions, isAsking, hasFailed, ask } = useDirections(route);
  const leg = useMemo(() => (directions === null ? null : legTo(directions, stop.id)), [directions, stop.id]);
  const [progress, setProgress] = useState<Progress | null>(null);
  const askedAtMs = useRef(-Infinity);
  const track = leg?.track ?? null;
  const now = progress?.track === track ? progress : null;

  useEffect(() => {
    if (track !== null && fix !== null) setProgress((before) => follow(track, before, fix));
  }, [track, fix]);

  useEffect(() => {
    const nowMs = wallNowMs();
    if (!mayAskAgain({ progress: now, isAsking, askedAtMs: askedAtMs.current, nowMs })) return;
    askedAtMs.current = nowMs;
    ask();
  }, [now, isAsking, ask]);

  const guidance = useMemo(() => (leg === null ? null : guidanceAt(leg, now?.alongMeters ?? 0)), [leg, now]);
  const leftMs =
    guidance !== null && now !== null
      ? guidance.leftMs
      : directions === null || fix === null
        ? null
        : estimatedLeftMs(directions, stop.place.point, fix.point);
  const kind = leg !== null ? "road" : directions !== null ? "estimate" : hasFailed ? "offline" : "waiting";
  return { kind, leg, progress: now, guidance, leftMs, hasLeft: hasLeft(now), isStale: hasLeft(now) && hasFailed };
};
