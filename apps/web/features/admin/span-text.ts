import type { useT } from "../../src/i18n/use-t.tsx";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A span as long as a person cares: "42 s", "7 min", "3 h 12 min", "2 d". */
export const spanText = (spanMs: number, t: ReturnType<typeof useT>): string => {
  const ms = Math.max(0, spanMs);
  if (ms < MINUTE) return t("admin.span.seconds", { seconds: Math.floor(ms / SECOND) });
  if (ms < HOUR) return t("admin.span.minutes", { minutes: Math.floor(ms / MINUTE) });
  if (ms < DAY) {
    return t("admin.span.hours", { hours: Math.floor(ms / HOUR), minutes: Math.floor((ms % HOUR) / MINUTE) });
  }
  return t("admin.span.days", { days: Math.floor(ms / DAY) });
};
