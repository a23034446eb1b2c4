import { earningsView, nothing } from "@fairmile/contracts";
import { delivery, payout, posting, transfer } from "@fairmile/db";
import { and, desc, eq, gte, sql } from "drizzle-orm";
import { accounts } from "../../money/accounts.ts";
import { startOfDay, startOfWeek } from "../../money/market-calendar.ts";
import { ownDriver } from "../../platform/actor.ts";
import type { Ctx } from "../../platform/services.ts";
import { query } from "../../platform/verb.ts";

/** How much of the past the page shows; the rest is in the lists of payouts and receipts. */
const SHOWN = 100;

interface Earned {
  readonly payCents: number;
  readonly tipCents: number;
  readonly deliveries: number;
}

const earnedSince = async ({ database, market }: Ctx, driverId: string, sinceMs: number): Promise<Earned> => {
  const total = (column: typeof transfer.payCents | typeof transfer.tipCents) =>
    sql<number>`coalesce(sum(${column}), 0)::bigint`.mapWith(Number);
  const [row] = await database.db
    .select({
      payCents: total(transfer.payCents),
      tipCents: total(transfer.tipCents),
      deliveries: sql<number>`count(*) filter (where ${transfer.kind} = 'delivery')::int`,
    })
    .from(transfer)
    .where(and(eq(transfer.marketId, market.id), eq(transfer.driverId, driverId), gte(transfer.createdAtMs, sinceMs)));
  return row ?? { payCents: 0, tipCents: 0, deliveries: 0 };
};

const inBankCents = async ({ database, market }: Ctx, driverId: string): Promise<number> => {
  const [row] = await database.db
    .select({ cents: sql<number>`coalesce(sum(${posting.amountCents}), 0)::bigint`.mapWith(Number) })
    .from(posting)
    .where(and(eq(posting.marketId, market.id), eq(posting.account, accounts.driverPaid(driverId))));
  return row?.cents ?? 0;
};

/** What the asking driver earned today and this week (by the market's own calendar), and what is not yet in their bank. */
export const getEarnings = query({
  name: "earnings.get",
  input: nothing,
  output: earningsView,
  allow: ["driver"],
  run: async ({ ctx }) => {
    const driverId = ownDriver(ctx.actor);
    const { db } = ctx.database;
    const { timezone } = ctx.market;
    const nowMs = ctx.clock.now();
    const [today, week, ever, paidCents, transfers, payouts] = await Promise.all([
      earnedSince(ctx, driverId, startOfDay(nowMs, timezone)),
      earnedSince(ctx, driverId, startOfWeek(nowMs, timezone)),
      earnedSince(ctx, driverId, 0),
      inBankCents(ctx, driverId),
      db
        .select({ transfer, storeName: delivery.storeName, address: delivery.dropoffAddress })
        .from(transfer)
        .innerJoin(delivery, and(eq(delivery.marketId, transfer.marketId), eq(delivery.id, transfer.deliveryId)))
        .where(and(eq(transfer.marketId, ctx.market.id), eq(transfer.driverId, driverId)))
        .orderBy(desc(transfer.createdAtMs), desc(transfer.id))
        .limit(SHOWN),
      db
        .select()
        .from(payout)
        .where(and(eq(payout.marketId, ctx.market.id), eq(payout.driverId, driverId)))
        .orderBy(desc(payout.createdAtMs), desc(payout.id))
        .limit(SHOWN),
    ]);
    return {
      currency: ctx.market.currency,
      today,
      week,
      balanceCents: ever.payCents + ever.tipCents - paidCents,
      deliveries: transfers.map(({ transfer: row, storeName, address }) => ({
        deliveryId: row.deliveryId,
        atMs: row.createdAtMs,
        storeName,
        address,
        payCents: row.payCents,
        tipCents: row.tipCents,
        transfer: row.status === "sent" ? ("sent" as const) : ("waiting" as const),
      })),
      payouts: payouts.map(({ id, amountCents, status, createdAtMs }) => ({ id, amountCents, status, createdAtMs })),
    };
  },
});
