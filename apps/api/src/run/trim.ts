import { ask, idempotency, offer, type Queryable } from "@fairmile/db";
import { sql } from "drizzle-orm";
import type { Services } from "../platform/services.ts";

/** Offers are kept this long past their end, in market time, for whoever asks what they were shown. */
const OFFERS_MS = 24 * 3_600_000;
/** A retry comes within this, in market time; after it the same key is a new request. */
const KEYS_MS = 3 * 24 * 3_600_000;
const AT_ONCE = 5_000;

const trimOffers = async (database: Queryable, beforeMs: number): Promise<number> =>
  (
    await database.db.execute(sql`
      delete from ${offer} where (market_id, id) in (
        select o.market_id, o.id from ${offer} o
        where o.expires_at_ms < ${beforeMs}
          and not exists (select 1 from ${ask} a where a.market_id = o.market_id and a.offer_id = o.id)
        limit ${AT_ONCE}) returning id`)
  ).length;

const trimKeys = async (database: Queryable, beforeMs: number): Promise<number> =>
  (
    await database.db.execute(sql`
      delete from ${idempotency} where (scope, key) in (
        select scope, key from ${idempotency} where created_at_ms < ${beforeMs} limit ${AT_ONCE}) returning key`)
  ).length;

/** Throws away what nobody can ask for any more, a bounded number at a time. Offers that were asked on stay for good. */
export const trim = async ({ database, clock }: Pick<Services, "database" | "clock">): Promise<number> => {
  const nowMs = clock.now();
  return (await trimOffers(database, nowMs - OFFERS_MS)) + (await trimKeys(database, nowMs - KEYS_MS));
};
