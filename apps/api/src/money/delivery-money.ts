import { assignment, transfer, type Queryable } from "@fairmile/db";
import { and, asc, eq } from "drizzle-orm";
import type { Ctx } from "../platform/services.ts";
import { shareSettledEntry } from "./commitments.ts";
import type { Charge } from "./entries.ts";
import type { EntryDraft } from "./entry.ts";
import type { PaymentOfDelivery } from "./payments.ts";

/** What a payment of `capturedCents` is made of, with everybody who is paid out of it. No market charges tax yet. */
export const chargeOf = async (
  database: Queryable,
  ctx: Ctx,
  { payment, delivery }: PaymentOfDelivery,
  capturedCents: number,
): Promise<Charge> => {
  const drivers = await database.db
    .select({ driverId: transfer.driverId, payCents: transfer.payCents, tipCents: transfer.tipCents })
    .from(transfer)
    .where(and(eq(transfer.marketId, ctx.market.id), eq(transfer.deliveryId, delivery.id)))
    .orderBy(asc(transfer.id));
  return { paymentId: payment.id, storeId: delivery.storeId, capturedCents, taxCents: 0, drivers };
};

/** Settles the delivery's share of what its driver was promised, where it had one when it ended. */
export const shareOf = async (
  database: Queryable,
  ctx: Ctx,
  { payment, delivery }: PaymentOfDelivery,
): Promise<EntryDraft[]> => {
  if (delivery.assignmentId === null || delivery.driverPayCents === null) return [];
  const [bound] = await database.db
    .select({ driverId: assignment.driverId })
    .from(assignment)
    .where(and(eq(assignment.marketId, ctx.market.id), eq(assignment.id, delivery.assignmentId)));
  if (bound === undefined) return [];
  return [shareSettledEntry({ paymentId: payment.id, driverId: bound.driverId, payCents: delivery.driverPayCents })];
};
