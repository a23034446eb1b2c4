import { LOCALE } from "./translate.ts";

const formats = new Map<string, Intl.DateTimeFormat>();

const formatter = (timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = `${timeZone}|${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(LOCALE, { timeZone, ...options });
  formats.set(key, made);
  return made;
};

/** "18:57", in the market's time zone. */
export const formatClock = (atMs: number, timeZone: string): string =>
  formatter(timeZone, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(atMs);

/** "18:41:57.000", for a round's freeze. */
export const formatClockMs = (atMs: number, timeZone: string): string =>
  formatter(timeZone, {
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    fractionalSecondDigits: 3,
    hourCycle: "h23",
  }).format(atMs);

/** "20 Nov". */
export const formatDay = (atMs: number, timeZone: string): string =>
  formatter(timeZone, { day: "numeric", month: "short" }).format(atMs);

/** "19:10–19:30". */
export const formatWindow = (fromMs: number, toMs: number, timeZone: string): string =>
  `${formatClock(fromMs, timeZone)}\u2013${formatClock(toMs, timeZone)}`;

/** Whole minutes of a span, at least 1 where there is any: 25 s is "1 min" of somebody's time. */
export const minutesOf = (spanMs: number): number => (spanMs <= 0 ? 0 : Math.max(1, Math.round(spanMs / 60_000)));
