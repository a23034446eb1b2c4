import { batchLifecycle } from "@fairmile/contracts";
import { ask, award, batch, delivery, type Transaction } from "@fairmile/db";
import { and, eq, inArray, ne, sql } from "drizzle-orm";
import { awardReleaseEntry } from "../../money/commitments.ts";
import { post } from "../../money/ledger.ts";
import type { Notes } from "../../platform/notes.ts";
import type { Ctx } from "../../platform/services.ts";
import type { DeliveryRow } from "./to-delivery-view.ts";

interface Leaving {
  readonly ctx: Ctx;
  readonly tx: Transaction;
  readonly note: Notes;
}

/** An autopilot award on the lot that still waits for its driver's word falls away, without a mark on the driver. */
const lapseOffered = async ({ ctx, tx, note }: Leaving, batchId: string): Promise<void> => {
  const rows = await tx.db
    .update(award)
    .set({ status: "lapsed", version: sql`${award.version} + 1`, endedAtMs: ctx.clock.now() })
    .where(and(eq(award.marketId, ctx.market.id), eq(award.batchId, batchId), eq(award.status, "offered")))
    .returning({ id: award.id, driverId: award.driverId, payCents: award.payCents });
  for (const row of rows) {
    await post(tx, ctx, [awardReleaseEntry({ awardId: row.id, driverId: row.driverId, payCents: row.payCents })]);
    note.event({
      type: "award.changed",
      subject: row.id,
      audience: [`driver:${row.driverId}`, "admin"],
      data: { status: "lapsed", reason: "cancelled" },
    });
  }
};

/**
 * A delivery leaves a lot that nobody has won: the lot is withdrawn, its asks end, and what else was in it waits to be
 * batched anew. The caller holds the locks of the lot and of the leaving delivery, which it moves itself.
 */
export const leaveLot = async (leaving: Leaving, row: DeliveryRow): Promise<void> => {
  const { ctx, tx, note } = leaving;
  const { batchId } = row;
  if (batchId === null) return;
  const marketId = ctx.market.id;
  const [lot] = await tx.db
    .select()
    .from(batch)
    .where(and(eq(batch.marketId, marketId), eq(batch.id, batchId)));
  if (lot === undefined) throw new Error(`delivery ${row.id} is in a batch that is not there`);
  const cell = batchLifecycle[lot.status].withdraw;
  if ("refused" in cell) throw new Error(`delivery ${row.id} is batched in a lot that is ${lot.status}`);
  await tx.db
    .update(batch)
    .set({ status: cell.to, version: lot.version + 1, endedAtMs: ctx.clock.now() })
    .where(and(eq(batch.marketId, marketId), eq(batch.id, batchId)));
  await lapseOffered(leaving, batchId);
  await tx.db
    .update(ask)
    .set({ status: "closed", endedAtMs: ctx.clock.now() })
    .where(and(eq(ask.marketId, marketId), eq(ask.batchId, batchId), eq(ask.status, "live")));
  const others = await tx.db
    .update(delivery)
    .set({ status: "created", version: sql`${delivery.version} + 1`, batchId: null })
    .where(
      and(
        eq(delivery.marketId, marketId),
        eq(delivery.batchId, batchId),
        ne(delivery.id, row.id),
        inArray(delivery.status, ["batched"]),
      ),
    )
    .returning({ id: delivery.id, storeId: delivery.storeId });
  note.event({ type: "lot.changed", subject: batchId, audience: ["drivers", "admin"], data: { status: cell.to } });
  for (const other of others) {
    note.event({
      type: "delivery.status_changed",
      subject: other.id,
      audience: [`store:${other.storeId}`, `delivery:${other.id}`, "admin"],
      data: { status: "created" },
    });
  }
};
