"use client";

import type { TrackView } from "@fairmile/contracts";
import type { ReactNode } from "react";
import { Plate } from "../../design/components/plate.tsx";
import { useNow } from "../../src/clock/use-now.ts";
import { formatClock, formatDay, formatWindow, minutesOf } from "../../src/i18n/format-time.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { useTimeZone } from "../../src/market/time-zone.tsx";
import { isExpected, trackState, type TrackState } from "./track-state.ts";

const MINUTES_EVERY_MS = 10_000;

/** When it comes, in the largest words of the page: a time once a driver is bound, the window before. */
const useWhen = (track: TrackView, state: TrackState): { when: string; left: string | null; isToday: boolean } => {
  const t = useT();
  const timeZone = useTimeZone();
  const nowMs = useNow(MINUTES_EVERY_MS);
  const { window } = track;
  // Before a driver is bound the time is nobody's word yet: the window is.
  const etaMs = state === "finding" ? null : track.etaMs;
  const atMs = etaMs ?? window.toMs;
  const day = formatDay(atMs, timeZone);
  const isToday = day === formatDay(nowMs, timeZone);
  if (state === "atDoor") return { when: t("track.sign.atDoor"), left: null, isToday };
  const time =
    etaMs === null
      ? formatWindow(window.fromMs, window.toMs, timeZone)
      : t("track.when.about", { time: formatClock(etaMs, timeZone) });
  const when = isToday ? time : t("track.when.day", { day, window: time });
  if (etaMs === null || !isToday) return { when, left: null, isToday };
  const minutes = minutesOf(etaMs - nowMs);
  return { when, left: minutes === 0 ? t("track.when.now") : t("track.when.minutes", { minutes }), isToday };
};

const OVER = {
  delivered: "track.sign.delivered",
  undeliverable: "track.sign.undeliverable",
  atPickupPoint: "track.sign.atPickupPoint",
  returning: "track.sign.returning",
  returned: "track.sign.returned",
  cancelled: "track.sign.cancelled",
} as const satisfies Partial<Record<TrackState, string>>;

/** When: a plate on the day it comes and where it has come, plain words before and where it does not. */
export const TrackSign = ({ track }: { readonly track: TrackView }): ReactNode => {
  const t = useT();
  const state = trackState(track.status);
  const { when, left, isToday } = useWhen(track, state);
  const title = state in OVER ? t(OVER[state as keyof typeof OVER]) : when;
  const words = (
    <>
      <span className="figures block text-2xl leading-tight font-sign">{title}</span>
      {left === null ? null : <span className="figures mt-1 block text-lg">{left}</span>}
    </>
  );
  const isPlate = state === "delivered" || (isExpected(state) && isToday);
  return (
    <div aria-live="polite">
      {isPlate ? <Plate className="px-6 py-5">{words}</Plate> : <p className="py-1">{words}</p>}
    </div>
  );
};
