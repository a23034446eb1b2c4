import { award, batch, type Queryable } from "@fairmile/db";
import { and, asc, eq, notExists, sql } from "drizzle-orm";

export type OpenLot = typeof batch.$inferSelect;

/** The lots that are for sale, in the order of their ids. One whose award waits for its driver's word is not. */
export const openLots = (source: Queryable, marketId: string): Promise<OpenLot[]> =>
  source.db
    .select()
    .from(batch)
    .where(
      and(
        eq(batch.marketId, marketId),
        eq(batch.status, "open"),
        notExists(
          source.db
            .select({ one: sql`1` })
            .from(award)
            .where(and(eq(award.marketId, batch.marketId), eq(award.batchId, batch.id), eq(award.status, "offered"))),
        ),
      ),
    )
    .orderBy(asc(batch.id));
