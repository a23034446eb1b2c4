import { AppError, type AskReceiptView } from "@fairmile/contracts";
import { ask } from "@fairmile/db";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Settled } from "../../platform/coalesce.ts";
import { ownDriver } from "../../platform/actor.ts";
import { openHarness, type Harness } from "../../testing/harness.ts";
import { makeDriver, type TestDriver } from "../../testing/make-driver.ts";
import { makeOpenLot, type OpenLot } from "../../testing/make-open-lot.ts";
import { placeAt } from "../../testing/testville.ts";
import { placeAsks, type AskCall } from "./place-asks.ts";

// Inside one process a driver's asks wait for each other. Two processes have no such queue: only the database does.
const DRIVERS = 12;
const LOTS = 4;
let h: Harness;
const drivers: TestDriver[] = [];

beforeAll(async () => {
  h = await openHarness({ kind: "postgres" });
  for (let i = 0; i < DRIVERS; i += 1) drivers.push(await makeDriver(h, { point: placeAt(50 * i, 0) }));
}, 120_000);
afterAll(() => h.close());

const group = (lot: OpenLot, keyOf: (who: TestDriver) => string): AskCall[] =>
  drivers.map((who) => ({
    ctx: h.ctxFor(who.actor, { idempotencyKey: keyOf(who) }),
    verb: "offer.claim",
    input: { driverId: ownDriver(who.actor), offerId: lot.offerOf(who), kind: "claim", askCents: null },
  }));

const outcome = (settled: Settled<AskReceiptView> | undefined): string => {
  if (settled === undefined) return "nothing";
  if (settled.ok) return settled.value.askId;
  return settled.error instanceof AppError ? settled.error.code : String(settled.error);
};

const liveAsks = (lot: OpenLot) =>
  h.database.db
    .select({ id: ask.id })
    .from(ask)
    .where(and(eq(ask.batchId, lot.lotId), eq(ask.status, "live")));

test("the same claims under the same keys through two processes are one claim each, with one answer", async () => {
  for (let i = 0; i < LOTS; i += 1) {
    const lot = await makeOpenLot(h, drivers);
    const keyOf = (who: TestDriver): string => `same-${i}-${who.driverId}`;
    const [left, right] = await Promise.all([placeAsks(group(lot, keyOf)), placeAsks(group(lot, keyOf))]);
    expect(left.map(outcome)).toEqual(right.map(outcome));
    expect((await liveAsks(lot)).map(({ id }) => id).toSorted()).toEqual(left.map(outcome).toSorted());
  }
});

test("the same claims under two keys through two processes are one claim each, and the other is told so", async () => {
  for (let i = 0; i < LOTS; i += 1) {
    const lot = await makeOpenLot(h, drivers);
    const [left, right] = await Promise.all([
      placeAsks(group(lot, (who) => `left-${i}-${who.driverId}`)),
      placeAsks(group(lot, (who) => `right-${i}-${who.driverId}`)),
    ]);
    const live = new Set((await liveAsks(lot)).map(({ id }) => id));
    expect(live.size).toBe(DRIVERS);
    for (const k of drivers.keys()) {
      const pair = [outcome(left[k]), outcome(right[k])];
      expect(pair.filter((id) => live.has(id))).toHaveLength(1);
      expect(pair).toContain("already_claimed");
    }
  }
});
