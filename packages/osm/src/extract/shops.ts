import { metersBetween } from "../geometry.ts";
import { pointGrid } from "../search/point-grid.ts";
import { addressesOf, type TaggedPlace } from "./addresses.ts";
import type { OsmAddress, OsmShop } from "./extract-types.ts";
import { hasAddress, shopKind } from "./tag-rules.ts";

const ADDRESS_WITHIN_METERS = 60;
// A shop mapped as a point and again as its building.
const SAME_SHOP_METERS = 60;

/** The named shops, each once, with their own address or the nearest of `addresses` within 60 m. */
export const collectShops = (places: Iterable<TaggedPlace>, addresses: readonly OsmAddress[]): OsmShop[] => {
  const grid = pointGrid(
    Float64Array.from(addresses, (a) => a.point.lng),
    Float64Array.from(addresses, (a) => a.point.lat),
  );
  const byName = new Map<string, OsmShop[]>();
  const shops: OsmShop[] = [];
  for (const place of places) {
    const kind = shopKind(place.tags);
    const name = place.tags["name"]?.replace(/\s+/g, " ").trim();
    if (kind === undefined || name === undefined) continue;
    const key = `${kind}|${name.toLowerCase()}`;
    const twins = byName.get(key) ?? [];
    if (twins.some((twin) => metersBetween(twin.point, place.point) < SAME_SHOP_METERS)) continue;
    const own = hasAddress(place.tags) ? addressesOf(place)[0] : undefined;
    const address = own ?? addresses[grid.nearest(place.point, ADDRESS_WITHIN_METERS)];
    const openingHours = place.tags["opening_hours"]?.trim();
    const shop: OsmShop = {
      name,
      kind,
      point: place.point,
      ...(address === undefined ? {} : { address }),
      ...(openingHours === undefined || openingHours === "" ? {} : { openingHours }),
    };
    byName.set(key, [...twins, shop]);
    shops.push(shop);
  }
  return shops;
};
