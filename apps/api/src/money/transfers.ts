import { AppError } from "@fairmile/contracts";
import { driver, payment, transfer, type Queryable } from "@fairmile/db";
import { and, eq } from "drizzle-orm";
import type { Ctx } from "../platform/services.ts";

/** A transfer, where it goes, and the card payment it comes from. */
export interface TransferOf {
  readonly transfer: typeof transfer.$inferSelect;
  readonly stripeAccountId: string | null;
  readonly payment: typeof payment.$inferSelect;
}

/** Throws `not_found`. */
export const readTransfer = async (database: Queryable, ctx: Ctx, transferId: string): Promise<TransferOf> => {
  const [row] = await database.db
    .select({ transfer, stripeAccountId: driver.stripeAccountId, payment })
    .from(transfer)
    .innerJoin(driver, and(eq(driver.marketId, transfer.marketId), eq(driver.id, transfer.driverId)))
    .innerJoin(payment, and(eq(payment.marketId, transfer.marketId), eq(payment.deliveryId, transfer.deliveryId)))
    .where(and(eq(transfer.marketId, ctx.market.id), eq(transfer.id, transferId)));
  if (row === undefined) throw new AppError("not_found");
  return row;
};
