import { address, type Queryable } from "@fairmile/db";
import { addressIndex, type AddressIndex } from "@fairmile/osm";
import { asc, eq } from "drizzle-orm";

const load = async (database: Queryable, marketId: string): Promise<AddressIndex> => {
  const rows = await database.db.select().from(address).where(eq(address.marketId, marketId)).orderBy(asc(address.id));
  return addressIndex(
    rows.map((row) => ({
      street: row.street,
      houseNumber: row.houseNumber,
      point: row.point,
      ...(row.unit === null ? {} : { unit: row.unit }),
      ...(row.postcode === null ? {} : { postcode: row.postcode }),
      ...(row.city === null ? {} : { city: row.city }),
    })),
  );
};

/** The doors of each market, indexed in memory at the first question and kept for the life of the process. */
export const marketAddresses = (database: Queryable): ((marketId: string) => Promise<AddressIndex>) => {
  const known = new Map<string, Promise<AddressIndex>>();
  return (marketId) => {
    const hit = known.get(marketId);
    if (hit !== undefined) return hit;
    const loading = load(database, marketId);
    known.set(marketId, loading);
    // A failed load is forgotten, so that the next question tries again.
    loading.catch(() => known.delete(marketId));
    return loading;
  };
};
