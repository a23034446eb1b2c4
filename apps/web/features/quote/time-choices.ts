const QUARTER_MS = 15 * 60_000;

/** The next quarter of an hour that is at least `leadMs` away. Zones differ from UTC by whole quarters. */
const quarterAfter = (nowMs: number, leadMs: number): number => Math.ceil((nowMs + leadMs) / QUARTER_MS) * QUARTER_MS;

/** `count` quarters of an hour, the first at least `leadMs` after `fromMs`. */
export const quarters = (fromMs: number, leadMs: number, count: number): number[] => {
  const first = quarterAfter(fromMs, leadMs);
  return Array.from({ length: count }, (_, index) => first + index * QUARTER_MS);
};
