import type { Market } from "../../platform/market.ts";

/** Where the light drawing of a market's streets is served; null where the market has none. */
export const sketchUrlOf = (market: Pick<Market, "hasSketch">): string | null =>
  market.hasSketch ? "/api/sketch" : null;
