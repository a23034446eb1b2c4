import type { Currency, LngLat, MarketId } from "@fairmile/contracts";

/** What every verb needs to know of the market it runs in. */
export interface Market {
  readonly id: MarketId;
  readonly slug: string;
  readonly name: string;
  readonly currency: Currency;
  readonly timezone: string;
  readonly status: "open" | "closed";
  readonly center: LngLat;
  readonly polygon: readonly LngLat[];
  readonly attribution: string;
  /** SHA-256 of its base map; null before one was made. */
  readonly basemapDigest: string | null;
}
