import { refused, to, type Lifecycle } from "./lifecycle.ts";

export const PAYOUT_STATES = ["scheduled", "submitted", "in_transit", "paid", "failed"] as const;
export type PayoutState = (typeof PAYOUT_STATES)[number];
export type PayoutCommand = "submit" | "depart" | "pay" | "fail";

const no = refused("payout_wrong_state");

/** Stripe may report `paid` without ever reporting the transit, and may fail a payout that it called paid. */
export const payoutLifecycle: Lifecycle<PayoutState, PayoutCommand> = {
  scheduled: { submit: to("submitted"), depart: no, pay: no, fail: to("failed") },
  submitted: { submit: no, depart: to("in_transit"), pay: to("paid"), fail: to("failed") },
  in_transit: { submit: no, depart: no, pay: to("paid"), fail: to("failed") },
  paid: { submit: no, depart: no, pay: no, fail: to("failed") },
  failed: { submit: no, depart: no, pay: no, fail: no },
};
