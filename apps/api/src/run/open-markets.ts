import { market, type Queryable } from "@fairmile/db";
import { asc } from "drizzle-orm";

/** The markets there are, by id. */
export const openMarkets = async (database: Queryable): Promise<string[]> =>
  (await database.db.select({ id: market.id }).from(market).orderBy(asc(market.id))).map((row) => row.id);
