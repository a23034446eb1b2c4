import { fieldErrors, type QuoteView } from "@fairmile/contracts";
import { marketState } from "@fairmile/db";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { zoneOf } from "../../platform/zone.ts";
import { openHarness, type Harness } from "../../testing/harness.ts";
import { jobFor } from "../../testing/make-delivery.ts";
import { makeStore, type TestStore } from "../../testing/make-store.ts";
import { refusal } from "../../testing/refusal.ts";
import { placeAt } from "../../testing/testville.ts";
import { callVerb } from "../../testing/untyped.ts";
import { createQuote } from "./create.ts";

let h: Harness;
let store: TestStore;
let other: TestStore;
beforeAll(async () => {
  h = await openHarness();
  store = await makeStore(h);
  other = await makeStore(h, { point: placeAt(2_000, 0) });
});
afterAll(() => h.close());

const ask = async (over: Record<string, unknown> = {}): Promise<QuoteView> =>
  (await callVerb(createQuote, h.ctxFor(store.owner), { ...jobFor(store), ...over })) as QuoteView;
const refused = async (over: Record<string, unknown>) => {
  const error = await refusal(ask(over));
  return { code: error.code, fields: error.fields };
};
const job = () => jobFor(store);

test("a quote's parts sum to its fee, and it says until when it holds", async () => {
  const quote = await ask({ parcels: [{ size: "medium", quantity: 2 }] });
  const sum = quote.fee.components.reduce((total, part) => total + part.amountCents, 0);
  expect(sum).toBe(quote.fee.amountCents);
  expect(quote.fee.components.find((part) => part.type === "parcel")).toEqual({
    type: "parcel",
    amountCents: 80,
    quantity: 2,
    rateCents: null,
  });
  expect(quote.fee.currency).toBe("EUR");
  expect(quote.expiresAtMs).toBe(h.clock.now() + 600_000);
  expect(quote.pickupEtaMs).toBeLessThan(quote.dropoffEtaMs);
  expect(quote.isEstimate).toBe(true);
});

test("a quote without names is priced while a person still types", async () => {
  const { name: _name, ...dropoff } = job().dropoff;
  await expect(ask({ dropoff })).resolves.toMatchObject({ surge: { amountCents: 0, reason: "none" } });
});

test("surge of the pickup's zone is added whole, as an amount with its reason", async () => {
  const calm = await ask();
  const where = eq(marketState.marketId, h.market.id);
  await h.database.db
    .update(marketState)
    .set({ surge: { [zoneOf(placeAt(0, 0))]: { smoothedCents: 95, shownCents: 90 } } })
    .where(where);
  const busy = await ask();
  await h.database.db.update(marketState).set({ surge: {} }).where(where);
  expect(busy.surge).toEqual({ amountCents: 90, reason: "more_parcels_than_drivers" });
  expect(busy.fee.amountCents).toBe(calm.fee.amountCents + 90);
});

describe("refusals name their field", () => {
  const past = (ms: number) => h.clock.now() - ms;

  test("a drop-off outside the market", async () => {
    const dropoff = { ...job().dropoff, place: { address: "Far away 1", point: { lng: 10, lat: 46 } } };
    expect(await refused({ dropoff })).toEqual({
      code: "outside_market",
      fields: [{ path: "dropoff.place.point", code: "outside_market" }],
    });
  });

  test("a ready time in the past; a minute of it is forgiven", async () => {
    expect(await refused({ pickup: { ...job().pickup, readyAtMs: past(61_000) } })).toEqual({
      code: "window_in_past",
      fields: [{ path: "pickup.readyAtMs", code: "in_past" }],
    });
    await expect(ask({ pickup: { ...job().pickup, readyAtMs: past(59_000) } })).resolves.toBeDefined();
  });

  test("a deadline in the past", async () => {
    expect(await refused({ dropoff: { ...job().dropoff, deadlineAtMs: past(1) } })).toEqual({
      code: "window_in_past",
      fields: [{ path: "dropoff.deadlineAtMs", code: "in_past" }],
    });
  });

  test("a deadline that the direct way cannot meet", async () => {
    expect(await refused({ dropoff: { ...job().dropoff, deadlineAtMs: h.clock.now() + 120_000 } })).toEqual({
      code: "window_impossible",
      fields: [{ path: "dropoff.deadlineAtMs", code: "too_small" }],
    });
  });

  test("a pickup too far ahead", async () => {
    expect(await refused({ pickup: { ...job().pickup, readyAtMs: h.clock.now() + 8 * 86_400_000 } })).toEqual({
      code: "window_too_far",
      fields: [{ path: "pickup.readyAtMs", code: "too_big" }],
    });
  });

  test("a parcel that no vehicle takes, by its row", async () => {
    const heavy = { size: "small", weightGrams: 900_000 };
    expect(await refused({ parcels: [{ size: "small" }, heavy] })).toEqual({
      code: "parcel_too_big",
      fields: [{ path: "parcels.1", code: "no_vehicle" }],
    });
    expect(await refused({ parcels: [{ size: "xlarge" }], vehicleClasses: ["bicycle"] })).toEqual({
      code: "parcel_too_big",
      fields: [{ path: "parcels.0", code: "no_vehicle" }],
    });
  });

  test("another store's location answers as one that does not exist", async () => {
    const foreign = await refused({ pickup: { locationId: other.locationId } });
    const missing = await refused({ pickup: { locationId: "loc_000000000000" } });
    expect(foreign).toEqual({ code: "not_found", fields: [{ path: "pickup.locationId", code: "invalid_id" }] });
    expect(foreign).toEqual(missing);
  });

  test.each([
    [{ pickup: {} }, [{ path: "pickup.locationId", code: "required" }]],
    [{ pickup: { locationId: "nonsense" } }, [{ path: "pickup.locationId", code: "invalid_id" }]],
    [{ parcels: [] }, [{ path: "parcels", code: "too_short" }]],
    [{ parcels: [{ size: "huge" }] }, [{ path: "parcels.0.size", code: "invalid_choice" }]],
    [{ parcels: [{ size: "small", quantity: 0 }] }, [{ path: "parcels.0.quantity", code: "too_small" }]],
    [{ parcels: [{ size: "small", quantity: 1.5 }] }, [{ path: "parcels.0.quantity", code: "not_integer" }]],
    [{ tipCents: -1 }, [{ path: "tipCents", code: "too_small" }]],
    [{ tipCents: "5" }, [{ path: "tipCents", code: "wrong_type" }]],
    [{ vehicleClasses: ["rocket"] }, [{ path: "vehicleClasses.0", code: "invalid_choice" }]],
    [{ surprise: 1 }, [{ path: "surprise", code: "unknown_field" }]],
    [
      { dropoff: { name: "R", phone: "12", place: { address: "", point: { lng: 0, lat: 91 } } } },
      [
        { path: "dropoff.phone", code: "invalid_format" },
        { path: "dropoff.place.address", code: "too_short" },
        { path: "dropoff.place.point.lat", code: "too_big" },
      ],
    ],
  ])("%j", async (over, fields) => {
    expect(await refused(over)).toEqual({ code: "invalid_input", fields });
  });

  test("every field of a quote is refused by its own name when its kind is wrong", () => {
    const wrong = { pickup: 1, dropoff: 1, parcels: 1, vehicleClasses: 1, tipCents: {} };
    const parsed = createQuote.input.safeParse(wrong);
    const refusedFields = parsed.success ? [] : fieldErrors(parsed.error).map((field) => field.path);
    expect(refusedFields.toSorted()).toEqual(Object.keys(wrong).toSorted());
  });
});
