import { AppError, paymentLifecycle, type PaymentCommand } from "@fairmile/contracts";
import { delivery, payment, type Queryable, type Transaction } from "@fairmile/db";
import { and, eq } from "drizzle-orm";
import type { Ctx } from "../platform/services.ts";
import { Overtaken } from "./change.ts";

export type PaymentRow = typeof payment.$inferSelect;
type DeliveryRow = typeof delivery.$inferSelect;

export interface PaymentOfDelivery {
  readonly payment: PaymentRow;
  readonly delivery: DeliveryRow;
}

/** A payment and its delivery. Throws `not_found`. */
export const readPayment = async (database: Queryable, ctx: Ctx, paymentId: string): Promise<PaymentOfDelivery> => {
  const [row] = await database.db
    .select({ payment, delivery })
    .from(payment)
    .innerJoin(delivery, and(eq(delivery.marketId, payment.marketId), eq(delivery.id, payment.deliveryId)))
    .where(and(eq(payment.marketId, ctx.market.id), eq(payment.id, paymentId)));
  if (row === undefined) throw new AppError("not_found");
  return row;
};

const ofDelivery = (database: Queryable, ctx: Ctx, deliveryId: string) =>
  database.db
    .select()
    .from(payment)
    .where(and(eq(payment.marketId, ctx.market.id), eq(payment.deliveryId, deliveryId)));

/** The payment of a delivery. Throws `not_found`. */
export const paymentOfDelivery = async (database: Queryable, ctx: Ctx, deliveryId: string): Promise<PaymentRow> => {
  const [row] = await ofDelivery(database, ctx, deliveryId);
  if (row === undefined) throw new AppError("not_found");
  return row;
};

/** The same, held until the transaction ends, so that nothing a webhook records comes between. */
export const lockPaymentOfDelivery = async (tx: Transaction, ctx: Ctx, deliveryId: string): Promise<PaymentRow> => {
  const [row] = await ofDelivery(tx, ctx, deliveryId).for("update");
  if (row === undefined) throw new AppError("not_found");
  return row;
};

/**
 * Does a command to a payment as read: its lifecycle's refusal is thrown; `Overtaken` where the row has moved since.
 * `also` is written with it.
 */
export const movePayment = async (
  tx: Transaction,
  row: PaymentRow,
  command: PaymentCommand,
  also: Partial<Omit<PaymentRow, "status" | "version">> = {},
): Promise<PaymentRow> => {
  const cell = paymentLifecycle[row.status][command];
  if ("refused" in cell) throw new AppError(cell.refused);
  return writePayment(tx, row, { ...also, status: cell.to });
};

/** Writes to a payment as read; `Overtaken` where the row has moved since. */
export const writePayment = async (
  tx: Transaction,
  row: PaymentRow,
  values: Partial<Omit<PaymentRow, "version">>,
): Promise<PaymentRow> => {
  const [moved] = await tx.db
    .update(payment)
    .set({ ...values, version: row.version + 1 })
    .where(
      and(
        eq(payment.marketId, row.marketId),
        eq(payment.id, row.id),
        eq(payment.status, row.status),
        eq(payment.version, row.version),
      ),
    )
    .returning();
  if (moved === undefined) throw new Overtaken();
  return moved;
};
