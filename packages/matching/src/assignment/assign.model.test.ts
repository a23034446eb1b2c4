import * as fc from "fast-check";
import { test } from "vitest";
import { cases } from "../testing/cases.ts";
import { MARKET_PROPERTIES } from "../testing/market-properties.ts";

test.each(MARKET_PROPERTIES)("$name", async ({ check, quickRuns }) => {
  await fc.assert(check(14), cases(quickRuns));
});
