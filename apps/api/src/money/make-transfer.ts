import type Stripe from "stripe";
import type { Ctx } from "../platform/services.ts";
import { raiseAlarm } from "./alarm.ts";
import { moneyChange } from "./change.ts";
import { recordTransfer } from "./record-transfer.ts";
import { retryStripeCall } from "./retry-stripe-call.ts";
import { PATIENCE, readStripeFailure } from "./stripe-answers.ts";
import { endStripeCall, type StripeCallRow } from "./stripe-calls.ts";
import { readTransfer, type TransferOf } from "./transfers.ts";

const lookUp = async (ctx: Ctx, { transfer }: TransferOf): Promise<Stripe.Transfer | null> => {
  for await (const found of ctx.stripe.transfers.list({ transfer_group: transfer.deliveryId, limit: 100 }, PATIENCE)) {
    if (found.metadata["fairmile_transfer"] === transfer.id) return found;
  }
  return null;
};

/**
 * The charge it is taken from, so that it need not wait for the card's money to settle. Stripe gives from a charge no
 * more than it brought: where the platform adds to a driver's pay, or the card was never charged, its own balance pays.
 */
const sourceOf = ({ transfer, payment }: TransferOf): string | null =>
  payment.status === "captured" && transfer.payCents + transfer.tipCents <= (payment.captureCents ?? 0)
    ? payment.stripeChargeId
    : null;

const send = async (ctx: Ctx, row: TransferOf, destination: string, key: string): Promise<Stripe.Transfer> => {
  const { transfer } = row;
  const source = sourceOf(row);
  return ctx.stripe.transfers.create(
    {
      amount: transfer.payCents + transfer.tipCents,
      currency: ctx.market.currency.toLowerCase(),
      destination,
      transfer_group: transfer.deliveryId,
      metadata: {
        fairmile_market: ctx.market.id,
        fairmile_transfer: transfer.id,
        fairmile_delivery: transfer.deliveryId,
      },
      ...(source === null ? {} : { source_transaction: source }),
    },
    { ...PATIENCE, idempotencyKey: key },
  );
};

/** Makes a taken `transfer` call: sends the driver's pay and tip, or finds that it was sent, and records it. */
export const makeTransfer = async (ctx: Ctx, call: StripeCallRow): Promise<void> => {
  const transferId = call.subject;
  const row = await readTransfer(ctx.database, ctx, transferId);
  if (row.stripeAccountId === null) return retryStripeCall(ctx, call, "The driver has no account any more.");
  try {
    const earlier = call.attempts > 1 ? await lookUp(ctx, row) : null;
    const sent = earlier ?? (await send(ctx, row, row.stripeAccountId, call.idempotencyKey));
    await moneyChange(ctx, "transfer.send", (change) =>
      recordTransfer(change, { transferId, stripeTransferId: sent.id }),
    );
  } catch (error) {
    const { kind, why } = readStripeFailure(error);
    if (kind !== "refused") return retryStripeCall(ctx, call, why.message, { renewKey: kind === "not_yet" });
    await moneyChange(ctx, "transfer.refused", async (change) => {
      await endStripeCall(
        change.tx,
        ctx,
        { kind: "transfer", subject: transferId },
        { status: "refused", error: why.message },
      );
      raiseAlarm(change, "stripe_refused", { type: "transfer.changed", subject: transferId, data: { code: why.code } });
    });
  }
};
