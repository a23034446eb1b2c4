import { isDeliveryEnded, type DeliveryState } from "@fairmile/contracts";
import { assignment, award, batch, delivery, driver, receipt, transfer, payment, type Database } from "@fairmile/db";
import { and, eq, inArray, sql } from "drizzle-orm";

export interface EndedDelivery {
  readonly id: string;
  readonly status: DeliveryState;
  readonly why: string | null;
  /** From the posting to the door, in market milliseconds. */
  readonly tookMs: number | null;
}

/** How every delivery stands, oldest first. */
export const readDeliveries = async (database: Database, marketId: string): Promise<EndedDelivery[]> =>
  (
    await database.db
      .select({
        id: delivery.id,
        status: delivery.status,
        cancelReason: delivery.cancelReason,
        failReason: delivery.failReason,
        createdAtMs: delivery.createdAtMs,
        deliveredAtMs: delivery.deliveredAtMs,
      })
      .from(delivery)
      .where(eq(delivery.marketId, marketId))
      .orderBy(delivery.createdAtMs)
  ).map((row) => ({
    id: row.id,
    status: row.status,
    why: row.cancelReason ?? row.failReason,
    tookMs: row.deliveredAtMs === null ? null : row.deliveredAtMs - row.createdAtMs,
  }));

/** How many deliveries wait for a driver, have not ended, and how many drivers are free. */
export const readPressure = async (database: Database, marketId: string) => {
  const rows = await database.db
    .select({ status: delivery.status, count: sql<number>`count(*)::int` })
    .from(delivery)
    .where(eq(delivery.marketId, marketId))
    .groupBy(delivery.status);
  const count = (is: (status: DeliveryState) => boolean): number =>
    rows.filter((row) => is(row.status)).reduce((sum, row) => sum + row.count, 0);
  const [free] = await database.db
    .select({ count: sql<number>`count(*)::int` })
    .from(driver)
    .where(and(eq(driver.marketId, marketId), eq(driver.presence, "available")));
  return {
    waiting: count((status) => status === "created" || status === "batched"),
    open: count((status) => !isDeliveryEnded(status)),
    freeDrivers: free?.count ?? 0,
  };
};

export interface AuctionFacts {
  /** Awards that led to a route that was driven, by how they were won. */
  readonly wonBy: Readonly<Record<"bid" | "claim" | "autopilot", number>>;
  readonly awardsByStatus: Readonly<Record<string, number>>;
  readonly batches: number;
  readonly batchesByStatus: Readonly<Record<string, number>>;
  /** Batches of two or more deliveries that were driven to their end. */
  readonly batchesOfSeveral: number;
  readonly driversPaid: number;
  readonly losingReceipts: number;
  /** Rounds in which some driver was told that they lost. */
  readonly roundsWithLosingReceipt: number;
}

const tally = (rows: readonly { readonly key: string }[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { key } of rows) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
};

/** What the auction came to. */
export const readAuction = async (database: Database, marketId: string): Promise<AuctionFacts> => {
  const { db } = database;
  const awards = await db.select().from(award).where(eq(award.marketId, marketId));
  const driven = await db
    .select({ kind: award.kind })
    .from(award)
    .innerJoin(assignment, and(eq(assignment.marketId, award.marketId), eq(assignment.awardId, award.id)))
    .where(and(eq(award.marketId, marketId), eq(assignment.status, "completed")));
  const batches = await db.select().from(batch).where(eq(batch.marketId, marketId));
  const lost = await db
    .select({ roundNo: receipt.roundNo })
    .from(receipt)
    .where(and(eq(receipt.marketId, marketId), eq(receipt.result, "lost")));
  const paid = await db
    .select({ driverId: transfer.driverId })
    .from(transfer)
    .where(and(eq(transfer.marketId, marketId), eq(transfer.status, "sent")));
  const won = (kind: string): number => driven.filter((row) => row.kind === kind).length;
  return {
    wonBy: { bid: won("bid"), claim: won("claim"), autopilot: won("autopilot") },
    awardsByStatus: tally(awards.map((row) => ({ key: row.status }))),
    batches: batches.length,
    batchesByStatus: tally(batches.map((row) => ({ key: row.status }))),
    batchesOfSeveral: batches.filter((row) => row.deliveryCount > 1 && row.status === "completed").length,
    driversPaid: new Set(paid.map((row) => row.driverId)).size,
    losingReceipts: lost.length,
    roundsWithLosingReceipt: new Set(lost.map((row) => row.roundNo)).size,
  };
};

/** Whether every payment of the market has come to its end and every transfer is sent. */
export const isMoneyAtRest = async (database: Database, marketId: string): Promise<boolean> => {
  const moving = await database.db
    .select({ id: payment.id })
    .from(payment)
    .where(and(eq(payment.marketId, marketId), inArray(payment.status, ["requested", "held", "capturing", "voiding"])));
  const unsent = await database.db
    .select({ id: transfer.id })
    .from(transfer)
    .where(and(eq(transfer.marketId, marketId), inArray(transfer.status, ["waiting", "requested"])));
  return moving.length === 0 && unsent.length === 0;
};
