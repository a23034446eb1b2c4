import type { AwardId, DeliveryId } from "@fairmile/contracts";
import { award, batch, delivery, round, transaction } from "@fairmile/db";
import { and, eq, inArray } from "drizzle-orm";
import { DEFAULT_POLICY } from "../features/policy/default-policy.ts";
import { bindAwards } from "../market-loop/bind-awards.ts";
import { openBatches } from "../market-loop/open-batches.ts";
import { awardHoldEntry } from "../money/commitments.ts";
import { post } from "../money/ledger.ts";
import { createNotes, writeNotes } from "../platform/notes.ts";
import type { Harness } from "./harness.ts";
import type { TestDriver } from "./make-driver.ts";

/** Lets the loop's own planner open lots for what waits, after the time it may hold them back. Answers the lots' ids. */
export const openLots = async (h: Harness, deliveryIds: readonly string[]): Promise<string[]> => {
  h.clock.advance(DEFAULT_POLICY.bundling.maxHoldMs);
  await openBatches(h.system(), DEFAULT_POLICY);
  const rows = await h.database.db
    .select({ batchId: delivery.batchId })
    .from(delivery)
    .where(and(eq(delivery.marketId, h.market.id), inArray(delivery.id, [...deliveryIds])));
  const ids = rows.map(({ batchId }) => {
    if (batchId === null) throw new Error("a delivery was not batched");
    return batchId;
  });
  return [...new Set(ids)];
};

let roundNo = 1_000;

/**
 * Gives the lot of these deliveries to a driver, by the statements the loop commits a round with; the round itself is
 * written without a document. Answers the award's id.
 */
export const makeRoute = async (
  h: Harness,
  to: TestDriver,
  deliveryIds: readonly (DeliveryId | string)[],
  payCents = 400,
): Promise<AwardId> => {
  const lots = await openLots(h, deliveryIds);
  const [batchId, ...more] = lots;
  if (batchId === undefined || more.length > 0) throw new Error(`the deliveries are in ${lots.length} lots`);
  const ctx = h.system();
  const nowMs = h.clock.now();
  const marketId = h.market.id;
  const awardId = ctx.ids.next("award");
  roundNo += 1;
  await transaction(h.database, async (tx) => {
    const note = createNotes(ctx, "test.award");
    await tx.db.insert(round).values({
      marketId,
      roundNo,
      engineVersion: "test",
      policyVersion: 1,
      fencingToken: 0,
      openedAtMs: nowMs,
      frozenAtMs: nowMs,
      document: "{}",
      outcome: "{}",
      digest: "",
      lotCount: 1,
      driverCount: 1,
      askCount: 1,
      awardCount: 1,
      welfareCents: 0,
      payCents,
      steps: {},
    });
    await tx.db.insert(award).values({
      marketId,
      id: awardId,
      roundNo,
      batchId,
      driverId: to.driverId,
      kind: "claim",
      status: "confirmed",
      version: 1,
      payCents,
      floorCents: 0,
      createdAtMs: nowMs,
    });
    await post(tx, ctx, [awardHoldEntry({ awardId, driverId: to.driverId, payCents })]);
    await bindAwards({ ctx, tx, note }, [
      { awardId, batchId, driverId: to.driverId, payCents, arrivalMs: nowMs + 300_000 },
    ]);
    note.audit(awardId);
    await writeNotes(tx, note);
  });
  return awardId;
};

/** The lot of a delivery. */
export const lotOf = async (h: Harness, batchId: string): Promise<typeof batch.$inferSelect> => {
  const [row] = await h.database.db
    .select()
    .from(batch)
    .where(and(eq(batch.marketId, h.market.id), eq(batch.id, batchId)));
  if (row === undefined) throw new Error("no such lot");
  return row;
};
