import { award, batch, receipt, round, type Queryable } from "@fairmile/db";
import { and, desc, eq, type SQL } from "drizzle-orm";
import type { ReceiptRow } from "./to-receipt-view.ts";

/** Receipts with the rounds they come from, newest first. */
export const readReceipts = (source: Queryable, where: SQL | undefined, limit: number): Promise<ReceiptRow[]> =>
  source.db
    .select({ receipt, round: { document: round.document, outcome: round.outcome }, batch, award })
    .from(receipt)
    .innerJoin(round, and(eq(round.marketId, receipt.marketId), eq(round.roundNo, receipt.roundNo)))
    .innerJoin(batch, and(eq(batch.marketId, receipt.marketId), eq(batch.id, receipt.batchId)))
    .leftJoin(
      award,
      and(
        eq(award.marketId, receipt.marketId),
        eq(award.roundNo, receipt.roundNo),
        eq(award.batchId, receipt.batchId),
        eq(award.driverId, receipt.driverId),
      ),
    )
    .where(where)
    .orderBy(desc(receipt.id))
    .limit(limit);
