import type { DeliveryView } from "@fairmile/contracts";
import { assignment, award, delivery, driver, outbox, payment, stop, stripeCall, transfer } from "@fairmile/db";
import { and, arrayContains, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openHarness, type Harness } from "../../testing/harness.ts";
import { makeDelivery } from "../../testing/make-delivery.ts";
import { makeDriver } from "../../testing/make-driver.ts";
import { lotOf, makeRoute, openLots } from "../../testing/make-route.ts";
import { makeStore, type TestStore } from "../../testing/make-store.ts";
import { makeStaff } from "../../testing/make-user.ts";
import { refusal } from "../../testing/refusal.ts";
import { placeAt } from "../../testing/testville.ts";
import { callVerb } from "../../testing/untyped.ts";
import { arriveStop } from "../stop/arrive.ts";
import { cancelDelivery } from "./cancel.ts";

let h: Harness;
let store: TestStore;
beforeAll(async () => {
  h = await openHarness();
  store = await makeStore(h);
});
afterAll(() => h.close());

const cancel = async (deliveryId: string, by = store.owner): Promise<DeliveryView> =>
  (await callVerb(cancelDelivery, h.ctxFor(by), { deliveryId, reason: "store_mistake" })) as DeliveryView;
const rowOf = async (id: string) => {
  const [row] = await h.database.db.select().from(delivery).where(eq(delivery.id, id));
  if (row === undefined) throw new Error("no such delivery");
  return row;
};
const callsOf = async (deliveryId: string) => {
  const [pay] = await h.database.db.select().from(payment).where(eq(payment.deliveryId, deliveryId));
  const calls = await h.database.db
    .select()
    .from(stripeCall)
    .where(eq(stripeCall.subject, pay?.id ?? ""));
  return { payment: pay, kinds: calls.map((call) => call.kind).toSorted() };
};

test("before a driver is bound it is free, and the hold is let go", async () => {
  const made = await makeDelivery(h, store);
  const over = await cancel(made.id);
  expect(over).toMatchObject({
    status: "cancelled",
    payment: "voiding",
    cancellation: { reason: "store_mistake", feeCents: 0 },
  });
  expect((await callsOf(made.id)).kinds).toEqual(["hold", "void"]);
  expect((await refusal(cancel(made.id))).code).toBe("delivery_ended");
});

test("a lot that loses a delivery is withdrawn, and the rest waits to be batched anew", async () => {
  const first = await makeDelivery(h, store, { dropoffPoint: placeAt(1_000, 100) });
  const second = await makeDelivery(h, store, { dropoffPoint: placeAt(1_050, 120) });
  const lots = await openLots(h, [first.id, second.id]);
  expect(lots).toHaveLength(1);
  await cancel(first.id);
  expect((await lotOf(h, lots[0] ?? "")).status).toBe("withdrawn");
  expect(await rowOf(second.id)).toMatchObject({ status: "created", batchId: null });
  const again = await openLots(h, [second.id]);
  expect(again[0]).not.toBe(lots[0]);
  await cancel(second.id);
});

test("after a driver is bound it costs the policy's share, of which the driver gets theirs, and the driver is free", async () => {
  const made = await makeDelivery(h, store, { tipCents: 200 });
  const to = await makeDriver(h);
  const awardId = await makeRoute(h, to, [made.id]);
  const over = await cancel(made.id);
  const kept = Math.floor(made.fee.amountCents / 2);
  expect(over.cancellation?.feeCents).toBe(kept);
  const money = await callsOf(made.id);
  expect(money.payment).toMatchObject({ status: "capturing", captureCents: kept });
  expect(money.kinds).toEqual(["capture", "hold"]);
  const paid = await h.database.db.select().from(transfer).where(eq(transfer.deliveryId, made.id));
  expect(paid).toMatchObject([
    { kind: "cancellation", driverId: to.driverId, payCents: Math.floor(kept * 0.75), tipCents: 0 },
  ]);

  const { db } = h.database;
  const [route] = await db.select().from(assignment).where(eq(assignment.awardId, awardId));
  expect(route).toMatchObject({ status: "released", releaseReason: "cancelled" });
  expect((await lotOf(h, route?.batchId ?? "")).status).toBe("withdrawn");
  expect((await db.select().from(award).where(eq(award.id, awardId)))[0]?.status).toBe("released");
  expect((await db.select().from(driver).where(eq(driver.id, to.driverId)))[0]?.presence).toBe("available");
  const stops = await db
    .select()
    .from(stop)
    .where(eq(stop.assignmentId, route?.id ?? ""));
  expect(stops.map((row) => row.status)).toEqual(["skipped", "skipped"]);
  const events = await db
    .select()
    .from(outbox)
    .where(and(eq(outbox.subject, made.id), eq(outbox.type, "delivery.cancelled")));
  expect(events[0]?.audience).toContain(`driver:${to.driverId}`);
});

test("a driver with other parcels keeps the rest of the route", async () => {
  const first = await makeDelivery(h, store, { dropoffPoint: placeAt(1_000, 100) });
  const second = await makeDelivery(h, store, { dropoffPoint: placeAt(1_050, 120) });
  const to = await makeDriver(h);
  await makeRoute(h, to, [first.id, second.id]);
  await cancel(first.id);
  const row = await rowOf(second.id);
  expect(row.status).toBe("assigned");
  const stops = await h.database.db
    .select()
    .from(stop)
    .where(eq(stop.assignmentId, row.assignmentId ?? ""))
    .orderBy(stop.seq);
  expect(stops.map(({ kind, status, deliveryIds }) => ({ kind, status, deliveryIds }))).toEqual([
    { kind: "pickup", status: "ahead", deliveryIds: [second.id] },
    ...stops.slice(1).map(({ kind, deliveryIds }) => ({
      kind,
      status: deliveryIds.includes(first.id) ? "skipped" : "ahead",
      deliveryIds,
    })),
  ]);
  await cancel(second.id);
  const [free] = await h.database.db.select().from(driver).where(eq(driver.id, to.driverId));
  expect(free?.presence).toBe("available");
});

test("at the door of the store it costs more, and with the parcel on board it is refused", async () => {
  const made = await makeDelivery(h, store);
  const to = await makeDriver(h);
  await makeRoute(h, to, [made.id]);
  const stops = await h.database.db
    .select()
    .from(stop)
    .where(arrayContains(stop.deliveryIds, [made.id]))
    .orderBy(stop.seq);
  const point = placeAt(0, 0);
  await callVerb(arriveStop, h.ctxFor(to.actor), { stopId: stops[0]?.id, position: { point, atMs: h.clock.now() } });
  expect((await rowOf(made.id)).status).toBe("arrived_at_pickup");
  const other = await makeStore(h);
  expect((await refusal(cancel(made.id, other.owner))).code).toBe("not_found");
  expect((await cancel(made.id)).cancellation?.feeCents).toBe(Math.floor(made.fee.amountCents * 0.8));
});

test("only the market's loop says that nobody wanted it", async () => {
  const made = await makeDelivery(h, store);
  const input = { deliveryId: made.id, reason: "unsold" };
  const error = await refusal(callVerb(cancelDelivery, h.ctxFor(store.owner), input));
  expect(error.fields).toEqual([{ path: "reason", code: "invalid_choice" }]);
  const over = await callVerb(cancelDelivery, h.system(), input);
  expect(over).toMatchObject({ status: "cancelled", cancellation: { reason: "unsold", feeCents: 0 } });
});

test("another store's delivery answers as one that does not exist; an admin may cancel it", async () => {
  const made = await makeDelivery(h, store);
  const other = await makeStore(h);
  const foreign = await refusal(cancel(made.id, other.owner));
  const missing = await refusal(cancel("dlv_000000000000", other.owner));
  expect([foreign.code, foreign.fields, foreign.params]).toEqual([missing.code, missing.fields, missing.params]);
  await expect(cancel(made.id, await makeStaff(h))).resolves.toMatchObject({ status: "cancelled" });
});
