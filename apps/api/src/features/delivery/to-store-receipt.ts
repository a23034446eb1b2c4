import type { Currency, StoreReceiptView } from "@fairmile/contracts";
import { payment, transfer } from "@fairmile/db";
import { and, eq, inArray } from "drizzle-orm";
import type { Ctx } from "../../platform/services.ts";
import type { DeliveryRow } from "./to-delivery-view.ts";

type PaymentRow = Pick<typeof payment.$inferSelect, "status" | "heldCents" | "captureCents">;

/** The lines of what a delivery costs: the fee's parts and the tip, or the fee of its cancellation. */
const linesOf = (row: DeliveryRow): StoreReceiptView["lines"] => {
  if (row.status === "cancelled") return [{ type: "cancellation", amountCents: row.cancelFeeCents ?? 0 }];
  const parts = row.fee.components.map(({ type, amountCents }) => ({ type: type as string, amountCents }));
  // Nobody tips for a parcel that came back.
  const tip = row.status === "returned" ? 0 : row.tipCents;
  return tip > 0 ? [...parts, { type: "tip", amountCents: tip }] : parts;
};

const toReceipt = (
  row: DeliveryRow,
  currency: Currency,
  paid: PaymentRow,
  driver: { readonly payCents: number; readonly tipCents: number } | null,
): StoreReceiptView => {
  const lines = linesOf(row);
  return {
    deliveryId: row.id,
    currency,
    lines,
    totalCents: lines.reduce((sum, line) => sum + line.amountCents, 0),
    heldCents: paid.heldCents,
    capturedCents: paid.status === "captured" ? (paid.captureCents ?? 0) : 0,
    payment: paid.status,
    driverPayCents: driver?.payCents ?? null,
    tipCents: driver?.tipCents ?? 0,
    at: row.endedAtMs ?? row.createdAtMs,
    dropoffAddress: row.dropoffAddress,
  };
};

/** What a store is or was charged for each of these deliveries, and what of it went to the driver. */
export const toStoreReceipts = async (ctx: Ctx, rows: readonly DeliveryRow[]): Promise<StoreReceiptView[]> => {
  if (rows.length === 0) return [];
  const { db } = ctx.database;
  const ids = rows.map((row) => row.id);
  const [payments, transfers] = await Promise.all([
    db
      .select()
      .from(payment)
      .where(and(eq(payment.marketId, ctx.market.id), inArray(payment.deliveryId, ids))),
    db
      .select()
      .from(transfer)
      .where(and(eq(transfer.marketId, ctx.market.id), inArray(transfer.deliveryId, ids))),
  ]);
  return rows.map((row) => {
    const paid = payments.find((one) => one.deliveryId === row.id);
    if (paid === undefined) throw new Error(`delivery ${row.id} has no payment`);
    const own = transfers.filter((one) => one.deliveryId === row.id);
    const driver =
      own.length === 0
        ? null
        : {
            payCents: own.reduce((sum, one) => sum + one.payCents, 0),
            tipCents: own.reduce((sum, one) => sum + one.tipCents, 0),
          };
    return toReceipt(row, ctx.market.currency, paid, driver);
  });
};
