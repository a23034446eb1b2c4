import { AppError, type LngLat } from "@fairmile/contracts";
import { market, pointSql, type Queryable } from "@fairmile/db";
import { and, eq, sql } from "drizzle-orm";
import type { Market } from "../../platform/market.ts";

/** Whether a place lies inside the market's polygon, border included. */
const marketCovers = async (database: Queryable, marketId: string, point: LngLat): Promise<boolean> => {
  const rows = await database.db
    .select({ id: market.id })
    .from(market)
    .where(and(eq(market.id, marketId), sql`ST_Covers(${market.area}, ${pointSql(point)})`));
  return rows.length > 0;
};

/** Refuses a place outside the market, naming the field that holds it: `outside_market`. */
export const requireInside = async (database: Queryable, place: Market, point: LngLat, path: string): Promise<void> => {
  if (await marketCovers(database, place.id, point)) return;
  throw new AppError("outside_market", { fields: [{ path, code: "outside_market" }] });
};
