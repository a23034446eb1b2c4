import { ask, type Transaction } from "@fairmile/db";
import type { RoundOutcome } from "@fairmile/matching";
import { sql } from "drizzle-orm";

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
  // Hashed by the server: thousands of asks are held against hundreds of names.
  const among = (values: readonly string[]) =>
    sql`in (select jsonb_array_elements_text(${JSON.stringify(values)}::jsonb))`;
  const won = outcome.awards.map((row) => row.askId);
  const winners = outcome.awards.map((row) => row.driverId);
  const sold = outcome.awards.filter((row) => !row.needsConfirmation).map((row) => row.lotId);
  await tx.db.execute(sql`
    update ${ask} set status = case when id ${among(won)} then 'won' else 'closed' end, ended_at_ms = ${atMs}
    where ${ask.marketId} = ${marketId} and ${ask.status} = 'live'
      and (driver_id ${among(winners)} or batch_id ${among(sold)})`);
};
