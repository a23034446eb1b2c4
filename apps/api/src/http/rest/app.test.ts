import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openHarness, type Harness } from "../../testing/harness.ts";
import { makeStore, type TestStore } from "../../testing/make-store.ts";
import { openRestClient, wireJob, type RestAnswer, type RestClient } from "../../testing/rest-client.ts";

let h: Harness;
let store: TestStore;
let rest: RestClient;
let stranger: RestClient;
beforeAll(async () => {
  h = await openHarness();
  store = await makeStore(h);
  rest = await openRestClient(h, store);
  stranger = await openRestClient(h, await makeStore(h));
});
afterAll(() => h.close());

const job = () => wireJob(store.locationId);
const post = (over: object = {}) => rest.post("/v1/deliveries", { body: { ...job(), ...over } });
/** An answer without what differs from request to request. */
const essence = ({ status, text }: RestAnswer): string => `${status} ${text.replace(/req_[0-9a-z]+/g, "req")}`;
const refused = ({ status, body }: RestAnswer) => {
  const { code, fields } = body["error"] as { code: string; fields: { path: string; code: string }[] };
  return { status, code, fields: fields.map((field) => `${field.path} ${field.code}`) };
};

test("from a quote to a delivery and back", async () => {
  const locations = await rest.get("/v1/locations");
  expect(locations.body["locations"]).toMatchObject([{ id: store.locationId, place: { address: "Via Roma 1" } }]);

  const quote = await rest.post("/v1/quotes", { body: job() });
  expect(quote.status).toBe(201);
  expect(quote.body).toMatchObject({
    id: expect.stringMatching(/^qte_/),
    fee: { amount: expect.any(Number), currency: "EUR", components: expect.any(Array) },
    expires_at: new Date(h.clock.now() + 600_000).toISOString(),
    pickup_eta: expect.stringMatching(/Z$/),
    dropoff_window: { from: expect.any(String), to: expect.any(String) },
    surge: { amount: 0, reason: "none" },
  });

  const made = await post({ quote_id: quote.body["id"], tip: 150, external_id: "order-7" });
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({
    id: expect.stringMatching(/^dlv_/),
    external_id: "order-7",
    status: "created",
    payment: "held",
    tip: 150,
    fee: quote.body["fee"],
    pickup: { location_id: store.locationId, ready_at: new Date(h.clock.now()).toISOString(), done_at: null },
    parcels: [{ name: "Parcel", quantity: 1, size: "small", weight_grams: 900, must_be_upright: false }],
    tracking_url: expect.stringMatching(/^http:\/\/localhost:3000\/track\//),
  });
  const id = String(made.body["id"]);
  expect((await rest.get(`/v1/deliveries/${id}`)).body).toEqual(made.body);
  expect((await rest.get(`/v1/deliveries/${id}/proof`)).body).toEqual({ proofs: [] });

  const cancelled = await rest.post(`/v1/deliveries/${id}/cancel`);
  expect(cancelled.status).toBe(200);
  expect(cancelled.body).toMatchObject({ status: "cancelled", cancellation: { reason: "other", fee: 0 } });
  expect((await rest.get(`/v1/deliveries/${id}/receipt`)).body).toMatchObject({
    delivery_id: id,
    currency: "EUR",
    lines: [{ type: "cancellation", amount: 0 }],
    total: 0,
  });
  expect(refused(await rest.post(`/v1/deliveries/${id}/cancel`))).toMatchObject({
    status: 409,
    code: "delivery_ended",
  });
});

test("lists go on where they stopped", async () => {
  for (let i = 0; i < 3; i += 1) await post({ external_id: `page-${i}` });
  const seen: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const page: RestAnswer = await rest.get(`/v1/deliveries?limit=2${cursor === "" ? "" : `&cursor=${cursor}`}`);
    expect(page.status).toBe(200);
    seen.push(...(page.body["deliveries"] as { id: string }[]).map((one) => one.id));
    cursor = page.body["next_cursor"] as string | null;
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.length).toBeGreaterThanOrEqual(3);
  const one = await rest.get("/v1/deliveries?external_id=page-1&status=created");
  expect(one.body["deliveries"]).toMatchObject([{ external_id: "page-1" }]);
});

test("a location is added, and one outside the market is refused by its wire name", async () => {
  const body = { name: "Depot", place: { address: "Via Roma 3", point: { lng: 9.2, lat: 45.46 } } };
  expect(await rest.post("/v1/locations", { body })).toMatchObject({
    status: 201,
    body: { id: expect.stringMatching(/^loc_/) },
  });
  const away = { ...body, place: { ...body.place, point: { lng: 1, lat: 1 } } };
  expect(refused(await rest.post("/v1/locations", { body: away }))).toEqual({
    status: 422,
    code: "outside_market",
    fields: ["place.point outside_market"],
  });
});

describe("another store's delivery", () => {
  test.each([
    ["get", ""],
    ["get", "/proof"],
    ["get", "/receipt"],
    ["post", "/cancel"],
    ["post", "/return"],
    ["post", "/redelivery"],
  ] as const)("%s %s answers the same bytes as one that does not exist", async (method, tail) => {
    const made = await post();
    const foreign = await stranger[method](`/v1/deliveries/${String(made.body["id"])}${tail}`);
    const missing = await stranger[method](`/v1/deliveries/dlv_0000000000000000000000${tail}`);
    const nonsense = await stranger[method](`/v1/deliveries/nonsense${tail}`);
    expect(foreign.status).toBe(404);
    expect(essence(foreign)).toBe(essence(missing));
    expect(essence(nonsense)).toBe(essence(missing));
    expect([...foreign.headers.keys()]).toEqual([...missing.headers.keys()]);
  });
});

describe("idempotency", () => {
  test("a POST without a key, or with an impossible one, is refused", async () => {
    for (const idempotencyKey of [null, "", "with space", "x".repeat(201)]) {
      expect(refused(await rest.post("/v1/quotes", { body: job(), idempotencyKey }))).toMatchObject({
        status: 400,
        code: "idempotency_key_missing",
      });
    }
  });

  test("the same key and body is answered alike and done once; another body is refused", async () => {
    const call = { body: job(), idempotencyKey: "once" };
    const [first, again] = [await rest.post("/v1/deliveries", call), await rest.post("/v1/deliveries", call)];
    expect(again.text).toBe(first.text);
    const reordered = { parcels: job().parcels, dropoff: job().dropoff, pickup: job().pickup };
    expect((await rest.post("/v1/deliveries", { ...call, body: reordered })).text).toBe(first.text);
    expect(refused(await rest.post("/v1/deliveries", { ...call, body: { ...job(), tip: 1 } }))).toMatchObject({
      status: 409,
      code: "idempotency_key_reused",
    });
  });

  test("another store's same key is another key", async () => {
    const answer = await stranger.post("/v1/deliveries", { body: job(), idempotencyKey: "once" });
    expect(refused(answer)).toMatchObject({
      status: 404,
      code: "not_found",
      fields: ["pickup.location_id invalid_id"],
    });
  });
});

describe("bad input", () => {
  test.each([
    ["{", 400, "body_not_json"],
    ["[]", 400, "body_not_json"],
    ["1", 400, "body_not_json"],
  ])("%s", async (raw, status, code) => {
    expect(refused(await rest.post("/v1/quotes", { raw }))).toMatchObject({ status, code });
  });

  test("another content type", async () => {
    const answer = await rest.post("/v1/quotes", {
      raw: "a=1",
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
    expect(refused(answer)).toMatchObject({ status: 415, code: "unsupported_media" });
  });

  test("a body past its limit", async () => {
    const answer = await rest.post("/v1/quotes", { raw: JSON.stringify({ pad: "x".repeat(300_000) }) });
    expect(refused(answer)).toMatchObject({ status: 413, code: "body_too_large" });
  });

  test("everything wrong is named at once, in wire names", async () => {
    const body = {
      pickup: { location_id: "nonsense", ready_at: "soon" },
      dropoff: { name: "", place: { address: "A 1", point: { lng: 200, lat: 0 } }, deadlineAtMs: 1 },
      parcels: [{ size: "small", weight_grams: -1, colour: "red" }],
      tip: -1,
      surprise: true,
    };
    const answer = refused(await rest.post("/v1/deliveries", { body }));
    expect(answer).toMatchObject({ status: 422, code: "invalid_input" });
    expect(answer.fields.toSorted()).toEqual([
      "dropoff.deadlineAtMs unknown_field",
      "dropoff.name too_short",
      "dropoff.place.point.lng too_big",
      "parcels.0.colour unknown_field",
      "parcels.0.weight_grams too_small",
      "pickup.location_id invalid_id",
      "pickup.ready_at invalid_format",
      "surprise unknown_field",
      "tip too_small",
    ]);
  });

  test("the path's id is not for the body to say, nor the route's decision", async () => {
    const made = await post();
    const id = String(made.body["id"]);
    expect(refused(await rest.post(`/v1/deliveries/${id}/cancel`, { body: { delivery_id: id } })).fields).toEqual([
      "delivery_id unknown_field",
    ]);
    expect(refused(await rest.post(`/v1/deliveries/${id}/return`, { body: { decision: "reattempt" } })).fields).toEqual(
      ["decision unknown_field"],
    );
  });

  test("a window in the past, a parcel no vehicle takes, a place outside the market", async () => {
    const past = new Date(h.clock.now() - 120_000).toISOString();
    expect(refused(await post({ pickup: { ...job().pickup, ready_at: past } }))).toEqual({
      status: 422,
      code: "window_in_past",
      fields: ["pickup.ready_at in_past"],
    });
    expect(refused(await post({ parcels: [{ size: "small", weight_grams: 900_000 }] }))).toEqual({
      status: 422,
      code: "parcel_too_big",
      fields: ["parcels.0 no_vehicle"],
    });
    const dropoff = { ...job().dropoff, place: { address: "Far 1", point: { lng: 10, lat: 45 } } };
    expect(refused(await post({ dropoff }))).toEqual({
      status: 422,
      code: "outside_market",
      fields: ["dropoff.place.point outside_market"],
    });
  });

  test("an expired quote", async () => {
    const quote = await rest.post("/v1/quotes", { body: job() });
    h.clock.advance(600_001);
    expect(refused(await post({ quote_id: quote.body["id"] }))).toMatchObject({ status: 409, code: "quote_expired" });
  });

  test("a query with an unknown or wrong part", async () => {
    expect(refused(await rest.get("/v1/deliveries?limit=1000&page=2")).fields).toEqual([
      "page unknown_field",
      "limit too_big",
    ]);
    expect(refused(await rest.get("/v1/deliveries?cursor=zzz")).fields).toEqual(["cursor invalid_format"]);
  });
});

describe("who may", () => {
  test("nobody without a key, nor with one that is not valid", async () => {
    expect(refused(await rest.get("/v1/deliveries", { secret: null }))).toMatchObject({
      status: 401,
      code: "unauthenticated",
    });
    expect(refused(await rest.get("/v1/deliveries", { secret: `fm_test_${"x".repeat(32)}` }))).toMatchObject({
      status: 401,
      code: "api_key_invalid",
    });
  });

  test("a key that may only read does not write", async () => {
    const reader = await openRestClient(h, store, ["deliveries:read"]);
    expect((await reader.get("/v1/deliveries")).status).toBe(200);
    expect(refused(await reader.post("/v1/deliveries", { body: {} }))).toMatchObject({
      status: 403,
      code: "forbidden",
    });
  });

  test("an unknown route says so", async () => {
    expect(refused(await rest.get("/v1/nothing"))).toMatchObject({ status: 404, code: "route_unknown" });
  });
});

test("every answer says how much of the limit is left, and every refusal its request", async () => {
  const answer = await rest.get("/v1/deliveries/dlv_000000000000");
  expect(answer.headers.get("ratelimit-policy")).toMatch(/^"key";q=\d+;w=\d+$/);
  expect(answer.headers.get("ratelimit")).toMatch(/^"key";r=\d+;t=\d+$/);
  const { error } = answer.body as { error: { request_id: string; message: string } };
  expect(error.request_id).toBe(answer.headers.get("x-request-id"));
  expect(error.message).toBe("There is nothing here by that name.");
});
