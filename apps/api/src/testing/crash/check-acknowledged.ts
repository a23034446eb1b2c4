import { ask, delivery, proof, stop, type Database } from "@fairmile/db";
import { eq } from "drizzle-orm";
import type { Acknowledged } from "./acknowledged.ts";

const byId = <T extends { readonly id: string }>(rows: readonly T[]): ReadonlyMap<string, T> =>
  new Map(rows.map((row) => [row.id, row]));

const twice = (what: string, ids: readonly string[]): string[] =>
  ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `${what} ${id} was acknowledged to two wishes`);

/** Everything that was acknowledged and is not there, or is there otherwise than acknowledged; a sentence each. */
export const lostAcknowledgements = async (
  database: Database,
  marketId: string,
  acks: Acknowledged,
): Promise<string[]> => {
  const { db } = database;
  const asks = byId(await db.select().from(ask).where(eq(ask.marketId, marketId)));
  const proofs = byId(
    await db
      .select({ id: proof.id, stopId: proof.stopId, digest: proof.digest })
      .from(proof)
      .where(eq(proof.marketId, marketId)),
  );
  const deliveries = byId(await db.select().from(delivery).where(eq(delivery.marketId, marketId)));
  const stops = byId(await db.select().from(stop).where(eq(stop.marketId, marketId)));
  const wrong: string[] = [];
  for (const one of acks.asks) {
    const row = asks.get(one.askId);
    if (row === undefined) wrong.push(`the ${one.kind} ${one.askId} is gone`);
    else if (row.driverId !== one.driverId || row.kind !== one.kind || row.askCents !== one.askCents)
      wrong.push(`the ${one.kind} ${one.askId} is another`);
  }
  for (const one of acks.proofs) {
    const row = proofs.get(one.proofId);
    if (row === undefined) wrong.push(`the proof ${one.proofId} is gone`);
    else if (row.stopId !== one.stopId || row.digest !== one.digest) wrong.push(`the proof ${one.proofId} is another`);
  }
  for (const one of acks.deliveries) {
    const row = deliveries.get(one.deliveryId);
    if (row === undefined) wrong.push(`the delivery ${one.deliveryId} is gone`);
    else if (row.storeId !== one.storeId) wrong.push(`the delivery ${one.deliveryId} is another store's`);
  }
  for (const id of acks.cancelled)
    if (deliveries.get(id)?.status !== "cancelled")
      wrong.push(`the cancelled delivery ${id} is ${deliveries.get(id)?.status}`);
  for (const id of acks.arrivals)
    if ((stops.get(id)?.arrivedAtMs ?? null) === null) wrong.push(`the arrival at ${id} is gone`);
  for (const id of acks.completions)
    if (stops.get(id)?.status !== "done") wrong.push(`the completed stop ${id} is ${stops.get(id)?.status}`);
  return [
    ...wrong,
    ...twice(
      "the ask",
      acks.asks.map((one) => one.askId),
    ),
    ...twice(
      "the delivery",
      acks.deliveries.map((one) => one.deliveryId),
    ),
    ...twice(
      "the proof",
      acks.proofs.map((one) => one.proofId),
    ),
  ];
};
