import { marketState, type Database } from "@fairmile/db";
import { and, eq, isNull, lt, or, sql } from "drizzle-orm";

export interface Lease {
  readonly holder: string;
  /** Grows with every change of hands: a commit under an older one writes nothing. */
  readonly fencingToken: number;
}

/** How long a holder that went silent keeps others waiting beyond one round, in ms of the wall. */
export const LEASE_MS = 10_000;

/**
 * Takes or renews the right to run a market's rounds. Null while somebody else holds it. A new holder gets a higher
 * fencing token, a renewal keeps it. It holds for one round (`roundMs`, of the wall) and a grace.
 */
export const holdLease = async (
  database: Database,
  input: { readonly marketId: string; readonly holder: string; readonly wallNowMs: number; readonly roundMs?: number },
): Promise<Lease | null> => {
  const { marketId, holder, wallNowMs, roundMs = 0 } = input;
  const [row] = await database.db
    .update(marketState)
    .set({
      leaseHolder: holder,
      leaseUntilMs: Math.ceil(wallNowMs + roundMs + LEASE_MS),
      fencingToken: sql`case when ${marketState.leaseHolder} is not distinct from ${holder} then ${marketState.fencingToken} else ${marketState.fencingToken} + 1 end`,
    })
    .where(
      and(
        eq(marketState.marketId, marketId),
        or(
          eq(marketState.leaseHolder, holder),
          isNull(marketState.leaseUntilMs),
          lt(marketState.leaseUntilMs, wallNowMs),
        ),
      ),
    )
    .returning({ fencingToken: marketState.fencingToken });
  return row === undefined ? null : { holder, fencingToken: row.fencingToken };
};

/** Gives the lease up at once, so that another node need not wait for it to run out. */
export const releaseLease = async (database: Database, marketId: string, holder: string): Promise<void> => {
  await database.db
    .update(marketState)
    .set({ leaseHolder: null, leaseUntilMs: null })
    .where(and(eq(marketState.marketId, marketId), eq(marketState.leaseHolder, holder)));
};
