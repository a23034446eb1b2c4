import type { DeliveryView, TrackView } from "@fairmile/contracts";
import { assignment, delivery, payment, stop, transfer } from "@fairmile/db";
import { arrayContains, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openHarness, type Harness } from "../../testing/harness.ts";
import { makeDelivery } from "../../testing/make-delivery.ts";
import { makeDriver, type TestDriver } from "../../testing/make-driver.ts";
import { makeRoute } from "../../testing/make-route.ts";
import { makeStore, type TestStore } from "../../testing/make-store.ts";
import { refusal } from "../../testing/refusal.ts";
import { placeAt } from "../../testing/testville.ts";
import { callVerb } from "../../testing/untyped.ts";
import { arriveStop } from "../stop/arrive.ts";
import { completeStop } from "../stop/complete.ts";
import { failStop } from "../stop/fail.ts";
import { getTracking } from "../track/get.ts";
import { decideUndeliverable } from "./decide-undeliverable.ts";
import { getReceipt } from "./receipt.ts";

let h: Harness;
let store: TestStore;
beforeAll(async () => {
  h = await openHarness();
  store = await makeStore(h);
});
afterAll(() => h.close());

const none = { photo: false, signature: false, pin: false };
const door = placeAt(1_200, 900);

const stopsOf = (deliveryId: string) =>
  h.database.db
    .select()
    .from(stop)
    .where(arrayContains(stop.deliveryIds, [deliveryId]))
    .orderBy(stop.seq);
const go = async (to: TestDriver, verb: typeof arriveStop | typeof completeStop, deliveryId: string) => {
  const next = (await stopsOf(deliveryId)).find((row) => row.status === "ahead" || row.status === "arrived");
  if (next === undefined) throw new Error("no stop is open");
  h.services.positions.set(h.market.id, to.driverId, { ...next.point, headingDegrees: null, atMs: h.clock.now() });
  await callVerb(verb, h.ctxFor(to.actor), { stopId: next.id, position: { point: next.point, atMs: h.clock.now() } });
  return next;
};
const track = async (view: DeliveryView): Promise<TrackView> =>
  (await callVerb(getTracking, h.anonymous(), { token: view.trackingUrl.split("/").at(-1) })) as TrackView;
const decide = (deliveryId: string, decision: string, by = store.owner) =>
  callVerb(decideUndeliverable, h.ctxFor(by), { deliveryId, decision }) as Promise<DeliveryView>;

/** A delivery whose driver stands at a door where nobody opens. */
const failed = async (): Promise<{ view: DeliveryView; to: TestDriver }> => {
  const view = await makeDelivery(h, store, {
    tipCents: 100,
    dropoff: { name: "Rita Recipient", place: { address: "Station Road 3", point: door }, verification: none },
  });
  const to = await makeDriver(h, { name: "Dana Driver" });
  await makeRoute(h, to, [view.id]);
  await go(to, arriveStop, view.id);
  expect((await track(view)).courier).toBeNull();
  await go(to, completeStop, view.id);
  const onTheWay = await track(view);
  expect(onTheWay).toMatchObject({
    status: "enroute_to_dropoff",
    stopsAhead: 0,
    courier: { name: "Dana", vehicle: "car" },
  });
  expect(onTheWay.courier?.point).not.toBeNull();
  const at = await go(to, arriveStop, view.id);
  await callVerb(failStop, h.ctxFor(to.actor), { stopId: at.id, reason: "nobody_in" });
  return { view, to };
};

test("a parcel that nobody took goes back: the store pays the fee without the tip", async () => {
  const { view, to } = await failed();
  expect((await track(view)).courier).toBeNull();
  const decided = await decide(view.id, "return");
  expect(decided).toMatchObject({ status: "enroute_to_return", failure: { reason: "nobody_in" }, stopsAhead: 0 });
  expect((await refusal(decide(view.id, "reattempt"))).code).toBe("delivery_wrong_state");
  await go(to, arriveStop, view.id);
  await go(to, completeStop, view.id);
  const [row] = await h.database.db.select().from(delivery).where(eq(delivery.id, view.id));
  expect(row?.status).toBe("returned");
  const [paid] = await h.database.db.select().from(payment).where(eq(payment.deliveryId, view.id));
  expect(paid).toMatchObject({ status: "capturing", captureCents: view.fee.amountCents });
  const receipt = await getReceipt.run({ ctx: h.ctxFor(store.owner), input: { deliveryId: view.id } as never });
  expect(receipt).toMatchObject({ totalCents: view.fee.amountCents, tipCents: 0, driverPayCents: 400 });
  const [route] = await h.database.db
    .select()
    .from(assignment)
    .where(eq(assignment.id, row?.assignmentId ?? ""));
  expect(route?.status).toBe("completed");
});

test("a second try is a stop of its own, and can succeed", async () => {
  const { view, to } = await failed();
  expect((await decide(view.id, "reattempt")).status).toBe("reattempt_scheduled");
  expect((await stopsOf(view.id)).map(({ kind, status }) => `${kind} ${status}`)).toEqual([
    "pickup done",
    "dropoff failed",
    "dropoff ahead",
  ]);
  await go(to, arriveStop, view.id);
  await go(to, completeStop, view.id);
  const over = await track(view);
  expect(over).toMatchObject({ status: "delivered", courier: null, stopsAhead: null, etaMs: null });
});

test("left at a pickup point it is done, costs what a delivery does, and frees the driver", async () => {
  const { view } = await failed();
  expect((await decide(view.id, "leave_at_pickup_point")).status).toBe("at_pickup_point");
  const paid = await h.database.db.select().from(transfer).where(eq(transfer.deliveryId, view.id));
  expect(paid).toMatchObject([{ kind: "delivery", payCents: 400, tipCents: 100 }]);
  const [row] = await h.database.db.select().from(delivery).where(eq(delivery.id, view.id));
  const [route] = await h.database.db
    .select()
    .from(assignment)
    .where(eq(assignment.id, row?.assignmentId ?? ""));
  expect(route?.status).toBe("completed");
});

test("before anything failed there is nothing to decide, and for another store no such delivery", async () => {
  const view = await makeDelivery(h, store);
  expect((await refusal(decide(view.id, "return"))).code).toBe("delivery_wrong_state");
  const other = await makeStore(h);
  expect((await refusal(decide(view.id, "return", other.owner))).code).toBe("not_found");
});

test("a link opens its own delivery only, and shows no money", async () => {
  const view = await makeDelivery(h, store, { tipCents: 321 });
  const seen = await track(view);
  expect(seen).toMatchObject({ storeName: "Corner Bakery", recipientName: "Rita Recipient" });
  expect(JSON.stringify(seen)).not.toMatch(/cents|fee|payment|321/i);
  const error = await refusal(callVerb(getTracking, h.anonymous(), { token: view.id }));
  expect(error.code).toBe("not_found");
});
