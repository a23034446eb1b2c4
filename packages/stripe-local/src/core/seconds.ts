/** Stripe's v1 timestamps: whole seconds since 1970. */
export const toSeconds = (ms: number): number => Math.floor(ms / 1_000);

/** Stripe's v2 timestamps: RFC 3339 in UTC with milliseconds. */
export const toRfc3339 = (ms: number): string => new Date(ms).toISOString();

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
