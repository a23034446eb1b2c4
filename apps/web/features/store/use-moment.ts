"use client";

import { formatClock, formatDay } from "../../src/i18n/format-time.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { useTimeZone } from "../../src/market/time-zone.tsx";

/** Writes an instant with its day: "20 Nov, 18:57", in the market's time zone. */
export const useMoment = (): ((atMs: number) => string) => {
  const t = useT();
  const timeZone = useTimeZone();
  return (atMs) => t("store.receipts.day", { day: formatDay(atMs, timeZone), time: formatClock(atMs, timeZone) });
};
