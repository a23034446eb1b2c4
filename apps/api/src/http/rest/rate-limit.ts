export interface RateLimit {
  /** Requests at once. */
  readonly burst: number;
  /** Requests a second in the long run. */
  readonly perSecond: number;
}

export interface Allowance {
  readonly allowed: boolean;
  readonly remaining: number;
  /** Seconds until the next request is allowed (0 where one is), rounded up. */
  readonly waitSeconds: number;
}

const MOST_KEPT = 10_000;

/** A token bucket for each caller, in this process's memory: a restart fills them all. */
export const rateLimiter = ({ burst, perSecond }: RateLimit) => {
  const buckets = new Map<string, { tokens: number; atMs: number }>();
  const forgetFull = (nowMs: number): void => {
    for (const [key, bucket] of buckets) {
      if (bucket.tokens + ((nowMs - bucket.atMs) / 1_000) * perSecond >= burst) buckets.delete(key);
    }
  };
  return (caller: string, nowMs: number): Allowance => {
    if (buckets.size >= MOST_KEPT) forgetFull(nowMs);
    const known = buckets.get(caller) ?? { tokens: burst, atMs: nowMs };
    const tokens = Math.min(burst, known.tokens + (Math.max(0, nowMs - known.atMs) / 1_000) * perSecond);
    const allowed = tokens >= 1;
    const left = allowed ? tokens - 1 : tokens;
    buckets.set(caller, { tokens: left, atMs: nowMs });
    return { allowed, remaining: Math.floor(left), waitSeconds: left >= 1 ? 0 : Math.ceil((1 - left) / perSecond) };
  };
};

/** The headers of draft-ietf-httpapi-ratelimit-headers, and Retry-After where the request was refused. */
export const rateLimitHeaders = ({ burst, perSecond }: RateLimit, now: Allowance): Record<string, string> => ({
  "ratelimit-policy": `"key";q=${burst};w=${Math.ceil(burst / perSecond)}`,
  ratelimit: `"key";r=${now.remaining};t=${now.waitSeconds}`,
  ...(now.allowed ? {} : { "retry-after": String(Math.max(1, now.waitSeconds)) }),
});
