import { apiKey, delivery, member, outbox, staff, store } from "@fairmile/db";
import { and, eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { issueDriverToken } from "../auth/driver-token.ts";
import { hashApiKey } from "../auth/resolve-actor.ts";
import type { Actor } from "../platform/actor.ts";
import { openHarness, type Harness } from "../testing/harness.ts";
import { makeDelivery } from "../testing/make-delivery.ts";
import { makeDriver, type TestDriver } from "../testing/make-driver.ts";
import { makeRoute } from "../testing/make-route.ts";
import { makeStore, type TestStore } from "../testing/make-store.ts";
import { makeUser } from "../testing/make-user.ts";
import { placeAt, seedTestville } from "../testing/testville.ts";
import { openSse, type HeardEvent, type SseReader } from "./testing/sse-reader.ts";
import { openStreamServer, type StreamServer } from "./testing/stream-server.ts";

let h: Harness;
let server: StreamServer;
const open: SseReader[] = [];
beforeAll(async () => {
  h = await openHarness();
});
beforeEach(async () => {
  server = await openStreamServer(h);
});
afterEach(async () => {
  for (const reader of open.splice(0)) reader.cut();
  await server.close();
});
afterAll(() => h.close());

const listen = async (headers: Record<string, string>, query = ""): Promise<SseReader> => {
  const reader = await openSse(`${server.url}${query}`, headers);
  open.push(reader);
  return reader;
};

const tokenOf = (driver: TestDriver): string =>
  issueDriverToken(h.services.signer, {
    marketId: h.market.id,
    userId: driver.actor.userId ?? "",
    driverId: driver.driverId,
    expiresAtMs: h.services.wallNow() + 60_000,
  });

const asDriver = (driver: TestDriver, more: Record<string, string> = {}): Promise<SseReader> =>
  listen({ authorization: `Bearer ${tokenOf(driver)}`, ...more });

const asPerson = async (person: Actor, more: Record<string, string> = {}): Promise<SseReader> =>
  listen({ cookie: await server.signIn(person.email ?? ""), ...more });

const say = async (subject: string, audience: string[], marketId: string = h.market.id): Promise<void> => {
  await h.database.db
    .insert(outbox)
    .values({ marketId, type: "lot.changed", subject, audience, data: { n: 1 }, atMs: h.clock.now() });
  server.relay.nudge();
};

const subjects = (heard: readonly HeardEvent[]): unknown[] =>
  heard.flatMap(({ event, data }) => (event === "message" ? [Reflect.get(Object(data), "subject")] : []));

const admin = async (): Promise<Actor> => {
  const person = await makeUser(h);
  await h.database.db.insert(staff).values({ marketId: h.market.id, userId: person.userId ?? "", role: "admin" });
  return person;
};

test("the first word is the clock, then what changes", async () => {
  const driver = await makeDriver(h);
  const reader = await asDriver(driver);
  await say("bat_one", [`driver:${driver.driverId}`]);
  await reader.until((heard) => heard.length === 2);
  const [hello, change] = reader.heard;
  expect(hello).toMatchObject({ event: "hello", data: { nowMs: h.clock.now(), speed: 1 } });
  expect(change).toMatchObject({
    event: "message",
    data: { type: "lot.changed", subject: "bat_one", atMs: h.clock.now(), data: { n: 1 } },
  });
  expect(change?.id).toMatch(/^\d+\.\d+$/);
});

test("nothing of one listener reaches another, in this market or the next", async () => {
  const next = await seedTestville(h.database, { id: "mkt_nextville000000000", slug: "nextville" });
  const [mine, other] = [await makeDriver(h), await makeDriver(h)];
  const [shop, rival] = [await makeStore(h), await makeStore(h)];
  const parcel = await makeDelivery(h, shop);
  const [row] = await h.database.db.select().from(delivery).where(eq(delivery.id, parcel.id));
  const readers = {
    mine: await asDriver(mine),
    other: await asDriver(other),
    shop: await asPerson(shop.owner),
    rival: await asPerson(rival.owner),
    recipient: await listen({}, `?token=${row?.trackingToken ?? ""}`),
    admin: await asPerson(await admin()),
  };
  const said: [string, string[], string?][] = [
    ["to-mine", [`driver:${mine.driverId}`]],
    ["to-drivers", ["drivers"]],
    ["to-shop", [`store:${shop.storeId}`]],
    ["to-rival", [`store:${rival.storeId}`, "admin"]],
    ["to-parcel", [`delivery:${parcel.id}`, `store:${shop.storeId}`]],
    ["to-another-parcel", ["delivery:dlv_another"]],
    ["elsewhere", [`driver:${mine.driverId}`, `store:${shop.storeId}`, "drivers", "admin"], next.id],
    [
      "end",
      [
        `driver:${mine.driverId}`,
        "drivers",
        `store:${shop.storeId}`,
        `store:${rival.storeId}`,
        `delivery:${parcel.id}`,
      ],
    ],
  ];
  for (const [subject, audience, market] of said) await say(subject, audience, market);
  for (const reader of Object.values(readers)) await reader.until((heard) => subjects(heard).includes("end"));
  // What the parcel's own posting and batching said is not of interest here.
  const of = (reader: SseReader): unknown[] =>
    subjects(reader.heard).filter((subject) => !String(subject).startsWith("dlv_"));
  expect(of(readers.mine)).toEqual(["to-mine", "to-drivers", "end"]);
  expect(of(readers.other)).toEqual(["to-drivers", "end"]);
  expect(of(readers.shop)).toEqual(["to-shop", "to-parcel", "end"]);
  expect(of(readers.rival)).toEqual(["to-rival", "end"]);
  expect(of(readers.recipient)).toEqual(["to-parcel", "end"]);
  expect(of(readers.admin)).toEqual([
    "to-mine",
    "to-drivers",
    "to-shop",
    "to-rival",
    "to-parcel",
    "to-another-parcel",
    "end",
  ]);
});

test.each([
  ["nobody", {}, "", 401, "unauthenticated"],
  ["a forged driver's token", { authorization: "Bearer abc.def" }, "", 401, "session_expired"],
  ["a token of nothing", {}, "?token=abc", 401, "session_expired"],
])("%s is refused", async (_, headers, query, status, code) => {
  const answer = await fetch(`${server.url}${query}`, { headers });
  expect([answer.status, await answer.text()]).toEqual([status, code]);
});

test("a store's API key opens no stream, nor does a person without a part in the market", async () => {
  const shop = await makeStore(h);
  await h.database.db.insert(apiKey).values({
    marketId: h.market.id,
    id: h.services.ids.next("apiKey"),
    storeId: shop.storeId,
    name: "till",
    hash: hashApiKey("fm_test_till"),
    preview: "fm_test_…",
    scopes: ["deliveries:read"],
    createdAtMs: h.clock.now(),
  });
  expect((await listen({ authorization: "Bearer fm_test_till" })).status).toBe(403);
  const stranger = await makeUser(h);
  expect((await asPerson(stranger)).status).toBe(403);
});

test("a stream that is cut again and again loses nothing and repeats nothing", async () => {
  const driver = await makeDriver(h);
  const heard: unknown[] = [];
  let lastId = "";
  let isWriting = true;
  const total = 120;
  const writing = (async () => {
    for (let n = 0; n < total; n += 1) await say(`n${n}`, n % 3 === 0 ? ["drivers"] : [`driver:${driver.driverId}`]);
    isWriting = false;
  })();
  while (isWriting || heard.length < total) {
    const reader = await asDriver(driver, lastId === "" ? {} : { "last-event-id": lastId });
    await Promise.race([
      new Promise((resolve) => setTimeout(resolve, 120)),
      reader.until((events) => heard.length + subjects(events).length >= total),
    ]);
    reader.cut();
    await reader.ended;
    heard.push(...subjects(reader.heard));
    lastId = reader.lastId();
  }
  await writing;
  // The first stream may have opened after the first of them were said.
  const first = Number(String(heard[0]).slice(1));
  expect(heard).toEqual(Array.from({ length: total - first }, (_, n) => `n${n + first}`));
  expect(first).toBeLessThan(total / 2);
});

test("a place that is not ours, or of another life of the database, asks for everything anew", async () => {
  const driver = await makeDriver(h);
  for (const lastId of ["nonsense", "999999999.1"]) {
    const reader = await asDriver(driver, { "last-event-id": lastId });
    await reader.until((heard) => heard.some(({ event }) => event === "reset"));
    await say(`after-${lastId}`, [`driver:${driver.driverId}`]);
    await reader.until((heard) => subjects(heard).includes(`after-${lastId}`));
    expect(subjects(reader.heard)).toEqual([`after-${lastId}`]);
  }
});

test("who left is forgotten", async () => {
  const reader = await asDriver(await makeDriver(h));
  expect(server.stream.size()).toBe(1);
  reader.cut();
  for (let waited = 0; server.stream.size() > 0 && waited < 5_000; waited += 10) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect(server.stream.size()).toBe(0);
});

const positions = (reader: SseReader): unknown[] =>
  reader.heard.flatMap(({ event, data }) => (event === "position" ? [Reflect.get(Object(data), "driverId")] : []));

const drive = async (driver: TestDriver, meters: number): Promise<void> => {
  server.grid.set(h.market.id, driver.driverId, { ...placeAt(meters, 0), headingDegrees: 90, atMs: h.clock.now() });
  await new Promise((resolve) => setTimeout(resolve, 120));
};

const setStatus = async (
  deliveryId: string,
  statuses: readonly (typeof delivery.$inferSelect)["status"][],
): Promise<void> => {
  for (const status of statuses) {
    const ended = status === "delivered" ? { deliveredAtMs: h.clock.now() } : {};
    await h.database.db
      .update(delivery)
      .set({ status, version: sql`${delivery.version} + 1`, ...ended })
      .where(and(eq(delivery.marketId, h.market.id), eq(delivery.id, deliveryId)));
    await h.database.db.insert(outbox).values({
      marketId: h.market.id,
      type: "delivery.status_changed",
      subject: deliveryId,
      audience: [`delivery:${deliveryId}`],
      data: { status },
      atMs: h.clock.now(),
    });
  }
  server.relay.nudge();
  await new Promise((resolve) => setTimeout(resolve, 120));
};

const tokenFor = async (deliveryId: string): Promise<string> => {
  const [row] = await h.database.db.select().from(delivery).where(eq(delivery.id, deliveryId));
  return row?.trackingToken ?? "";
};

const finishStops = (kind: "pickup" | "dropoff"): Promise<unknown> =>
  h.database.db.execute(
    sql`update stop set status = 'done', version = version + 1 where kind = ${kind} and status <> 'done'`,
  );

test("a position goes to the market's people, to the stores it carries for, and to a recipient only on the way to that door", async () => {
  const [driver, stranger] = [await makeDriver(h), await makeDriver(h)];
  const [shop, rival]: TestStore[] = [await makeStore(h), await makeStore(h)];
  if (shop === undefined || rival === undefined) throw new Error("two stores");
  const parcel = await makeDelivery(h, shop);
  await makeRoute(h, driver, [parcel.id]);
  const readers = {
    admin: await asPerson(await admin()),
    shop: await asPerson(shop.owner),
    rival: await asPerson(rival.owner),
    recipient: await listen({}, `?token=${await tokenFor(parcel.id)}`),
    driver: await asDriver(driver),
  };
  await drive(stranger, 10);
  await drive(driver, 20);
  expect(positions(readers.admin)).toEqual([stranger.driverId, driver.driverId]);
  expect(positions(readers.shop)).toEqual([driver.driverId]);
  expect(positions(readers.recipient)).toEqual([]);

  await setStatus(parcel.id, ["arrived_at_pickup", "picked_up"]);
  await finishStops("pickup");
  await setStatus(parcel.id, ["enroute_to_dropoff"]);
  await drive(driver, 30);
  expect(positions(readers.recipient)).toEqual([driver.driverId]);

  await finishStops("dropoff");
  await setStatus(parcel.id, ["arrived_at_dropoff", "delivered"]);
  await drive(driver, 40);
  expect(positions(readers.recipient)).toEqual([driver.driverId]);
  expect(positions(readers.shop)).toEqual([driver.driverId, driver.driverId]);
  expect(positions(readers.rival)).toEqual([]);
  expect(positions(readers.driver)).toEqual([]);
  expect(readers.admin.heard.find(({ event }) => event === "position")).not.toHaveProperty("data.name");
});

test("many positions of one driver between two ticks are told once", async () => {
  const driver = await makeDriver(h);
  const reader = await asPerson(await admin());
  for (let n = 0; n < 200; n += 1) {
    server.grid.set(h.market.id, driver.driverId, { ...placeAt(n, 0), headingDegrees: null, atMs: h.clock.now() });
  }
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(positions(reader)).toEqual([driver.driverId]);
});

test("a member who is no longer one has no stream of the store", async () => {
  const shop = await makeStore(h);
  const cookie = await server.signIn(shop.owner.email ?? "");
  const [row] = await h.database.db.select().from(store).where(eq(store.id, shop.storeId));
  await h.database.db.delete(member).where(eq(member.organizationId, row?.organizationId ?? ""));
  expect((await fetch(server.url, { headers: { cookie } })).status).toBe(403);
});
