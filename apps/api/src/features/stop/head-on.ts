import { stop, type Transaction } from "@fairmile/db";
import { and, eq, sql } from "drizzle-orm";
import { lockDeliveries, moveDeliveries, type DeliveryRow } from "../delivery/move-deliveries.ts";
import { isOpenStop, type StopRow } from "./load-stop.ts";

/** The next stop that is open, after the one just dealt with. */
export const nextStop = (stops: readonly StopRow[], doneSeq: number): StopRow | null =>
  stops.find((row) => row.seq > doneSeq && isOpenStop(row)) ?? null;

const HEADING = { pickup: "head_to_pickup", dropoff: "head_to_dropoff", return: "head_to_return" } as const;

/** Puts the deliveries of the stop that is driven to next on their way; those already so are left alone. */
export const headOn = async (tx: Transaction, next: StopRow): Promise<DeliveryRow[]> => {
  const rows = await lockDeliveries(tx, next.marketId, next.deliveryIds);
  const from = { pickup: ["assigned"], dropoff: ["picked_up", "reattempt_scheduled"], return: ["undeliverable"] }[
    next.kind
  ];
  return moveDeliveries(
    tx,
    rows.filter((row) => from.includes(row.status)),
    HEADING[next.kind],
  );
};

/** Writes new ETAs for the open stops after one was left at `leftAtMs`; the promises stay as they were made. */
export const retime = async (
  tx: Transaction,
  input: {
    readonly stops: readonly StopRow[];
    readonly legsMs: readonly number[];
    readonly leftAtMs: number;
    readonly serviceMs: { readonly pickup: number; readonly dropoff: number };
  },
): Promise<ReadonlyMap<string, number>> => {
  const etas = new Map<string, number>();
  let atMs = input.leftAtMs;
  for (const [k, row] of input.stops.entries()) {
    atMs += input.legsMs[k] ?? 0;
    etas.set(row.id, atMs);
    await tx.db
      .update(stop)
      .set({ etaMs: atMs, version: sql`${stop.version} + 1` })
      .where(and(eq(stop.marketId, row.marketId), eq(stop.id, row.id)));
    for (const deliveryId of row.deliveryIds) etas.set(`${row.kind}:${deliveryId}`, atMs);
    atMs =
      Math.max(atMs, row.readyAtMs ?? atMs) +
      (row.kind === "pickup" ? input.serviceMs.pickup : input.serviceMs.dropoff);
  }
  return etas;
};
