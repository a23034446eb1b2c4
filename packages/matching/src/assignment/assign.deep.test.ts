import * as fc from "fast-check";
import { test } from "vitest";
import { MARKET_PROPERTIES } from "../testing/market-properties.ts";

/** New cases on every run; the seed of a red one is in the report. */
test.each(MARKET_PROPERTIES)("$name", async ({ check, quickRuns }) => {
  await fc.assert(check(40), { numRuns: quickRuns * 8 });
});
