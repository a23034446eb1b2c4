import { ask, type Transaction } from "@fairmile/db";
import type { RoundOutcome } from "@fairmile/matching";
import { sql } from "drizzle-orm";
import { anyOf } from "../platform/any-of.ts";

/**
 * Ends the asks a round decided: the winners' own, every other ask of a winner, and every ask on a lot that is sold.
 * What was above its price, or on a lot not yet exposed, stays in for the next round.
 */
export const closeAsks = async (
  tx: Transaction,
  input: { readonly marketId: string; readonly outcome: RoundOutcome; readonly atMs: number },
): Promise<void> => {
  const { marketId, outcome, atMs } = input;
  if (outcome.awards.length === 0) return;
  const won = outcome.awards.map((row) => row.askId);
  const winners = outcome.awards.map((row) => row.driverId);
  const sold = outcome.awards.filter((row) => !row.needsConfirmation).map((row) => row.lotId);
  await tx.db.execute(sql`
    update ${ask} set status = case when ${anyOf(ask.id, won)} then 'won' else 'closed' end, ended_at_ms = ${atMs}
    where ${ask.marketId} = ${marketId} and ${ask.status} = 'live'
      and (${anyOf(ask.driverId, winners)} or ${anyOf(ask.batchId, sold)})`);
};
