import type { Market } from "../../platform/market.ts";

/** Where a market's base map is served: an address of its content, so that it may be kept for ever. */
export const basemapUrlOf = ({ basemapDigest }: Pick<Market, "basemapDigest">): string | null =>
  basemapDigest === null ? null : `/api/basemap/${basemapDigest}`;
