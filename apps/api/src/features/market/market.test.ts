import { marketView } from "@fairmile/contracts";
import { generateTown, readExtract } from "@fairmile/osm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { basemapRoutes } from "../../http/basemap.ts";
import { errorResponse } from "../../http/error-response.ts";
import { loadMarket } from "../../platform/load-market.ts";
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
import { importMarket } from "./import-market.ts";

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

test("an imported market's base map is read in ranges, and stays for open screens when the next comes", async () => {
  const importTown = async (seed: string, nowMs: number): Promise<string> => {
    const read = await readExtract(generateTown({ seed, scale: 0.25 }));
    if (!read.ok) throw new Error(read.detail);
    const about = { slug: "port-arden", name: "Port Arden", currency: "EUR", timezone: "Europe/Dublin" } as const;
    const newId = h.services.ids.next("market");
    await importMarket(h.database, { ...about, newId, extract: read.extract, nowMs, by: "test" });
    const market = await loadMarket(h.database, about.slug);
    const { basemapUrl } = await getMarket.run({ ctx: h.ctxFor(store.owner, { market }), input: {} });
    if (basemapUrl === null) throw new Error("no base map");
    return basemapUrl;
  };
  const node = (): ReturnType<typeof basemapRoutes> =>
    basemapRoutes(h.database).onError((error, c) => errorResponse(h.services, c, error));
  const app = node();
  const first = await importTown("one", 1);
  const whole = await app.request(first);
  expect(whole.status).toBe(200);
  expect(whole.headers.get("cache-control")).toContain("immutable");
  const bytes = new Uint8Array(await whole.arrayBuffer());
  expect(new TextDecoder().decode(bytes.subarray(0, 7))).toBe("PMTiles");
  const part = await app.request(first, { headers: { range: "bytes=100-199" } });
  expect(part.status).toBe(206);
  expect(part.headers.get("content-range")).toBe(`bytes 100-199/${bytes.length}`);
  expect(new Uint8Array(await part.arrayBuffer())).toEqual(bytes.subarray(100, 200));
  expect((await app.request(first, { headers: { range: "bytes=99999999-" } })).status).toBe(416);
  const etag = whole.headers.get("etag") ?? "";
  expect((await app.request(first, { headers: { "if-none-match": etag } })).status).toBe(304);

  const second = await importTown("two", 2);
  expect(second).not.toBe(first);
  // A node that has not read it yet finds the one before, not the one before that.
  expect((await node().request(first)).status).toBe(200);
  await importTown("three", 3);
  expect((await node().request(first)).status).toBe(404);
  expect((await node().request(second)).status).toBe(200);
});
