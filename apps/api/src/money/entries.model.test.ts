import fc from "fast-check";
import { expect, test } from "vitest";
import { accounts } from "./accounts.ts";
import { awardHoldEntry, awardReleaseEntry, shareSettledEntry } from "./commitments.ts";
import {
  captureEntry,
  chargeEntry,
  holdEntry,
  marginCents,
  payoutEntry,
  refundEntry,
  reversalEntries,
  transferEntries,
  voidEntry,
} from "./entries.ts";
import { entry, type EntryDraft } from "./entry.ts";

const cents = fc.integer({ min: 0, max: 10_000_000 });
const positive = fc.integer({ min: 1, max: 10_000_000 });
const payee = fc.record({ driverId: fc.constantFrom("drv_a", "drv_b", "drv_c"), payCents: cents, tipCents: cents });
const order = fc.record({
  capturedCents: positive,
  processorFeeCents: cents,
  taxCents: cents,
  drivers: fc.uniqueArray(payee, { selector: (d) => d.driverId, maxLength: 3 }),
});
const card = { paymentId: "pay_1", storeId: "sto_1" };

const sum = (entries: readonly EntryDraft[], account?: string): number =>
  entries
    .flatMap((e) => e.lines)
    .reduce((s, l) => s + (account === undefined || l.account === account ? l.amountCents : 0), 0);

test("M1: every entry sums to zero and has no empty line, whatever the amounts", () => {
  fc.assert(
    fc.property(order, cents, (of, other) => {
      const driver = { driverId: "drv_a", payCents: other, tipCents: of.taxCents };
      const all = [
        chargeEntry({ ...card, ...of }),
        captureEntry({ ...card, ...of }),
        holdEntry({ ...card, heldCents: other }),
        voidEntry({ ...card, heldCents: other }),
        refundEntry({ paymentId: "pay_1", refundId: "re_1", amountCents: other }),
        awardHoldEntry({ awardId: "awd_1", ...driver }),
        awardReleaseEntry({ awardId: "awd_1", ...driver }),
        shareSettledEntry({ paymentId: "pay_1", ...driver }),
        ...transferEntries({ transferId: "trf_1", ...driver }),
        ...reversalEntries({ transferId: "trf_1", reversalId: "trr_1", driverId: "drv_a", amountCents: other }),
        ...(["submitted", "paid", "failed", "failed_after_paid"] as const).map((step) =>
          payoutEntry(step, { payoutId: "pot_1", driverId: "drv_a", amountCents: other }),
        ),
      ];
      for (const one of all) {
        expect(sum([one])).toBe(0);
        expect(one.lines.every((l) => l.amountCents !== 0 && !Object.is(l.amountCents, -0))).toBe(true);
      }
    }),
  );
});

test("M4: captured is driver pay, tip, tax, processor fee and margin, to the cent; the margin may be negative", () => {
  fc.assert(
    fc.property(order, (of) => {
      const charge = { ...card, ...of };
      const entries = [chargeEntry(charge), captureEntry({ ...card, ...of })];
      const pay = of.drivers.reduce((s, d) => s + d.payCents, 0);
      const tip = of.drivers.reduce((s, d) => s + d.tipCents, 0);
      const margin = marginCents(charge, of.processorFeeCents);
      expect(pay + tip + of.taxCents + of.processorFeeCents + margin).toBe(of.capturedCents);
      // The same margin stands in the ledger: revenue less what the work and the card cost.
      const inLedger = -(
        sum(entries, accounts.revenue) +
        sum(entries, accounts.driverCost) +
        sum(entries, accounts.processorFees)
      );
      expect(inLedger).toBe(margin);
      // And what the store owed is paid.
      expect(sum(entries, accounts.storeReceivable(card.storeId))).toBe(0);
    }),
  );
});

test("M5: each driver is owed their tip whole, and is sent it whole", () => {
  fc.assert(
    fc.property(order, (of) => {
      const charge = chargeEntry({ ...card, ...of });
      for (const { driverId, payCents, tipCents } of of.drivers) {
        expect(sum([charge], accounts.driverTipsPayable(driverId))).toBe(0 - tipCents);
        const sent = transferEntries({ transferId: `trf_${driverId}`, driverId, payCents, tipCents });
        expect(sum([charge, ...sent], accounts.driverTipsPayable(driverId))).toBe(0);
        expect(sum([charge, ...sent], accounts.driverPayable(driverId))).toBe(0);
        expect(sum(sent, accounts.driverBalance(driverId))).toBe(payCents + tipCents);
      }
    }),
  );
});

test("a hold and a promise leave nothing behind when they end", () => {
  fc.assert(
    fc.property(cents, fc.array(cents, { minLength: 1, maxLength: 5 }), (heldCents, shares) => {
      expect(
        sum([holdEntry({ ...card, heldCents }), voidEntry({ ...card, heldCents })], accounts.cardHold("sto_1")),
      ).toBe(0);
      const payCents = shares.reduce((s, c) => s + c, 0);
      const settled = shares.map((share, i) =>
        shareSettledEntry({ paymentId: `pay_${i}`, driverId: "drv_a", payCents: share }),
      );
      const promise = [awardHoldEntry({ awardId: "awd_1", driverId: "drv_a", payCents }), ...settled];
      expect(sum(promise, accounts.driverCommitment("drv_a"))).toBe(0);
    }),
  );
});

test("a payout's money is on the account, on its way, in the bank, or back", () => {
  const of = { payoutId: "pot_1", driverId: "drv_a", amountCents: 700 };
  const steps = (...names: Parameters<typeof payoutEntry>[0][]) => names.map((name) => payoutEntry(name, of));
  const at = (entries: EntryDraft[]) =>
    [accounts.driverBalance, accounts.driverInTransit, accounts.driverPaid].map((account) =>
      sum(entries, account("drv_a")),
    );
  expect(at(steps("submitted"))).toEqual([-700, 700, 0]);
  expect(at(steps("submitted", "paid"))).toEqual([-700, 0, 700]);
  expect(at(steps("submitted", "failed"))).toEqual([0, 0, 0]);
  expect(at(steps("submitted", "paid", "failed_after_paid"))).toEqual([0, 0, 0]);
  // Both ways to fail bear one name: a payout fails once.
  expect(payoutEntry("failed", of).event).toBe(payoutEntry("failed_after_paid", of).event);
});

test("an entry that does not sum, or holds no amount, is refused before the database sees it", () => {
  const name = { event: "test", source: "x", leg: "y" };
  expect(() => entry(name, [{ account: "revenue", amountCents: 1 }])).toThrow(RangeError);
  expect(() =>
    entry(name, [
      { account: "revenue", amountCents: 0.5 },
      { account: "bank", amountCents: -0.5 },
    ]),
  ).toThrow(RangeError);
  expect(() => entry(name, [{ account: "revenue", amountCents: Number.MAX_SAFE_INTEGER + 1 }])).toThrow(RangeError);
});
