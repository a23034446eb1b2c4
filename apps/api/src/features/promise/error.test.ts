import { delivery } from "@fairmile/db";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openHarness, type Harness } from "../../testing/harness.ts";
import { makeStaff } from "../../testing/make-user.ts";
import { makeStore } from "../../testing/make-store.ts";
import { placeAt } from "../../testing/testville.ts";
import { postDelivery } from "../delivery/post.ts";
import { getPromiseError } from "./error.ts";

const MINUTE_MS = 60_000;
let h: Harness;

beforeAll(async () => {
  h = await openHarness();
}, 60_000);
afterAll(() => h.close());

const ask = async (days: 1 | 7 | 30 = 7) => {
  const admin = await makeStaff(h, "admin");
  return getPromiseError.run({ ctx: h.ctxFor(admin), input: { days } });
};

test("without arrivals there are no figures", async () => {
  const view = await ask();
  expect(view.stages).toEqual([]);
  expect(view.hours).toEqual([]);
  expect(view.histogram).toHaveLength(31);
  expect(view.histogram.every((bar) => bar.count === 0)).toBe(true);
});

test("errors are told by stage, with their middle, their spread and how many were late", async () => {
  const shop = await makeStore(h, { name: "Corner", point: placeAt(0, 0) });
  const errors = [-90_000, 0, 30_000, 2 * MINUTE_MS, 11 * MINUTE_MS];
  const arrivals: { id: string; errorMs: number }[] = [];
  for (const [i, errorMs] of errors.entries()) {
    const posted = await postDelivery.run({
      ctx: h.ctxFor(shop.owner),
      input: {
        pickup: { locationId: shop.locationId },
        dropoff: { name: "Ada", place: { address: "Station Road 3", point: placeAt(600, 20 * i) } },
        parcels: [{ size: "small" }],
      } as never,
    });
    arrivals.push({ id: posted.id, errorMs });
  }
  // Straight to their end: how they get there is other tests' business, and the guard of the lifecycle knows no short cut.
  await h.database.db.execute(sql`alter table ${delivery} disable trigger delivery_transition`);
  for (const { id, errorMs } of arrivals) {
    const atMs = sql`${delivery.promisedEtaMs} + ${errorMs}::bigint`;
    await h.database.db
      .update(delivery)
      .set({
        status: "delivered",
        batchId: "bat_any",
        assignmentId: "asg_any",
        driverPayCents: 300,
        pickedUpAtMs: atMs,
        deliveredAtMs: atMs,
        endedAtMs: atMs,
      })
      .where(eq(delivery.id, id));
  }
  await h.database.db.execute(sql`alter table ${delivery} enable trigger delivery_transition`);
  const day = 2 * 86_400_000;
  h.clock.advance(day / 4);
  const view = await ask();
  expect(view.stages).toEqual([
    {
      stage: "ordered",
      count: 5,
      medianErrorMs: 30_000,
      medianAbsErrorMs: 90_000,
      // Between the fourth and the fifth by their distance: 2 min and 11 min.
      p90AbsErrorMs: 120_000 + 0.6 * 540_000,
      lateCount: 1,
    },
  ]);
  h.clock.advance(day);
  expect((await ask(1)).stages).toEqual([]);
  expect((await ask(7)).stages).toHaveLength(1);
});
