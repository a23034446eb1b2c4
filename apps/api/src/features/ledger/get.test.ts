import { ledgerView } from "@fairmile/contracts";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  delivered,
  driverWith,
  openMoneyWorld,
  paymentOf,
  settle,
  transferOf,
  type MoneyWorld,
} from "../../money/testing/money-world.ts";
import { makeStaff } from "../../testing/make-user.ts";
import { refusal } from "../../testing/refusal.ts";
import { callVerb } from "../../testing/untyped.ts";
import { getReconciliation } from "../reconciliation/get.ts";
import { getLedger } from "./get.ts";

let world: MoneyWorld;
let deliveryId: string;
beforeAll(async () => {
  world = await openMoneyWorld();
  const driver = await driverWith(world, "ready");
  deliveryId = (await delivered(world, driver, { tipCents: 60 })).id;
  await delivered(world, driver);
  await settle(world);
});
afterAll(() => world.close());

const ask = async (input: object = {}) =>
  ledgerView.parse(await callVerb(getLedger, world.h.ctxFor(await makeStaff(world.h, "support")), input));

test("the trial balance is zero, account by account the sum of its lines", async () => {
  const view = await ask({ limit: 100 });
  expect(view).toMatchObject({ currency: "EUR", sumCents: 0, nextCursor: null });
  const sums = new Map<string, number>();
  for (const line of view.entries.flatMap((e) => e.postings))
    sums.set(line.account, (sums.get(line.account) ?? 0) + line.amountCents);
  expect(Object.fromEntries(view.accounts.map((a) => [a.account, a.balanceCents]))).toEqual(Object.fromEntries(sums));
});

test("pages follow each other, newest first, without a gap or a double", async () => {
  const whole = await ask({ limit: 100 });
  const seen: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await ask({ limit: 3, ...(cursor === undefined ? {} : { cursor }) });
    seen.push(...page.entries.map((e) => e.id));
    cursor = page.nextCursor;
  }
  expect(seen).toEqual(whole.entries.map((e) => e.id));
  expect(whole.entries.map((e) => e.atMs)).toEqual(whole.entries.map((e) => e.atMs).toSorted((a, b) => b - a));
});

test("one delivery's entries tell its whole life", async () => {
  const view = await ask({ limit: 100, deliveryId });
  const payment = await paymentOf(world, deliveryId);
  const transfer = await transferOf(world, deliveryId);
  expect(view.entries.map((e) => `${e.event}/${e.leg}`).toSorted()).toEqual([
    "award.committed/hold",
    "card.held/hold",
    "card.released/hold",
    "delivery.captured/capture",
    "delivery.charged/charge",
    "delivery.settled/commitment",
    "transfer.sent/balance",
    "transfer.sent/transfer",
  ]);
  expect(new Set(view.entries.map((e) => e.source))).toEqual(
    new Set([payment.id, transfer.id, view.entries.find((e) => e.event === "award.committed")?.source]),
  );
  expect((await ask({ deliveryId: "dlv_0000000000000000000000" })).entries).toEqual([]);
});

test("a bad cursor and an unknown field are refused by name; a driver and a store may not look", async () => {
  expect((await refusal(ask({ cursor: "?" }))).fields).toEqual([{ path: "cursor", code: "invalid_format" }]);
  expect((await refusal(ask({ account: "revenue" }))).fields).toEqual([{ path: "account", code: "unknown_field" }]);
  expect((await refusal(callVerb(getLedger, world.h.ctxFor(world.store.owner), {}))).code).toBe("forbidden");
  expect((await refusal(callVerb(getLedger, world.h.anonymous(), {}))).code).toBe("unauthenticated");
});

test("reconciliation.get shows the same two sums and nothing unmatched", async () => {
  const view = await callVerb(getReconciliation, world.h.ctxFor(await makeStaff(world.h)), {});
  const { accounts } = await ask();
  const stripeCents = accounts.find((a) => a.account === "stripe_balance")?.balanceCents;
  expect(view).toMatchObject({ stripeCents, ledgerCents: stripeCents, differenceCents: 0, unmatched: [] });
});
