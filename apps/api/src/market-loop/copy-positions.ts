import { driver, driverPosition, roundDriver, award, type Transaction } from "@fairmile/db";
import { sql } from "drizzle-orm";

/**
 * Copies the positions of drivers who may take part (approved, available, heard of lately by the server's clock, no
 * award waiting for their word) to the round's own GiST-indexed table, where nothing moves until the next opening.
 */
export const copyPositions = async (
  tx: Transaction,
  input: { readonly marketId: string; readonly freshSinceMs: number },
): Promise<void> => {
  const { marketId, freshSinceMs } = input;
  await tx.db.execute(sql`delete from ${roundDriver} where market_id = ${marketId}`);
  await tx.db.execute(sql`
    insert into ${roundDriver} (market_id, driver_id, vehicle, waiting_since_ms, position_at_ms, point)
    select d.market_id, d.id, d.vehicle, coalesce(d.waiting_since_ms, p.at_ms), p.at_ms,
      ST_SetSRID(ST_MakePoint(p.lng, p.lat), 4326)::geography
    from ${driver} d
    join ${driverPosition} p on p.market_id = d.market_id and p.driver_id = d.id
    where d.market_id = ${marketId} and d.status = 'approved' and d.presence = 'available' and p.at_ms >= ${freshSinceMs}
      and not exists (
        select 1 from ${award} a where a.market_id = d.market_id and a.driver_id = d.id and a.status = 'offered')`);
};
