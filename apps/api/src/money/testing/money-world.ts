import type { DeliveryView } from "@fairmile/contracts";
import { journalEntry, payment, posting, stop, stripeCall, transfer } from "@fairmile/db";
import { and, asc, eq } from "drizzle-orm";
import { arriveStop } from "../../features/stop/arrive.ts";
import { completeStop } from "../../features/stop/complete.ts";
import { openHarness, type Harness, type HarnessOptions } from "../../testing/harness.ts";
import { makeDelivery } from "../../testing/make-delivery.ts";
import { makeDriver, type DriverOptions, type TestDriver } from "../../testing/make-driver.ts";
import { makeRoute } from "../../testing/make-route.ts";
import { makeStore, type TestStore } from "../../testing/make-store.ts";
import { callVerb } from "../../testing/untyped.ts";
import { handleStoredEvents } from "../event-worker.ts";
import { moneyViolations, reconciliationViolations, type Violation } from "../invariants.ts";
import { workerCtx, type CtxFor } from "../market-ctx.ts";
import { refreshPayoutAccount, startPayoutAccount } from "../payout-account.ts";
import { runDueStripeCalls } from "../stripe-worker.ts";

/** A market with a store, the workers' contexts, and the Stripe double behind the official SDK. */
export interface MoneyWorld {
  readonly h: Harness;
  readonly store: TestStore;
  readonly ctxFor: CtxFor;
  readonly close: () => Promise<void>;
}

export const openMoneyWorld = async (options: HarnessOptions = {}): Promise<MoneyWorld> => {
  const h = await openHarness(options);
  return { h, store: await makeStore(h), ctxFor: workerCtx(h.services, "money"), close: h.close };
};

/** Moves the wall on until no call is due: what was put off is tried again. Answers how many calls were made. */
export const settle = async ({ h, ctxFor }: MoneyWorld, stepMs = 120_000, turns = 8): Promise<number> => {
  let made = 0;
  for (let turn = 0; turn < turns; turn += 1) {
    made += await runDueStripeCalls(h.services, ctxFor);
    h.wall.advance(stepMs);
  }
  return made;
};

/** Acts on every stored event, retries included. */
export const handleEvents = async ({ h, ctxFor }: MoneyWorld): Promise<void> => {
  for (let turn = 0; turn < 4; turn += 1) {
    await handleStoredEvents(h.services, ctxFor);
    h.wall.advance(60_000);
  }
};

/** Posts the hosted onboarding's form, as its page does. */
export const onboard = async (url: string, bank: "works" | "closed" = "works"): Promise<void> => {
  await fetch(url, { method: "POST", body: new URLSearchParams({ choice: "complete", bank }), redirect: "manual" });
};

/** A driver online; `account` says how far their payout account is. */
export const driverWith = async (
  { h }: MoneyWorld,
  account: "none" | "pending" | "ready" | "ready_bank_closed",
  options: DriverOptions = {},
): Promise<TestDriver> => {
  const made = await makeDriver(h, options);
  if (account === "none") return made;
  const { url } = await startPayoutAccount(h.ctxFor(made.actor), made.driverId, "/driver/earnings");
  if (account === "pending") return made;
  await onboard(url, account === "ready" ? "works" : "closed");
  await refreshPayoutAccount(h.ctxFor(made.actor), made.driverId);
  return made;
};

/** A held delivery without proofs to show. */
export const held = ({ h, store }: MoneyWorld, tipCents = 0): Promise<DeliveryView> =>
  makeDelivery(h, store, {
    tipCents,
    dropoff: {
      name: "Rita Recipient",
      place: { address: "Station Road 3", point: { lng: 9.2, lat: 45.468 } },
      verification: { photo: false, signature: false, pin: false },
    },
  });

/** Drives the driver's stops to the end through the driver's own verbs. */
export const driveAll = async ({ h }: MoneyWorld, driver: TestDriver): Promise<void> => {
  const stops = await h.database.db.select().from(stop).where(eq(stop.marketId, h.market.id)).orderBy(asc(stop.seq));
  for (const { id, status, point } of stops) {
    if (status === "done" || status === "skipped") continue;
    h.clock.advance(300_000);
    const position = { point, atMs: h.clock.now() };
    await callVerb(arriveStop, h.ctxFor(driver.actor), { stopId: id, position });
    await callVerb(completeStop, h.ctxFor(driver.actor), { stopId: id, position, proofIds: [] });
  }
};

/** A delivery posted, won, driven and dropped off, its capture asked for and not yet made. */
export const delivered = async (
  world: MoneyWorld,
  driver: TestDriver,
  { tipCents = 0, payCents = 400 }: { readonly tipCents?: number; readonly payCents?: number } = {},
): Promise<DeliveryView> => {
  const made = await held(world, tipCents);
  await makeRoute(world.h, driver, [made.id], payCents);
  await driveAll(world, driver);
  return made;
};

const only = <T>(rows: readonly T[]): T => {
  const [row] = rows;
  if (row === undefined || rows.length > 1) throw new Error(`expected one row, found ${rows.length}`);
  return row;
};

export const paymentOf = async ({ h }: MoneyWorld, deliveryId: string): Promise<typeof payment.$inferSelect> =>
  only(await h.database.db.select().from(payment).where(eq(payment.deliveryId, deliveryId)));

export const transferOf = async ({ h }: MoneyWorld, deliveryId: string): Promise<typeof transfer.$inferSelect> =>
  only(await h.database.db.select().from(transfer).where(eq(transfer.deliveryId, deliveryId)));

export const callOf = async ({ h }: MoneyWorld, id: string): Promise<typeof stripeCall.$inferSelect> =>
  only(await h.database.db.select().from(stripeCall).where(eq(stripeCall.id, id)));

/** An entry's lines as `account: cents`, or null where it was not posted. */
export const entryOf = async (
  { h }: MoneyWorld,
  event: string,
  source: string,
  leg: string,
): Promise<Record<string, number> | null> => {
  const rows = await h.database.db
    .select({ account: posting.account, amountCents: posting.amountCents })
    .from(journalEntry)
    .innerJoin(posting, and(eq(posting.marketId, journalEntry.marketId), eq(posting.entryId, journalEntry.id)))
    .where(and(eq(journalEntry.event, event), eq(journalEntry.source, source), eq(journalEntry.leg, leg)))
    .orderBy(asc(posting.line));
  return rows.length === 0 ? null : Object.fromEntries(rows.map((row) => [row.account, row.amountCents]));
};

/** The balance of every account of the market that is not zero. */
export const balances = async ({ h }: MoneyWorld): Promise<Record<string, number>> => {
  const sums = new Map<string, number>();
  for (const row of await h.database.db.select().from(posting).where(eq(posting.marketId, h.market.id))) {
    sums.set(row.account, (sums.get(row.account) ?? 0) + row.amountCents);
  }
  return Object.fromEntries([...sums].filter(([, cents]) => cents !== 0).toSorted(([a], [b]) => (a < b ? -1 : 1)));
};

/** What breaks M1 to M9 right now, Stripe's side included. */
export const unsound = async ({ h }: MoneyWorld): Promise<Violation[]> => {
  const ctx = h.system();
  return [...(await moneyViolations(h.database, ctx)), ...(await reconciliationViolations(ctx))];
};
