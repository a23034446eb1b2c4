import { driver, journalEntry, payment, transfer } from "@fairmile/db";
import { and, eq, exists, sql } from "drizzle-orm";
import type { MoneyChange } from "./change.ts";
import { askStripe } from "./stripe-calls.ts";

/**
 * Sets waiting transfers going: those whose money is in the ledger and whose driver has an account that is ready. The
 * others stay `waiting`. Run with each capture and account that becomes ready, and now and then over all, since those two
 * may pass each other unseen. Answers how many.
 */
export const requestTransfers = async (
  { ctx, tx, note }: MoneyChange,
  only: { readonly deliveryId?: string; readonly driverId?: string } = {},
): Promise<number> => {
  const market = eq(transfer.marketId, ctx.market.id);
  const isCharged = tx.db
    .select({ id: journalEntry.id })
    .from(payment)
    .innerJoin(
      journalEntry,
      and(
        eq(journalEntry.marketId, payment.marketId),
        eq(journalEntry.event, "delivery.charged"),
        eq(journalEntry.source, payment.id),
      ),
    )
    .where(and(eq(payment.marketId, transfer.marketId), eq(payment.deliveryId, transfer.deliveryId)));
  const isReady = tx.db
    .select({ id: driver.id })
    .from(driver)
    .where(
      and(eq(driver.marketId, transfer.marketId), eq(driver.id, transfer.driverId), eq(driver.payoutAccount, "ready")),
    );
  const going = await tx.db
    .update(transfer)
    .set({ status: "requested", version: sql`${transfer.version} + 1` })
    .where(
      and(
        market,
        eq(transfer.status, "waiting"),
        only.deliveryId === undefined ? undefined : eq(transfer.deliveryId, only.deliveryId),
        only.driverId === undefined ? undefined : eq(transfer.driverId, only.driverId),
        exists(isCharged),
        exists(isReady),
      ),
    )
    .returning({ id: transfer.id, driverId: transfer.driverId });
  for (const { id, driverId } of going) {
    await askStripe(tx, ctx, "transfer", id);
    note.audit(id, { status: "requested" });
    note.event({
      type: "transfer.changed",
      subject: id,
      audience: [`driver:${driverId}`, "admin"],
      data: { status: "requested" },
    });
  }
  return going.length;
};
