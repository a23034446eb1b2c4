import type { Transaction } from "@fairmile/db";
import { sql } from "drizzle-orm";

const key = (marketId: string) => sql`hashtextextended(${`asks:${marketId}`}, 0)`;

/**
 * The gate between asks and the freeze. Every ask passes it shared, and many at once; the freeze closes it for itself.
 * So an ask is either wholly in the round it was told, or wholly in the next, and arrival order decides nothing.
 */
export const passAskGate = async (tx: Transaction, marketId: string): Promise<void> => {
  await tx.db.execute(sql`select pg_advisory_xact_lock_shared(${key(marketId)})`);
};

export const closeAskGate = async (tx: Transaction, marketId: string): Promise<void> => {
  await tx.db.execute(sql`select pg_advisory_xact_lock(${key(marketId)})`);
};
