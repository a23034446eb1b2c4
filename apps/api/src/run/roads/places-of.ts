import type { LngLat } from "@fairmile/contracts";
import type { OsmExtract } from "@fairmile/osm";

/** Where people of a market live and shop: what its estimate of travel times is fitted between. */
export const placesOf = ({ addresses, shops }: OsmExtract): LngLat[] =>
  [...addresses, ...shops].map(({ point: { lng, lat } }) => ({ lng, lat }));
