import { AppError } from "@fairmile/contracts";
import { round, type Queryable } from "@fairmile/db";
import type { RoundDocument, RoundOutcome } from "@fairmile/matching";
import { and, eq } from "drizzle-orm";

export interface StoredRound {
  readonly row: typeof round.$inferSelect;
  readonly document: RoundDocument;
  readonly outcome: RoundOutcome;
}

/** A market's round by its number. Refuses: `round_unknown`. */
export const loadRoundRow = async (
  source: Queryable,
  marketId: string,
  roundNo: number,
): Promise<typeof round.$inferSelect> => {
  const [row] = await source.db
    .select()
    .from(round)
    .where(and(eq(round.marketId, marketId), eq(round.roundNo, roundNo)));
  if (row === undefined) throw new AppError("round_unknown");
  return row;
};

/** The same, with what was stored read back; both texts were written by us, canonically. */
export const loadRound = async (source: Queryable, marketId: string, roundNo: number): Promise<StoredRound> => {
  const row = await loadRoundRow(source, marketId, roundNo);
  return {
    row,
    document: JSON.parse(row.document) as RoundDocument,
    outcome: JSON.parse(row.outcome) as RoundOutcome,
  };
};
