import type { MarketView } from "@fairmile/contracts";

/** How a market's rounds follow each other, in market milliseconds. */
export type Beat = Pick<MarketView, "exposureMs" | "roundEveryMs">;
