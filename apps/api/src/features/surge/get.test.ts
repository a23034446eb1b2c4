import { marketState } from "@fairmile/db";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { zoneOf } from "../../platform/zone.ts";
import { openHarness, type Harness } from "../../testing/harness.ts";
import { makeDriver } from "../../testing/make-driver.ts";
import { placeAt } from "../../testing/testville.ts";
import { getSurge } from "./get.ts";

let h: Harness;
beforeAll(async () => {
  h = await openHarness();
}, 60_000);
afterAll(() => h.close());

test("a driver sees the zones with a surge as the last round left them, dearest first, each around its places", async () => {
  const who = await makeDriver(h, { point: placeAt(0, 0) });
  const read = () => getSurge.run({ ctx: h.ctxFor(who.actor), input: {} });
  expect((await read()).zones).toEqual([]);
  const [here, there, quiet] = [placeAt(0, 0), placeAt(4_000, 0), placeAt(0, 6_000)];
  await h.database.db
    .update(marketState)
    .set({
      surge: {
        [zoneOf(here)]: { smoothedCents: 47, shownCents: 40 },
        [zoneOf(there)]: { smoothedCents: 118, shownCents: 120 },
        [zoneOf(quiet)]: { smoothedCents: 9, shownCents: 0 },
      },
    })
    .where(eq(marketState.marketId, h.market.id));
  const { zones, capCents } = await read();
  expect(zones.map(({ zone, shownCents }) => [zone, shownCents])).toEqual([
    [zoneOf(there), 120],
    [zoneOf(here), 40],
  ]);
  expect(capCents).toBeGreaterThan(0);
  for (const [zone, place] of [
    [zones[0], there],
    [zones[1], here],
  ] as const) {
    const ring = zone?.ring ?? [];
    expect(ring.length).toBeGreaterThanOrEqual(6);
    const lngs = ring.map((p) => p.lng);
    const lats = ring.map((p) => p.lat);
    expect(place.lng).toBeGreaterThan(Math.min(...lngs));
    expect(place.lng).toBeLessThan(Math.max(...lngs));
    expect(place.lat).toBeGreaterThan(Math.min(...lats));
    expect(place.lat).toBeLessThan(Math.max(...lats));
  }
});
