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
  const rows = outcome.awards.map((row) => ({ ask: row.askId, lot: row.lotId, driver: row.driverId, pending: row.needsConfirmation }));
  await tx.db.execute(sql`
    with won as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as v(ask text, lot text, driver text, pending boolean)
    )
    update ${ask} a set status = case when exists (select 1 from won where won.ask = a.id) then 'won' else 'closed' end,
      ended_at_ms = ${atMs}
    where a.market_id = ${marketId} and a.status = 'live'
      and (a.driver_id in (select driver from won) or a.batch_id in (select lot from won where not pending))`);
};
