import { transfer } from "@fairmile/db";
import { and, eq } from "drizzle-orm";
import { Overtaken, type MoneyChange } from "./change.ts";
import { transferEntries } from "./entries.ts";
import { post } from "./ledger.ts";
import { endStripeCall } from "./stripe-calls.ts";
import { readTransfer } from "./transfers.ts";

/** Records that a driver's money has left for their account, once: transfer `sent`, and the ledger's entry of it. */
export const recordTransfer = async (
  change: MoneyChange,
  of: { readonly transferId: string; readonly stripeTransferId: string },
): Promise<void> => {
  const { ctx, tx, note } = change;
  const { transfer: row } = await readTransfer(tx, ctx, of.transferId);
  if (row.status === "sent") return;
  const [sent] = await tx.db
    .update(transfer)
    .set({ status: "sent", version: row.version + 1, stripeTransferId: of.stripeTransferId, sentAtMs: ctx.clock.now() })
    .where(
      and(
        eq(transfer.marketId, ctx.market.id),
        eq(transfer.id, row.id),
        eq(transfer.status, row.status),
        eq(transfer.version, row.version),
      ),
    )
    .returning({ id: transfer.id });
  if (sent === undefined) throw new Overtaken();
  const { driverId, payCents, tipCents } = row;
  await post(tx, ctx, transferEntries({ transferId: row.id, driverId, payCents, tipCents }));
  await endStripeCall(tx, ctx, { kind: "transfer", subject: row.id }, { status: "done" });
  note.audit(row.id, { payCents, tipCents });
  note.event({
    type: "transfer.changed",
    subject: row.id,
    audience: [`driver:${driverId}`, "admin"],
    data: { status: "sent" },
  });
};
