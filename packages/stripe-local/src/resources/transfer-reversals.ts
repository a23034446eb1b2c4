import type Stripe from "stripe";
import { invalidRequest } from "../core/refusal.ts";
import { find, type Scope } from "../core/scope.ts";
import { listPage } from "../http/list-page.ts";
import { integer, mergeMetadata, metadata, page, paramsOf, text } from "../http/params.ts";
import { idOf, route } from "../http/route.ts";
import { book, fundsIn } from "../money/book.ts";
import { accountOf } from "./accounts.ts";

const SHOWN = 10;

/** Takes a reversal out of the account that had received the transfer. Gives the id of the refund Stripe shows there. */
const takeBack = (scope: Scope, transfer: Readonly<Stripe.Transfer>, amount: number): string => {
  const { available, pending } = fundsIn(scope, transfer.currency);
  if (amount > available + pending && accountOf(scope, scope.account).lossesCollector === "stripe") {
    throw invalidRequest("The connected account does not have a sufficient balance to cover the reversal.", {
      code: "balance_insufficient",
    });
  }
  const refund = scope.mint("pyr");
  const payment =
    typeof transfer.destination_payment === "string" ? find(scope, "charge", transfer.destination_payment) : null;
  const settled =
    payment && typeof payment.balance_transaction === "string"
      ? find(scope, "balance_transaction", payment.balance_transaction)
      : null;
  const availableOn = Math.max(settled?.available_on ?? scope.now, scope.now);
  book(scope, { type: "payment_refund", amount: -amount, currency: transfer.currency, source: refund, availableOn });
  if (payment) {
    const amountRefunded = payment.amount_refunded + amount;
    scope.save("charge", payment.id, {
      ...payment,
      amount_refunded: amountRefunded,
      refunded: amountRefunded === payment.amount,
    });
  }
  return refund;
};

/**
 * Reverses `amount` of a transfer (minor units). Throws 400 beyond what is left of it, or where the receiving account
 * lacks the money and the platform does not answer for its losses.
 */
const reverse = (
  scope: Scope,
  transfer: Readonly<Stripe.Transfer>,
  amount: number,
  extra: Record<string, string>,
): Stripe.TransferReversal => {
  const left = transfer.amount - transfer.amount_reversed;
  if (amount < 1)
    throw invalidRequest("Invalid positive integer", { param: "amount", code: "parameter_invalid_integer" });
  if (amount > left) {
    throw invalidRequest(`Amount ${amount} is greater than what is left of the transfer (${left}).`, {
      param: "amount",
    });
  }
  const destination = typeof transfer.destination === "string" ? transfer.destination : null;
  if (destination === null) throw new Error(`transfer ${transfer.id} has no destination`);
  const id = scope.mint("trr");
  const refund = takeBack(scope.within(destination), transfer, amount);
  const sent =
    typeof transfer.balance_transaction === "string"
      ? find(scope, "balance_transaction", transfer.balance_transaction)
      : null;
  const { id: balanceTransaction } = book(scope, {
    type: "transfer_refund",
    amount,
    currency: transfer.currency,
    source: id,
    availableOn: Math.max(sent?.available_on ?? scope.now, scope.now),
  });
  const reversal = {
    id,
    object: "transfer_reversal",
    amount,
    balance_transaction: balanceTransaction,
    created: scope.now,
    currency: transfer.currency,
    destination_payment_refund: refund,
    metadata: extra,
    source_refund: null,
    transfer: transfer.id,
  } satisfies Stripe.TransferReversal;
  scope.save("transfer_reversal", id, reversal);
  const data = [reversal, ...transfer.reversals.data];
  const after: Stripe.Transfer = {
    ...transfer,
    amount_reversed: transfer.amount_reversed + amount,
    reversed: amount === left,
    reversals: {
      ...transfer.reversals,
      data: data.slice(0, SHOWN),
      has_more: transfer.reversals.has_more || data.length > SHOWN,
    },
  };
  scope.save("transfer", transfer.id, after);
  scope.emit("transfer.reversed", after, { amount_reversed: transfer.amount_reversed });
  return reversal;
};

export const transferReversalRoutes = [
  route({
    method: "GET",
    path: "/v1/transfers/:id/reversals",
    params: paramsOf<Stripe.TransferListReversalsParams>()(page),
    run: (scope, params, ids) => {
      const { id } = find(scope, "transfer", idOf(ids), "transfer");
      return listPage(scope, "transfer_reversal", `/v1/transfers/${id}/reversals`, params, (r) => r.transfer === id);
    },
  }),
  route({
    method: "POST",
    path: "/v1/transfers/:id/reversals",
    params: paramsOf<Stripe.TransferCreateReversalParams>()({
      amount: integer.optional(),
      description: text.optional(),
      metadata: metadata.optional(),
    }),
    run: (scope, params, ids) => {
      const transfer = find(scope, "transfer", idOf(ids), "transfer");
      const amount = params.amount ?? transfer.amount - transfer.amount_reversed;
      return reverse(scope, transfer, amount, mergeMetadata({}, params.metadata));
    },
  }),
];
