import { AppError, payoutLifecycle, type PayoutCommand } from "@fairmile/contracts";
import { driver, payout, type Queryable, type Transaction } from "@fairmile/db";
import { and, eq } from "drizzle-orm";
import type { Ctx } from "../platform/services.ts";
import { Overtaken } from "./change.ts";

export type PayoutRow = typeof payout.$inferSelect;

/** A payout and the Stripe account it is made on. Throws `not_found`. */
export const readPayout = async (
  database: Queryable,
  ctx: Ctx,
  payoutId: string,
): Promise<{ readonly payout: PayoutRow; readonly stripeAccountId: string | null }> => {
  const [row] = await database.db
    .select({ payout, stripeAccountId: driver.stripeAccountId })
    .from(payout)
    .innerJoin(driver, and(eq(driver.marketId, payout.marketId), eq(driver.id, payout.driverId)))
    .where(and(eq(payout.marketId, ctx.market.id), eq(payout.id, payoutId)));
  if (row === undefined) throw new AppError("not_found");
  return row;
};

/** Does a command to a payout as read; null where its state does not take it, `Overtaken` where the row has moved since. */
export const movePayout = async (
  tx: Transaction,
  row: PayoutRow,
  command: PayoutCommand,
  also: Partial<Pick<PayoutRow, "stripePayoutId" | "endedAtMs">> = {},
): Promise<PayoutRow | null> => {
  const cell = payoutLifecycle[row.status][command];
  if ("refused" in cell) return null;
  const [moved] = await tx.db
    .update(payout)
    .set({ ...also, status: cell.to, version: row.version + 1 })
    .where(
      and(
        eq(payout.marketId, row.marketId),
        eq(payout.id, row.id),
        eq(payout.status, row.status),
        eq(payout.version, row.version),
      ),
    )
    .returning();
  if (moved === undefined) throw new Overtaken();
  return moved;
};
