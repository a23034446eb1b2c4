import { award, batch, pushSubscription } from "@fairmile/db";
import { eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import webPush from "web-push";
import { subscribePush } from "../features/driver/subscribe-push.ts";
import type { Services } from "../platform/services.ts";
import type { OutboxRow } from "../stream/outbox-consumer.ts";
import { openHarness, type Harness } from "../testing/harness.ts";
import { makeDelivery } from "../testing/make-delivery.ts";
import { makeDriver, type TestDriver } from "../testing/make-driver.ts";
import { makeRoute } from "../testing/make-route.ts";
import { makeStore } from "../testing/make-store.ts";
import { pushSender } from "./push-sender.ts";
import { openPushDouble, type PushDouble } from "./testing/push-double.ts";

let h: Harness;
let double: PushDouble;
let services: Services;
let winner: TestDriver;
let won: OutboxRow;
beforeAll(async () => {
  h = await openHarness();
  double = await openPushDouble();
  const push = { ...webPush.generateVAPIDKeys(), subject: "mailto:ops@fairmile.example" };
  services = { ...h.services, config: { ...h.services.config, push } };
  winner = await makeDriver(h);
  const parcel = await makeDelivery(h, await makeStore(h, { name: "Corner Bakery" }), { tipCents: 200 });
  const awardId = await makeRoute(h, winner, [parcel.id], 855);
  const [row] = await h.database.db.select().from(award).where(eq(award.id, awardId));
  won = {
    position: { xid: 1, id: 1 },
    marketId: h.market.id,
    type: "award.won",
    subject: "rct_1",
    audience: [`driver:${winner.driverId}`],
    data: { roundNo: row?.roundNo ?? 0, batchId: row?.batchId ?? "" },
    atMs: h.clock.now(),
  };
});
afterEach(async () => {
  double.answer(201);
  await h.database.db.delete(pushSubscription);
});
afterAll(async () => {
  await double.close();
  await h.close();
});

const subscribe = async (person: TestDriver) => {
  const subscription = double.subscribe();
  await subscribePush.run({ ctx: h.ctxFor(person.actor), input: subscription });
  return subscription.endpoint;
};
const subscriptions = async (): Promise<number> => (await h.database.db.select().from(pushSubscription)).length;

test("the winner's phone shows what was won and the tip; nobody else's does", async () => {
  const mine = await subscribe(winner);
  await subscribe(await makeDriver(h));
  const before = double.shown.length;
  await pushSender(services).send([won]);
  const shown = double.shown.slice(before);
  expect(shown.map(({ endpoint }) => endpoint)).toEqual([mine]);
  const [lot] = await h.database.db
    .select()
    .from(batch)
    .where(eq(batch.id, String(won.data["batchId"])));
  expect(shown[0]?.news).toEqual({
    title: "You won: €8.55",
    body: `Corner Bakery, 2 stops, ends in ${lot?.endsIn ?? ""}. A tip of €2.00 comes on top.`,
    url: "/driver",
    tag: expect.stringMatching(/^awd_/) as string,
  });
  expect(shown[0]?.headers).toMatchObject({ ttl: "120", urgency: "high", "content-encoding": "aes128gcm" });
});

test.each([404, 410])("a subscription the browser gave up (%i) is deleted", async (status) => {
  await subscribe(winner);
  double.answer(status);
  await pushSender(services).send([won]);
  expect(await subscriptions()).toBe(0);
});

test.each([429, 500])("a busy push service (%i) is asked twice, and the subscription stays", async (status) => {
  await subscribe(winner);
  double.answer(status);
  const before = double.calls();
  await pushSender(services).send([won]);
  expect(double.calls() - before).toBe(2);
  expect(await subscriptions()).toBe(1);
});

test("keys that are no keys are deleted, and the others are sent", async () => {
  const mine = await subscribe(winner);
  await subscribePush.run({
    ctx: h.ctxFor(winner.actor),
    input: { endpoint: "http://127.0.0.1:9/push", keys: { p256dh: "nonsense", auth: "nonsense" } },
  });
  const before = double.shown.length;
  await pushSender(services).send([won]);
  expect(double.shown.slice(before).map(({ endpoint }) => endpoint)).toEqual([mine]);
  expect(await subscriptions()).toBe(1);
});

test("an award that waits for a word says until when; a lapse says that it costs nothing", async () => {
  await subscribe(winner);
  const [row] = await h.database.db.select().from(award).where(eq(award.driverId, winner.driverId));
  const set = (status: string): Promise<unknown> =>
    h.database.db.execute(sql`update award set kind = 'autopilot', confirm_by_ms = ${h.clock.now() + 60_000},
      version = version + 1, status = ${status} where id = ${row?.id ?? ""}`);
  const changed = (status: string): OutboxRow => ({
    ...won,
    type: "award.changed",
    subject: row?.id ?? "",
    data: { status },
  });
  const titles: unknown[] = [];
  const hear = async (event: OutboxRow): Promise<void> => {
    const before = double.shown.length;
    await pushSender(services).send([event]);
    titles.push(...double.shown.slice(before).map(({ news }) => Reflect.get(Object(news), "title")));
  };
  // The database lets no award go back; the guard is lifted for this one, to see each state told.
  await h.database.db.execute(sql`alter table award disable trigger award_transition`);
  await set("offered");
  await hear(won);
  await set("lapsed");
  await hear(changed("lapsed"));
  await hear(changed("confirmed"));
  await h.database.db.execute(sql`alter table award enable trigger award_transition`);
  expect(titles).toEqual(["Confirm €8.55", "Not confirmed in time"]);
});

test("old news is not sent, nor anything without keys of our own", async () => {
  await subscribe(winner);
  const before = double.calls();
  await pushSender(services).send([{ ...won, atMs: h.clock.now() - 120_001 }]);
  await pushSender(h.services).send([won]);
  expect(double.calls()).toBe(before);
});

test("in production no push goes to an address inside, whatever a browser claims", async () => {
  await subscribe(winner);
  const before = double.calls();
  await pushSender({ ...services, config: { ...services.config, mode: "production" } }).send([won]);
  expect(double.calls()).toBe(before);
});
