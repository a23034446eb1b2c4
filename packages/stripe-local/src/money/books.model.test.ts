import fc from "fast-check";
import { expect, test } from "vitest";
import { DAY_MS } from "../core/seconds.ts";
import { idOf } from "../testing/id-of.ts";
import { onboard } from "../testing/onboard.ts";
import { startTestDouble, type TestDouble } from "../testing/start-test-double.ts";
import { processingFeeCents } from "./processing-fee.ts";

/** Amounts are drawn as shares (percent) of what would just be allowed, so that most go through and some go too far. */
const share = fc.constantFrom(20, 50, 20, 50, 100, 101);
const pick = fc.nat({ max: 2 });
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant("hold" as const), amount: fc.integer({ min: 50, max: 3_000 }) }),
  },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("capture" as const), share, pick }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("cancel" as const), pick }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("refund" as const), share, pick }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("transfer" as const), share, pick, sourced: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("reverse" as const), share, pick }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("payout" as const), share, instant: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("wait" as const), days: fc.constantFrom(1, 1, 2, 8) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const of = (base: number, percent: number): number => Math.max(1, Math.ceil((base * percent) / 100));
const chosen = <T>(all: readonly T[], index: number): T | undefined => all[index % Math.max(1, all.length)];

/** Plays the steps and gives how many of each kind went through. */
const play = async (
  { stripe, clock, control }: TestDouble,
  account: string,
  steps: readonly Step[],
): Promise<string[]> => {
  const intents: string[] = [];
  const transfers: string[] = [];
  const take = async (s: Step): Promise<boolean> => {
    if (s.kind === "hold") {
      const held = await stripe.paymentIntents.create({
        amount: s.amount,
        currency: "usd",
        capture_method: "manual",
        confirm: true,
        payment_method: "pm_card_visa",
      });
      return intents.unshift(held.id) > 0;
    }
    if (s.kind === "wait") {
      clock.advance(s.days * DAY_MS);
      await control.tick();
      return true;
    }
    if (s.kind === "payout") {
      const { available, instant_available: instant } = await stripe.balance.retrieve({}, { stripeAccount: account });
      const usable = (s.instant ? instant : available)?.[0]?.amount ?? 0;
      const method = s.instant ? "instant" : "standard";
      await stripe.payouts.create({ amount: of(usable, s.share), currency: "usd", method }, { stripeAccount: account });
      return true;
    }
    if (s.kind === "reverse") {
      const id = chosen(transfers, s.pick);
      if (id === undefined) return false;
      const { amount, amount_reversed: reversed } = await stripe.transfers.retrieve(id);
      await stripe.transfers.createReversal(id, { amount: of(amount - reversed, s.share) });
      return true;
    }
    const id = chosen(intents, s.pick);
    if (id === undefined) return false;
    const { latest_charge: charge, amount, amount_received: received } = await stripe.paymentIntents.retrieve(id);
    if (s.kind === "capture") await stripe.paymentIntents.capture(id, { amount_to_capture: of(amount, s.share) });
    else if (s.kind === "cancel") await stripe.paymentIntents.cancel(id);
    else if (s.kind === "refund") await stripe.refunds.create({ payment_intent: id, amount: of(received, s.share) });
    else {
      const source = s.sourced ? { source_transaction: idOf(charge) } : {};
      const sent = await stripe.transfers.create({
        amount: of(received, s.share),
        currency: "usd",
        destination: account,
        ...source,
      });
      transfers.unshift(sent.id);
    }
    return true;
  };
  const done: string[] = [];
  for (const s of steps) {
    // Many steps are refused in the state they meet: that is part of the play. Only a refusal may stop one.
    const went = await take(s).catch((error: { statusCode?: number }) => {
      if (error.statusCode !== 400) throw error;
      return false;
    });
    if (went) done.push(s.kind);
  }
  return done;
};

const sum = (amounts: readonly number[]): number => amounts.reduce((a, b) => a + b, 0);

test(
  "whatever is asked in whatever order, no cent appears, disappears or is spent twice",
  { timeout: 20_000 },
  async () => {
    const seen = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 40, maxLength: 60 }), fc.boolean(), async (steps, bankWorks) => {
        const double = await startTestDouble();
        const account = await onboard(double.stripe, bankWorks ? "works" : "closed");
        for (const kind of await play(double, account, steps)) seen.set(kind, (seen.get(kind) ?? 0) + 1);
        const dump = await double.control.dump();
        const net = (books: string) => sum(dump.balanceTransactions.filter((t) => t.books === books).map((t) => t.net));
        const captured = dump.charges.filter((c) => c.payment_intent !== null).map((c) => c.amount_captured);
        const fees = captured.filter((c) => c > 0).map(processingFeeCents);
        const refunds = dump.refunds.filter((r) => r.balance_transaction !== null).map((r) => r.amount);
        const sent = sum(dump.transfers.map((t) => t.amount - t.amount_reversed));
        const failed = dump.payouts.filter((p) => p.status === "failed");
        expect(failed.every((p) => p.failure_balance_transaction !== null)).toBe(true);
        const paidOut = sum(
          dump.payouts.filter((p) => p.status !== "failed" && p.status !== "canceled").map((p) => p.amount),
        );
        expect(net("acct_platform")).toBe(sum(captured) - sum(fees) - sum(refunds) - sent);
        expect(net(account)).toBe(sent - paidOut);
        expect(sum(dump.transferReversals.map((r) => r.amount))).toBe(
          sum(dump.transfers.map((t) => t.amount_reversed)),
        );
        for (const charge of dump.charges) {
          const from = dump.transfers.filter((t) => t.source_transaction === charge.id);
          expect(sum(from.map((t) => t.amount - t.amount_reversed))).toBeLessThanOrEqual(charge.amount_captured);
          const back = dump.refunds.filter((r) => r.charge === charge.id && r.balance_transaction !== null);
          expect(sum(back.map((r) => r.amount))).toBeLessThanOrEqual(charge.amount_captured);
        }
        const balance = await double.stripe.balance.retrieve({}, { stripeAccount: account });
        expect((balance.available[0]?.amount ?? 0) + (balance.pending[0]?.amount ?? 0)).toBe(net(account));
        await double.close();
      }),
      { numRuns: 20 },
    );
    // Every kind of step must have gone through often enough to mean something.
    for (const kind of ["hold", "capture", "cancel", "refund", "transfer", "reverse", "payout"]) {
      expect(seen.get(kind) ?? 0, kind).toBeGreaterThan(3);
    }
  },
);
