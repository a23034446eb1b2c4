import type { PayoutCommand } from "@fairmile/contracts";
import { raiseAlarm } from "./alarm.ts";
import type { MoneyChange } from "./change.ts";
import { payoutEntry } from "./entries.ts";
import { post } from "./ledger.ts";
import { movePayout, readPayout, type PayoutRow } from "./payouts.ts";
import { endStripeCall } from "./stripe-calls.ts";

/** A payout as Stripe shows it now; `refused` where it would not even take it. */
export type PayoutFacts =
  | { readonly kind: "made"; readonly stripePayoutId: string; readonly status: string }
  | { readonly kind: "refused"; readonly code: string; readonly error: string };

const COMMANDS: Readonly<Record<string, PayoutCommand>> = {
  in_transit: "depart",
  paid: "pay",
  failed: "fail",
  canceled: "fail",
};

const told = ({ note }: MoneyChange, row: PayoutRow): void => {
  note.audit(row.id, { status: row.status, amountCents: row.amountCents });
  const audience = [`driver:${row.driverId}`, "admin"] as const;
  note.event({
    type: row.status === "paid" ? "payout.paid" : "payout.changed",
    subject: row.id,
    audience,
    data: { status: row.status },
  });
};

const failed = async (change: MoneyChange, row: PayoutRow, from: PayoutRow["status"], code: string): Promise<void> => {
  told(change, row);
  raiseAlarm(change, "payout_failed", { type: "payout.changed", subject: row.id, data: { code } });
  if (from === "scheduled") return;
  const step = from === "paid" ? "failed_after_paid" : "failed";
  await post(change.tx, change.ctx, [
    payoutEntry(step, { payoutId: row.id, driverId: row.driverId, amountCents: row.amountCents }),
  ]);
};

/**
 * Moves a payout to where Stripe shows it, through every state on the way, each with its entry and once. Stripe may show
 * `paid` without a transit, and `failed` after `paid`: a failed payout's money is back on the driver's account, and the
 * next payout takes it. News that is older than what we know changes nothing.
 */
export const recordPayout = async (change: MoneyChange, payoutId: string, facts: PayoutFacts): Promise<void> => {
  const { ctx, tx } = change;
  const { payout: read } = await readPayout(tx, ctx, payoutId);
  const of = { payoutId: read.id, driverId: read.driverId, amountCents: read.amountCents };
  const call = { kind: "payout", subject: read.id } as const;
  const endedAtMs = ctx.clock.now();
  if (facts.kind === "refused") {
    if (read.status !== "scheduled") return;
    await endStripeCall(tx, ctx, call, { status: "refused", error: facts.error });
    const row = await movePayout(tx, read, "fail", { endedAtMs });
    if (row !== null) await failed(change, row, "scheduled", facts.code);
    return;
  }
  await endStripeCall(tx, ctx, call, { status: "done" });
  let at = read;
  if (at.status === "scheduled") {
    const submitted = await movePayout(tx, at, "submit", { stripePayoutId: facts.stripePayoutId });
    if (submitted === null) return;
    at = submitted;
    await post(tx, ctx, [payoutEntry("submitted", of)]);
    told(change, at);
  }
  const command = COMMANDS[facts.status];
  if (command === undefined) return;
  const moved = await movePayout(tx, at, command, command === "depart" ? {} : { endedAtMs });
  if (moved === null) return;
  if (command === "fail") return failed(change, moved, at.status, facts.status);
  if (command === "pay") await post(tx, ctx, [payoutEntry("paid", of)]);
  told(change, moved);
};
