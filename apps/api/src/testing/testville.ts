import { epochMs, type Currency, type LngLat, type MarketId } from "@fairmile/contracts";
import { address, market, marketState, payRule, pricingPolicy, transaction, type Database } from "@fairmile/db";
import { DEFAULT_PAY_RULE, DEFAULT_POLICY } from "../features/policy/default-policy.ts";
import { loadMarket } from "../platform/load-market.ts";
import type { Market } from "../platform/market.ts";

/** The middle of Testville: a square of some nine by eleven kilometres at the latitude of Milan. */
export const CENTER: LngLat = { lng: 9.19, lat: 45.46 };
export const TEST_START_MS = epochMs(Date.UTC(2026, 4, 6, 12, 0, 0));

/** A place so many metres east and north of Testville's middle. */
export const placeAt = (eastMeters: number, northMeters: number): LngLat => ({
  lng: CENTER.lng + eastMeters / (111_320 * Math.cos((CENTER.lat * Math.PI) / 180)),
  lat: CENTER.lat + northMeters / 111_320,
});

/** The four corners, closed. */
const SQUARE: readonly LngLat[] = [
  { lng: 9.13, lat: 45.41 },
  { lng: 9.25, lat: 45.41 },
  { lng: 9.25, lat: 45.51 },
  { lng: 9.13, lat: 45.51 },
  { lng: 9.13, lat: 45.41 },
];

export interface TestvilleOptions {
  readonly id?: string;
  readonly slug?: string;
  readonly currency?: Currency;
  readonly nowMs?: number;
}

/** Writes a market called Testville with the default policy and pay rule and a dozen doors, and loads it. */
export const seedTestville = async (database: Database, options: TestvilleOptions = {}): Promise<Market> => {
  const id = (options.id ?? "mkt_testville000000000") as MarketId;
  const slug = options.slug ?? "testville";
  const nowMs = options.nowMs ?? TEST_START_MS;
  await transaction(database, async (tx) => {
    await tx.db.insert(market).values({
      id,
      slug,
      name: "Testville",
      currency: options.currency ?? "EUR",
      timezone: "Europe/Rome",
      status: "open",
      centerLng: CENTER.lng,
      centerLat: CENTER.lat,
      area: SQUARE,
      attribution: "Made up for tests",
      createdAtMs: nowMs,
    });
    await tx.db
      .insert(marketState)
      .values({ marketId: id, fencingToken: 0, openRoundNo: 1, surge: {}, clockMs: nowMs });
    await tx.db.insert(pricingPolicy).values({
      marketId: id,
      version: 1,
      effectiveFromMs: 0,
      publishedBy: "system:test",
      note: "seed",
      policy: DEFAULT_POLICY,
    });
    await tx.db.insert(payRule).values({ marketId: id, version: 1, effectiveFromMs: 0, rule: DEFAULT_PAY_RULE });
    await tx.db.insert(address).values(
      Array.from({ length: 12 }, (_, i) => ({
        marketId: id,
        street: i < 6 ? "Via Roma" : "Station Road",
        houseNumber: String((i % 6) * 2 + 1),
        city: "Testville",
        point: placeAt(200 * i - 1_200, i < 6 ? 300 : -300),
      })),
    );
  });
  return loadMarket(database, slug);
};
