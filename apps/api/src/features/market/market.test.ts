import { marketView } from "@fairmile/contracts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openHarness, type Harness } from "../../testing/harness.ts";
import { makeStore, type TestStore } from "../../testing/make-store.ts";
import { refusal } from "../../testing/refusal.ts";
import { callVerb } from "../../testing/untyped.ts";
import { reverseAddress } from "../address/reverse.ts";
import { searchAddress } from "../address/search.ts";
import { createQuote } from "../quote/create.ts";
import { jobFor } from "../../testing/make-delivery.ts";
import { getClock } from "./clock.ts";
import { getMarket } from "./get.ts";

let h: Harness;
let store: TestStore;
beforeAll(async () => {
  h = await openHarness();
  store = await makeStore(h);
});
afterAll(() => h.close());

test("anybody may ask for the market and its clock", async () => {
  const view = await getMarket.run({ ctx: h.anonymous(), input: {} });
  expect(marketView.parse(view)).toMatchObject({
    name: "Testville",
    currency: "EUR",
    isEstimate: true,
    roundEveryMs: 3_000,
  });
  expect(view.polygon.length).toBeGreaterThan(3);
  expect(await getClock.run({ ctx: h.anonymous(), input: {} })).toEqual({ nowMs: h.clock.now(), speed: 1 });
});

test("typed addresses are found through typing errors, and points through their nearest door", async () => {
  const ctx = h.ctxFor(store.owner);
  const [first] = await searchAddress.run({ ctx, input: { text: "vai roma 5", limit: 3 } });
  expect(first).toMatchObject({ label: "Via Roma 5", street: "Via Roma", houseNumber: "5" });
  if (first === undefined) throw new Error("nothing was found");
  expect(await reverseAddress.run({ ctx, input: { point: first.point } })).toEqual(first);
  expect(await reverseAddress.run({ ctx, input: { point: { lng: 0, lat: 0 } } })).toBeNull();
  expect((await refusal(searchAddress.run({ ctx: h.anonymous(), input: { text: "x", limit: 1 } }))).code).toBe(
    "unauthenticated",
  );
});

test("a closed market takes no jobs", async () => {
  const ctx = h.ctxFor(store.owner, { market: { ...h.market, status: "closed" } });
  expect((await refusal(callVerb(createQuote, ctx, jobFor(store)))).code).toBe("market_closed");
});
