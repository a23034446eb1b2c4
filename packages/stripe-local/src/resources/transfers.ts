import type Stripe from "stripe";
import { CURRENCY_DECIMALS } from "@fairmile/contracts";
import { Refusal, invalidRequest } from "../core/refusal.ts";
import { find, type Scope } from "../core/scope.ts";
import { listPage } from "../http/list-page.ts";
import {
  clearable,
  created,
  currency,
  integer,
  mergeMetadata,
  metadata,
  page,
  paramsOf,
  text,
} from "../http/params.ts";
import { idOf, route } from "../http/route.ts";
import { book, fundsIn } from "../money/book.ts";
import { untransferredCents } from "../money/untransferred.ts";
import { takesTransfers } from "./account-record.ts";
import { newDestinationPayment } from "./new-destination-payment.ts";
import type { z } from "zod";

const createParams = paramsOf<Stripe.TransferCreateParams>()({
  amount: integer.optional(),
  currency,
  destination: text,
  description: text.optional(),
  metadata: metadata.optional(),
  source_transaction: text.optional(),
  transfer_group: text.optional(),
});
type CreateParams = z.output<typeof createParams>;

const sourceOf = (scope: Scope, params: CreateParams): Readonly<Stripe.Charge> | null => {
  if (params.source_transaction === undefined) return null;
  const param = "source_transaction";
  const charge = find(scope, "charge", params.source_transaction, param);
  if (!charge.captured)
    throw invalidRequest(`Charge ${charge.id} has not been captured and cannot be transferred.`, { param });
  if (charge.currency !== params.currency) {
    throw invalidRequest(
      `The currency of source_transaction's balance transaction (${charge.currency}) must match the transfer's (${params.currency}).`,
      { param: "currency" },
    );
  }
  const group = params.transfer_group;
  if (group !== undefined && charge.transfer_group !== null && group !== charge.transfer_group) {
    throw invalidRequest(
      `The transfer_group of the source_transaction is '${charge.transfer_group}'; a transfer from it cannot have another.`,
      { param: "transfer_group" },
    );
  }
  return charge;
};

const createTransfer = (scope: Scope, params: CreateParams): Stripe.Transfer => {
  if (!(params.currency.toUpperCase() in CURRENCY_DECIMALS))
    throw invalidRequest(`Invalid currency: ${params.currency}.`, { param: "currency" });
  const destination = scope.tx.get("account", params.destination)?.value;
  if (!destination)
    throw new Refusal(400, {
      type: "invalid_request_error",
      code: "resource_missing",
      message: `No such destination: '${params.destination}'`,
      param: "destination",
    });
  if (!takesTransfers(destination)) {
    throw invalidRequest(
      "Your destination account needs to have at least one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments",
      { code: "insufficient_capabilities_for_transfer" },
    );
  }
  const charge = sourceOf(scope, params);
  const amount = params.amount ?? charge?.amount_captured;
  if (amount === undefined)
    throw invalidRequest("Missing required param: amount.", { param: "amount", code: "parameter_missing" });
  if (amount < 1)
    throw invalidRequest("Invalid positive integer", { param: "amount", code: "parameter_invalid_integer" });
  if (charge && amount > untransferredCents(scope, charge)) {
    throw invalidRequest(
      `The total of the transfers from ${charge.id} would exceed its captured amount of ${charge.amount_captured}.`,
      { param: "amount" },
    );
  }
  if (!charge && amount > fundsIn(scope, params.currency).available) {
    throw invalidRequest(
      "You have insufficient available funds in your Stripe account. Charge with a source_transaction, or wait until pending funds are available.",
      { code: "balance_insufficient" },
    );
  }
  const id = scope.mint("tr");
  const settled =
    charge && typeof charge.balance_transaction === "string"
      ? find(scope, "balance_transaction", charge.balance_transaction)
      : null;
  const availableOn = Math.max(settled?.available_on ?? scope.now, scope.now);
  const { id: balanceTransaction } = book(scope, {
    type: "transfer",
    amount: -amount,
    currency: params.currency,
    source: id,
    description: params.description ?? null,
    availableOn,
  });
  const group = params.transfer_group ?? charge?.transfer_group ?? (charge ? `group_${charge.id}` : null);
  const transfer = {
    id,
    object: "transfer",
    amount,
    amount_reversed: 0,
    balance_transaction: balanceTransaction,
    created: scope.now,
    currency: params.currency,
    description: params.description ?? null,
    destination: destination.id,
    destination_payment: newDestinationPayment(scope.within(destination.id), {
      transfer: id,
      amount,
      currency: params.currency,
      group,
      availableOn,
    }),
    livemode: false,
    metadata: mergeMetadata({}, params.metadata),
    reversals: { object: "list", data: [], has_more: false, url: `/v1/transfers/${id}/reversals` },
    reversed: false,
    source_transaction: charge?.id ?? null,
    source_type: "card",
    transfer_group: group,
  } satisfies Stripe.Transfer;
  scope.save("transfer", id, transfer);
  scope.emit("transfer.created", transfer);
  return transfer;
};

export const transferRoutes = [
  route({
    method: "GET",
    path: "/v1/transfers",
    params: paramsOf<Stripe.TransferListParams>()({
      ...page,
      created: created.optional(),
      destination: text.optional(),
      transfer_group: text.optional(),
    }),
    run: (scope, params) =>
      listPage(
        scope,
        "transfer",
        "/v1/transfers",
        params,
        (t) =>
          (params.destination === undefined || t.destination === params.destination) &&
          (params.transfer_group === undefined || t.transfer_group === params.transfer_group),
      ),
  }),
  route({ method: "POST", path: "/v1/transfers", params: createParams, run: createTransfer }),
  route({
    method: "GET",
    path: "/v1/transfers/:id",
    params: paramsOf<Stripe.TransferRetrieveParams>()({}),
    run: (scope, _, ids) => find(scope, "transfer", idOf(ids), "transfer"),
  }),
  route({
    method: "POST",
    path: "/v1/transfers/:id",
    params: paramsOf<Stripe.TransferUpdateParams>()({
      description: clearable.optional(),
      metadata: metadata.optional(),
    }),
    run: (scope, params, ids) => {
      const before = find(scope, "transfer", idOf(ids), "transfer");
      const transfer = {
        ...before,
        description: params.description === undefined ? before.description : params.description || null,
        metadata: mergeMetadata(before.metadata, params.metadata),
      };
      scope.save("transfer", transfer.id, transfer);
      scope.emit("transfer.updated", transfer);
      return transfer;
    },
  }),
];
