/** `cents` per minute over a span, rounded down: exact for whole numbers below 2^53. */
export const perMinuteDown = (cents: number, spanMs: number): number => Math.floor((cents * spanMs) / 60_000);
/** The same, half a cent up: for what a store is charged. */
export const perMinuteNearest = (cents: number, spanMs: number): number =>
  Math.floor((cents * Math.round(spanMs) + 30_000) / 60_000);
/** The same, rounded up: for what the law allows as the least. */
export const perMinuteUp = (cents: number, spanMs: number): number => Math.ceil((cents * spanMs) / 60_000);
/** `cents` per kilometre over metres, half a cent up. */
export const perKmNearest = (cents: number, meters: number): number =>
  Math.floor((cents * Math.round(meters) + 500) / 1_000);
/** The same, rounded up. */
export const perKmUp = (cents: number, meters: number): number => Math.ceil((cents * meters) / 1_000);
