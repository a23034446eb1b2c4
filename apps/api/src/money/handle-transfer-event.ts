import { transfer } from "@fairmile/db";
import { and, eq } from "drizzle-orm";
import type Stripe from "stripe";
import { moneyChange } from "./change.ts";
import type { EventHandler } from "./handle-stripe-event.ts";
import { recordReversals } from "./record-reversals.ts";
import { recordTransfer } from "./record-transfer.ts";
import { PATIENCE } from "./stripe-answers.ts";

/** A transfer was made or came back: records both as Stripe shows them now. */
export const handleTransferEvent: EventHandler = async ({ services, ctxFor, event }) => {
  const { fairmile_market: marketId, fairmile_transfer: transferId } = event.metadata;
  if (marketId === undefined || transferId === undefined) return;
  const [known] = await services.database.db
    .select({ id: transfer.id })
    .from(transfer)
    .where(and(eq(transfer.marketId, marketId), eq(transfer.id, transferId)));
  if (known === undefined) return;
  const ctx = await ctxFor(marketId);
  await moneyChange(ctx, "transfer.send", (change) =>
    recordTransfer(change, { transferId, stripeTransferId: event.objectId }),
  );
  const found: Stripe.TransferReversal[] = [];
  for await (const reversal of services.stripe.transfers.listReversals(event.objectId, { limit: 100 }, PATIENCE))
    found.push(reversal);
  if (found.length === 0) return;
  const reversals = found.map(({ id, amount }) => ({ reversalId: id, amountCents: amount }));
  await moneyChange(ctx, "transfer.reverse", (change) => recordReversals(change, transferId, reversals));
};
