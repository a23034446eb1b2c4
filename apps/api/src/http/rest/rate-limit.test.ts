import { expect, test } from "vitest";
import { rateLimiter, rateLimitHeaders } from "./rate-limit.ts";

const limit = { burst: 3, perSecond: 2 };

test("a burst, then as many as flow in, each caller by itself", () => {
  const take = rateLimiter(limit);
  expect([0, 0, 0, 0].map((nowMs) => take("a", nowMs).allowed)).toEqual([true, true, true, false]);
  expect(take("b", 0).allowed).toBe(true);
  expect(take("a", 499).allowed).toBe(false);
  expect(take("a", 500).allowed).toBe(true);
  expect(take("a", 10_000)).toEqual({ allowed: true, remaining: 2, waitSeconds: 0 });
});

test("the headers say what is left and when to come back", () => {
  expect(rateLimitHeaders(limit, { allowed: false, remaining: 0, waitSeconds: 1 })).toEqual({
    "ratelimit-policy": '"key";q=3;w=2',
    ratelimit: '"key";r=0;t=1',
    "retry-after": "1",
  });
  expect(rateLimitHeaders(limit, { allowed: true, remaining: 2, waitSeconds: 0 })).not.toHaveProperty("retry-after");
});
