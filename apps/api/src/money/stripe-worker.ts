import { market } from "@fairmile/db";
import type { Ctx, Services } from "../platform/services.ts";
import { moneyChange } from "./change.ts";
import { claimDueStripeCalls } from "./claim-stripe-call.ts";
import { makeCapture } from "./make-capture.ts";
import { makeHold } from "./make-hold.ts";
import { makePayout } from "./make-payout.ts";
import { makeTransfer } from "./make-transfer.ts";
import { makeVoid } from "./make-void.ts";
import type { CtxFor } from "./market-ctx.ts";
import { requestTransfers } from "./request-transfers.ts";
import type { StripeCallKind, StripeCallRow } from "./stripe-calls.ts";

/** Calls made at once, and calls taken at a time. */
const LANES = 4;
const TAKE = 40;

const MAKE = {
  hold: makeHold,
  capture: makeCapture,
  void: makeVoid,
  transfer: makeTransfer,
  payout: makePayout,
} as const satisfies Record<StripeCallKind, (ctx: Ctx, call: StripeCallRow) => Promise<void>>;

const makeOne = async (ctx: Ctx, call: StripeCallRow): Promise<void> => {
  try {
    await MAKE[call.kind](ctx, call);
  } catch (error) {
    // A bug or a lost database: the call stays taken and is free again in a while.
    ctx.log.error({ call: call.id, attempts: call.attempts, err: error }, "a call to Stripe could not be settled");
  }
};

const makeAll = async (ctx: Ctx, calls: readonly StripeCallRow[]): Promise<void> => {
  const left = calls.values();
  const lane = async (): Promise<void> => {
    for (const call of left) await makeOne(ctx, call);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
};

/**
 * Makes the calls to Stripe that are due, in every market: holds, captures, voids, transfers and payouts, each under its
 * own key, its result recorded in one transaction with the ledger. Answers how many calls it took; several workers may
 * run, none takes another's.
 */
export const runDueStripeCalls = async (services: Services, ctxFor: CtxFor): Promise<number> => {
  let taken = 0;
  for (const { id } of await services.database.db.select({ id: market.id }).from(market)) {
    const ctx = await ctxFor(id);
    const calls = await claimDueStripeCalls(ctx, TAKE);
    taken += calls.length;
    await makeAll(ctx, calls);
  }
  return taken;
};

/** Sets going, in every market, what a capture and an account that became ready at the same moment left waiting. */
export const requestWaitingTransfers = async (services: Services, ctxFor: CtxFor): Promise<void> => {
  for (const { id } of await services.database.db.select({ id: market.id }).from(market)) {
    await moneyChange(await ctxFor(id), "transfer.request", (change) => requestTransfers(change));
  }
};
