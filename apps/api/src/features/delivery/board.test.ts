import { boardView, deliveryView, storeReceiptListView, type DeliveryView } from "@fairmile/contracts";
import { delivery, payment, stop } from "@fairmile/db";
import { arrayContains, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openHarness, type Harness } from "../../testing/harness.ts";
import { makeDelivery } from "../../testing/make-delivery.ts";
import { makeDriver, type TestDriver } from "../../testing/make-driver.ts";
import { makeRoute, openLots } from "../../testing/make-route.ts";
import { makeStore, type TestStore } from "../../testing/make-store.ts";
import { placeAt } from "../../testing/testville.ts";
import { callVerb } from "../../testing/untyped.ts";
import { arriveStop } from "../stop/arrive.ts";
import { completeStop } from "../stop/complete.ts";
import { getBoard } from "./board.ts";
import { cancelDelivery } from "./cancel.ts";
import { getDelivery } from "./get.ts";
import { listReceipts } from "./list-receipts.ts";

let h: Harness;
let store: TestStore;
let other: TestStore;
beforeAll(async () => {
  h = await openHarness();
  store = await makeStore(h);
  other = await makeStore(h, { name: "Other" });
});
afterAll(() => h.close());

const board = (of = store) => getBoard.run({ ctx: h.ctxFor(of.owner), input: {} });
const read = async (id: string): Promise<DeliveryView> =>
  (await callVerb(getDelivery, h.ctxFor(store.owner), { deliveryId: id })) as DeliveryView;
const none = { photo: false, signature: false, pin: false };

const drive = async (to: TestDriver, deliveryId: string): Promise<void> => {
  const stops = await h.database.db
    .select()
    .from(stop)
    .where(arrayContains(stop.deliveryIds, [deliveryId]))
    .orderBy(stop.seq);
  for (const { id, point } of stops) {
    h.services.positions.set(h.market.id, to.driverId, { ...point, headingDegrees: null, atMs: h.clock.now() });
    const input = { stopId: id, position: { point, atMs: h.clock.now() } };
    await callVerb(arriveStop, h.ctxFor(to.actor), input);
    await callVerb(completeStop, h.ctxFor(to.actor), input);
  }
};

test("a delivery says where its sale stands, and its driver's place while it is under way", async () => {
  const made = await makeDelivery(h, store, {
    tipCents: 120,
    dropoff: { name: "Rita", place: { address: "Station Road 3", point: placeAt(900, 600) }, verification: none },
  });
  expect(made.sale).toMatchObject({
    candidates: 0,
    rounds: 0,
    clearsAtMs: null,
    heldUntilMs: made.createdAtMs + 90_000,
  });
  await openLots(h, [made.id]);
  expect((await read(made.id)).sale).toMatchObject({
    heldUntilMs: null,
    clearsAtMs: h.clock.now() + 15_000,
    roseCents: 0,
  });

  const to = await makeDriver(h, { name: "Dana Driver" });
  await makeRoute(h, to, [made.id]);
  const bound = await read(made.id);
  expect(bound).toMatchObject({
    status: "assigned",
    sale: null,
    stopsAhead: 1,
    courier: { name: "Dana", vehicle: "car" },
  });
  expect(bound.courier?.point).toEqual(placeAt(0, 0));

  await drive(to, made.id);
  const done = await read(made.id);
  expect(deliveryView.parse(done)).toMatchObject({
    status: "delivered",
    payment: "capturing",
    stopsAhead: null,
    courier: { name: "Dana", point: null },
    dropoff: { etaMs: null, doneAtMs: h.clock.now() },
  });
});

test("the board counts today by the market's own calendar, and shows its own store only", async () => {
  const open = await makeDelivery(h, store);
  const gone = await makeDelivery(h, store);
  await callVerb(cancelDelivery, h.ctxFor(store.owner), { deliveryId: gone.id });
  const seen = boardView.parse(await board());
  expect(seen).toMatchObject({ storeName: "Corner Bakery", deliveredToday: 1, inWindowToday: 1 });
  expect(seen.averageFeeCents).toBeGreaterThan(0);
  expect(seen.deliveries.map((one) => one.id)).toContain(open.id);
  expect(seen.delivered.map((one) => one.status).toSorted()).toEqual(["cancelled", "delivered"]);
  expect(await board(other)).toMatchObject({
    storeName: "Other",
    deliveries: [],
    delivered: [],
    averageFeeCents: null,
  });

  h.clock.advance(86_400_000);
  const tomorrow = await board();
  expect(tomorrow).toMatchObject({ deliveredToday: 0, delivered: [], averageFeeCents: null });
  expect(tomorrow.deliveries.map((one) => one.id)).toContain(open.id);
});

test("receipts add up, line by line, and belong to their store", async () => {
  const ctx = h.ctxFor(store.owner);
  const page = storeReceiptListView.parse(await listReceipts.run({ ctx, input: { limit: 10 } }));
  expect(page.receipts).toHaveLength(2);
  for (const receipt of page.receipts) {
    expect(receipt.totalCents).toBe(receipt.lines.reduce((sum, line) => sum + line.amountCents, 0));
  }
  const delivered = page.receipts.find((one) => one.payment === "capturing");
  const [row] = await h.database.db
    .select()
    .from(delivery)
    .where(eq(delivery.id, delivered?.deliveryId ?? ""));
  const [paid] = await h.database.db
    .select()
    .from(payment)
    .where(eq(payment.deliveryId, row?.id ?? ""));
  expect(delivered).toMatchObject({
    totalCents: paid?.captureCents,
    driverPayCents: 400,
    tipCents: 120,
    capturedCents: 0,
  });
  expect(delivered?.lines.at(-1)).toEqual({ type: "tip", amountCents: 120 });
  expect(await listReceipts.run({ ctx: h.ctxFor(other.owner), input: { limit: 10 } })).toEqual({
    receipts: [],
    nextCursor: null,
  });
});
