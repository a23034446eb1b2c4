import { AppError, lngLatSchema, type Currency, type MarketId } from "@fairmile/contracts";
import { market, marketBasemap, type Queryable } from "@fairmile/db";
import { asc, desc, eq, getTableColumns, sql } from "drizzle-orm";
import { z } from "zod";
import type { Market } from "./market.ts";

const ringSchema = z.object({ coordinates: z.array(z.array(z.tuple([z.number(), z.number()]))).min(1) });

// The polygon comes as text beside them: the driver's own form of it is not readable.
const { area: _area, ...columns } = getTableColumns(market);

/** One market by its slug, or the first opened where none is named. Throws `market_unknown`. */
export const loadMarket = async (database: Queryable, slug: string | null): Promise<Market> => {
  const [row] = await database.db
    .select({
      market: columns,
      area: sql<string>`ST_AsGeoJSON(${market.area})`,
      basemapDigest: marketBasemap.digest,
    })
    .from(market)
    .leftJoin(marketBasemap, eq(marketBasemap.marketId, market.id))
    .where(slug === null ? undefined : eq(market.slug, slug))
    .orderBy(asc(market.createdAtMs), desc(marketBasemap.madeAtMs))
    .limit(1);
  if (row === undefined) throw new AppError("market_unknown");
  const ring = ringSchema.parse(JSON.parse(row.area)).coordinates[0] ?? [];
  return {
    id: row.market.id as MarketId,
    slug: row.market.slug,
    name: row.market.name,
    currency: row.market.currency as Currency,
    timezone: row.market.timezone,
    status: row.market.status,
    center: lngLatSchema.parse({ lng: row.market.centerLng, lat: row.market.centerLat }),
    polygon: ring.map(([lng, lat]) => ({ lng, lat })),
    attribution: row.market.attribution,
    basemapDigest: row.basemapDigest,
  };
};

/** Markets by slug, kept for a minute of the wall: they change once a year, and every request asks. */
export const marketCache = (database: Queryable, wallNow: () => number) => {
  const known = new Map<string, { readonly untilMs: number; readonly market: Market }>();
  return async (slug: string | null): Promise<Market> => {
    const key = slug ?? "";
    const hit = known.get(key);
    if (hit !== undefined && hit.untilMs > wallNow()) return hit.market;
    const loaded = await loadMarket(database, slug);
    known.set(key, { untilMs: wallNow() + 60_000, market: loaded });
    return loaded;
  };
};
