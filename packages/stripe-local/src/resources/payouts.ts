import type Stripe from "stripe";
import { z } from "zod";
import { invalidRequest } from "../core/refusal.ts";
import { PLATFORM, find, type Scope } from "../core/scope.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS, toSeconds } from "../core/seconds.ts";
import { clearAlarm, setAlarm } from "../core/set-alarm.ts";
import { listPage } from "../http/list-page.ts";
import { created, currency, integer, mergeMetadata, metadata, page, paramsOf, text } from "../http/params.ts";
import { idOf, route } from "../http/route.ts";
import { book, fundsIn } from "../money/book.ts";
import { takesPayouts, type Bank } from "./account-record.ts";
import { accountOf } from "./accounts.ts";

/** After its creation a payout goes to the bank, and then arrives, at these spans of the double's clock. */
const TIMING = {
  standard: { submittedMs: HOUR_MS, arrivesMs: 2 * DAY_MS },
  instant: { submittedMs: 0, arrivesMs: 10 * MINUTE_MS },
} as const;

/** The platform's own bank account in the double. */
const PLATFORM_BANK: Bank = { id: "ba_platform", last4: "6789", refusesPayouts: false };

/** The bank account that payouts of the scope's account go to; null where they are not enabled. */
export const bankOf = (scope: Scope): Bank | null => {
  if (scope.account === PLATFORM) return PLATFORM_BANK;
  const account = accountOf(scope, scope.account);
  return takesPayouts(account) ? account.bank : null;
};

const createParams = paramsOf<Stripe.PayoutCreateParams>()({
  amount: integer,
  currency,
  description: text.optional(),
  metadata: metadata.optional(),
  method: z.enum(["instant", "standard"]).optional(),
  statement_descriptor: text.optional(),
});

/**
 * Sends money of the scope's account to its bank: from the available balance, or for an instant payout from pending
 * money too. Throws 400 `balance_insufficient` beyond that. No fee is taken.
 */
const createPayout = (scope: Scope, params: z.output<typeof createParams>): Stripe.Payout => {
  const bank = bankOf(scope);
  if (!bank) {
    throw invalidRequest(
      "Payouts are not enabled for this account: it must complete its onboarding and have a bank account first.",
      { code: "payouts_not_allowed" },
    );
  }
  const method = params.method ?? "standard";
  if (params.amount < 1)
    throw invalidRequest("Invalid positive integer", { param: "amount", code: "parameter_invalid_integer" });
  const { available, pending } = fundsIn(scope, params.currency);
  const usable = method === "instant" ? available + pending : available;
  if (params.amount > usable) {
    throw invalidRequest("You have insufficient funds in your Stripe account for this transfer.", {
      code: "balance_insufficient",
    });
  }
  const id = scope.mint("po");
  const { submittedMs, arrivesMs } = TIMING[method];
  const { id: balanceTransaction } = book(scope, {
    type: "payout",
    amount: -params.amount,
    currency: params.currency,
    source: id,
    description: "STRIPE PAYOUT",
  });
  const payout = {
    id,
    object: "payout",
    amount: params.amount,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: toSeconds(scope.nowMs + arrivesMs),
    automatic: false,
    balance_transaction: balanceTransaction,
    created: scope.now,
    currency: params.currency,
    description: params.description ?? null,
    destination: bank.id,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: mergeMetadata({}, params.metadata),
    method,
    original_payout: null,
    payout_method: null,
    reconciliation_status: "not_applicable",
    reversed_by: null,
    source_type: "card",
    statement_descriptor: params.statement_descriptor ?? null,
    status: "pending",
    trace_id: null,
    type: "bank_account",
  } satisfies Stripe.Payout;
  scope.save("payout", id, payout);
  scope.emit("payout.created", payout);
  setAlarm(scope, "payout_submitted", id, scope.nowMs + submittedMs);
  setAlarm(scope, "payout_arrives", id, scope.nowMs + arrivesMs);
  return payout;
};

const move = (scope: Scope, payout: Stripe.Payout, event: Stripe.Event["type"], previous: object): Stripe.Payout => {
  scope.save("payout", payout.id, payout);
  scope.emit(event, payout, previous);
  return payout;
};

const giveBack = (scope: Scope, payout: Readonly<Stripe.Payout>): string =>
  book(scope, { type: "payout_failure", amount: payout.amount, currency: payout.currency, source: payout.id }).id;

/** The payout leaves for the bank. */
export const submitPayout = (scope: Scope, id: string): void => {
  const payout = find(scope, "payout", id);
  if (payout.status === "pending")
    move(scope, { ...payout, status: "in_transit" }, "payout.updated", { status: "pending" });
};

/** The bank answers: the payout is paid, or fails and its money comes back to the balance. */
export const settlePayout = (scope: Scope, id: string): void => {
  const payout = find(scope, "payout", id);
  if (payout.status !== "in_transit") return;
  const bank = bankOf(scope);
  if (bank && !bank.refusesPayouts) {
    move(scope, { ...payout, status: "paid" }, "payout.paid", { status: "in_transit" });
    return;
  }
  const failed = {
    ...payout,
    status: "failed",
    failure_balance_transaction: giveBack(scope, payout),
    failure_code: "account_closed",
    failure_message: "The bank account has been closed.",
  };
  move(scope, failed, "payout.failed", { status: "in_transit" });
};

export const payoutRoutes = [
  route({
    method: "GET",
    path: "/v1/payouts",
    params: paramsOf<Stripe.PayoutListParams>()({ ...page, created: created.optional(), status: text.optional() }),
    run: (scope, params) =>
      listPage(
        scope,
        "payout",
        "/v1/payouts",
        params,
        (p) => params.status === undefined || p.status === params.status,
      ),
  }),
  route({ method: "POST", path: "/v1/payouts", params: createParams, run: createPayout }),
  route({
    method: "GET",
    path: "/v1/payouts/:id",
    params: paramsOf<Stripe.PayoutRetrieveParams>()({}),
    run: (scope, _, ids) => find(scope, "payout", idOf(ids), "payout"),
  }),
  route({
    method: "POST",
    path: "/v1/payouts/:id/cancel",
    params: paramsOf<Stripe.PayoutCancelParams>()({}),
    run: (scope, _, ids) => {
      const payout = find(scope, "payout", idOf(ids), "payout");
      if (payout.status !== "pending")
        throw invalidRequest(`Payouts that are ${payout.status} cannot be canceled.`, { param: "payout" });
      clearAlarm(scope, "payout_submitted", payout.id);
      clearAlarm(scope, "payout_arrives", payout.id);
      const canceled = { ...payout, status: "canceled", failure_balance_transaction: giveBack(scope, payout) };
      return move(scope, canceled, "payout.canceled", { status: "pending" });
    },
  }),
];
