import { delivery, type Transaction } from "@fairmile/db";
import { and, eq } from "drizzle-orm";

/** Copies new stop ETAs (`pickup:ID`, `dropoff:ID`) to their deliveries, where stores and recipients read them. */
export const writeEtas = async (
  tx: Transaction,
  marketId: string,
  etas: ReadonlyMap<string, number>,
): Promise<void> => {
  for (const [key, etaMs] of etas) {
    const [kind, id] = key.split(":");
    if (id === undefined) continue;
    if (kind !== "pickup" && kind !== "dropoff") continue;
    await tx.db
      .update(delivery)
      .set(kind === "pickup" ? { pickupEtaMs: etaMs } : { dropoffEtaMs: etaMs })
      .where(and(eq(delivery.marketId, marketId), eq(delivery.id, id)));
  }
};
