import { haversineMeters, type LngLat } from "@fairmile/contracts";
import { address, shop, type Database } from "@fairmile/db";
import { isNotNull } from "drizzle-orm";
import { seededRandom } from "../seeded-random.ts";

export interface ShopPlace {
  readonly name: string;
  readonly kind: string;
  readonly address: string;
  readonly point: LngLat;
}
export interface DoorPlace {
  readonly street: string;
  readonly houseNumber: string;
  readonly point: LngLat;
}

/** A source of whole numbers below a bound, the same for the same seed. */
export type Draw = (below: number) => number;

export const createDraw = (seed: string): Draw => {
  const random = seededRandom(seed);
  return (below) => Buffer.from(random.bytes(4)).readUInt32BE() % below;
};

/** Shops of the map that lie this far apart, nearest to the middle of all shops first. */
export const pickShops = async (
  database: Database,
  { count, apartMeters }: { readonly count: number; readonly apartMeters: number },
): Promise<ShopPlace[]> => {
  const rows = await database.db.select().from(shop).where(isNotNull(shop.address)).orderBy(shop.id);
  const mean = (of: (point: LngLat) => number): number =>
    rows.reduce((sum, row) => sum + of(row.point), 0) / rows.length;
  const middle = { lng: mean((p) => p.lng), lat: mean((p) => p.lat) };
  const picked: ShopPlace[] = [];
  for (const row of rows.toSorted((a, b) => haversineMeters(a.point, middle) - haversineMeters(b.point, middle))) {
    if (picked.length === count) break;
    const isApart = picked.every(
      (one) => haversineMeters(one.point, row.point) >= apartMeters && one.name !== row.name,
    );
    if (row.address !== null && isApart)
      picked.push({ name: row.name, kind: row.kind, address: row.address, point: row.point });
  }
  if (picked.length < count) throw new Error(`the map has only ${picked.length} shops ${apartMeters} m apart`);
  return picked;
};

/** Every door of the map. */
export const allDoors = async (database: Database): Promise<DoorPlace[]> =>
  (await database.db.select().from(address).orderBy(address.id)).map(({ street, houseNumber, point }) => ({
    street,
    houseNumber,
    point,
  }));

/** A door between two distances of a point. Throws where the map has none there. */
export const pickDoor = (
  doors: readonly DoorPlace[],
  from: LngLat,
  ring: { readonly leastMeters: number; readonly mostMeters: number },
  draw: Draw,
): DoorPlace => {
  const near = doors.filter((door) => {
    const meters = haversineMeters(door.point, from);
    return meters >= ring.leastMeters && meters <= ring.mostMeters;
  });
  const door = near[draw(Math.max(1, near.length))];
  if (door === undefined) throw new Error(`no door lies ${ring.leastMeters} to ${ring.mostMeters} m from a shop`);
  return door;
};
