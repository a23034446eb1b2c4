import {
  durationMs,
  meters,
  type DeliveryView,
  type DirectionsView,
  type LngLat,
  type QuoteView,
  type RouteView,
} from "@fairmile/contracts";
import { stop, transaction } from "@fairmile/db";
import { straightLineNetwork, type Manoeuvre, type RoadNetwork } from "@fairmile/roads";
import { arrayContains, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openHarness, type Harness } from "../../testing/harness.ts";
import { jobFor, makeDelivery } from "../../testing/make-delivery.ts";
import { makeDriver, type TestDriver } from "../../testing/make-driver.ts";
import { makeRoute } from "../../testing/make-route.ts";
import { makeStore, type TestStore } from "../../testing/make-store.ts";
import { placeAt } from "../../testing/testville.ts";
import { callVerb } from "../../testing/untyped.ts";
import { getDirections } from "../assignment/directions.ts";
import { getRoute } from "../assignment/get.ts";
import { startRoute } from "../assignment/start.ts";
import { decideUndeliverable } from "../delivery/decide-undeliverable.ts";
import { createQuote } from "../quote/create.ts";
import { arriveStop } from "./arrive.ts";
import { completeStop } from "./complete.ts";
import { failStop } from "./fail.ts";

let h: Harness;
let store: TestStore;
let asked: string[] = [];

/** Minutes for any leg, and a line with a corner in it: nothing a straight line would say. */
const LEG_MS = 7 * 60_000;
const CORNER: LngLat = { lng: -8.4, lat: 51.8 };

const turn = (leg: number): Manoeuvre => ({
  type: "right",
  instruction: "Turn right onto Mill Street.",
  streetNames: ["Mill Street"],
  distanceMeters: meters(120),
  durationMs: durationMs(20_000),
  beginIndex: leg,
  leg,
  verbal: { alert: "Turn right onto Mill Street.", before: null, after: "Continue for 120 meters." },
});

/**
 * A road graph that asks the database something before it answers. Inside a transaction that is refused by the client
 * (it would wait for itself on the embedded database), so that a call to the roads from there fails its verb.
 */
const roads = (): RoadNetwork => {
  const straight = straightLineNetwork();
  const outside = async (what: string): Promise<void> => {
    asked.push(what);
    await h.database.db.execute(sql`select 1`);
  };
  return {
    ...straight,
    name: "roads of a test",
    isEstimate: false,
    matrix: async (query) => {
      await outside("matrix");
      const matrix = await straight.matrix(query);
      return { ...matrix, durationsMs: matrix.durationsMs.map((ms) => ms && LEG_MS), isEstimate: false };
    },
    route: async (query) => {
      await outside("route");
      const answer = await straight.route(query);
      if (!answer.ok) return answer;
      const legs = answer.route.legs.map((leg) => ({ ...leg, durationMs: durationMs(LEG_MS) }));
      const line = [...query.stops, CORNER];
      const told = query.language === undefined ? [] : legs.map((_, leg) => turn(leg));
      const language = query.language === undefined ? null : "en-US";
      return { ok: true, route: { ...answer.route, legs, line, manoeuvres: told, language, isEstimate: false } };
    },
  };
};

beforeAll(async () => {
  h = await openHarness({ roads: roads() });
  store = await makeStore(h);
});
afterAll(() => h.close());

const none = { photo: false, signature: false, pin: false };
const door = placeAt(1_200, 900);
const dropoff = { name: "Rita Recipient", place: { address: "Station Road 3", point: door }, verification: none };
const stopsOf = (deliveryId: string) =>
  h.database.db
    .select()
    .from(stop)
    .where(arrayContains(stop.deliveryIds, [deliveryId]))
    .orderBy(stop.seq);
const act = async (to: TestDriver, verb: typeof arriveStop | typeof completeStop | typeof failStop, id: string) => {
  const next = (await stopsOf(id)).find((row) => row.status === "ahead" || row.status === "arrived");
  if (next === undefined) throw new Error("no stop is open");
  const reason = verb.name === "stop.fail" ? { reason: "nobody_in" } : {};
  const input = { stopId: next.id, position: { point: next.point, atMs: h.clock.now() }, ...reason };
  return (await callVerb(verb, h.ctxFor(to.actor), input)) as RouteView;
};

test("the client refuses the roads of this test inside a transaction", async () => {
  const network = roads();
  const inside = transaction(h.database, () => network.route({ vehicle: "car", stops: [door, CORNER] }));
  await expect(inside).rejects.toThrow();
});

test("quotes, routes and times of arrival come from the roads, and none is asked inside a transaction", async () => {
  const quote = (await callVerb(createQuote, h.ctxFor(store.owner), jobFor(store))) as QuoteView;
  expect([quote.isEstimate, quote.durationMs]).toEqual([false, LEG_MS]);

  const view = await makeDelivery(h, store, { dropoff });
  const to = await makeDriver(h, { name: "Dana Driver" });
  await makeRoute(h, to, [view.id]);
  const route = (await callVerb(getRoute, h.ctxFor(to.actor), undefined)) as RouteView;
  expect([route.isEstimate, route.line.at(-1)]).toEqual([false, CORNER]);
  const started = await callVerb(startRoute, h.ctxFor(to.actor), { assignmentId: route.assignmentId });
  expect((started as RouteView).line.at(-1)).toEqual(CORNER);

  await act(to, arriveStop, view.id);
  asked = [];
  const on = await act(to, completeStop, view.id);
  expect(asked).toEqual(["route", "route"]);
  expect(on.stops[1]?.etaMs).toBe(h.clock.now() + LEG_MS);
  expect(on.line.at(-1)).toEqual(CORNER);

  await act(to, arriveStop, view.id);
  const failed = await act(to, failStop, view.id);
  expect(failed.line.at(-1)).toEqual(CORNER);
  const back = (await callVerb(decideUndeliverable, h.ctxFor(store.owner), {
    deliveryId: view.id,
    decision: "return",
  })) as DeliveryView;
  expect(back.status).toBe("enroute_to_return");
  expect((await stopsOf(view.id)).at(-1)?.etaMs).toBe(h.clock.now() + LEG_MS);
});

test("directions lead from where the driver is through the stops ahead, and say what they are written in", async () => {
  const view = await makeDelivery(h, store, { dropoff });
  const to = await makeDriver(h, { name: "Nia Navigator" });
  const directions = async (input: object): Promise<DirectionsView | null> =>
    (await callVerb(getDirections, h.ctxFor(to.actor), input)) as DirectionsView | null;
  expect(await directions({ language: "da-DK" })).toBeNull();
  await makeRoute(h, to, [view.id]);
  const [pickup, door_] = await stopsOf(view.id);
  const from = placeAt(300, 200);
  const told = await directions({ language: "da-DK", from });
  expect(told?.line).toEqual([from, pickup?.point, door_?.point, CORNER]);
  expect(told?.legs.map(({ stopId }) => stopId)).toEqual([pickup?.id, door_?.id]);
  expect(told?.manoeuvres.map(({ stopId, beginIndex }) => [stopId, beginIndex])).toEqual([
    [pickup?.id, 0],
    [door_?.id, 1],
  ]);
  expect(told?.manoeuvres[0]).toMatchObject({ type: "right", verbal: { before: null } });
  expect([told?.language, told?.isEstimate]).toEqual(["en-US", false]);

  await act(to, arriveStop, view.id);
  await act(to, completeStop, view.id);
  const heard = placeAt(500, 400);
  h.services.positions.set(h.market.id, to.driverId, { ...heard, headingDegrees: null, atMs: h.clock.now() });
  const on = await directions({ language: "da-DK" });
  expect(on?.line.slice(0, 2)).toEqual([heard, door_?.point]);
  expect(on?.legs).toHaveLength(1);
  await expect(directions({ language: "no language" })).rejects.toThrow();
});
