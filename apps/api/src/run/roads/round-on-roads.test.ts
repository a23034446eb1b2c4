import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LngLat } from "@fairmile/contracts";
import { driverPosition } from "@fairmile/db";
import { generateTown, readExtract } from "@fairmile/osm";
import { openRoadTiles, straightLineNetwork, type OpenRoads, type RoadNetwork } from "@fairmile/roads";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createQuote } from "../../features/quote/create.ts";
import { openRound } from "../../market-loop/open-round.ts";
import { openHarness, type Harness } from "../../testing/harness.ts";
import { makeDriver, type TestDriver } from "../../testing/make-driver.ts";
import { jobFor } from "../../testing/make-delivery.ts";
import { makeOpenLot, type OpenLot } from "../../testing/make-open-lot.ts";
import { makeStore } from "../../testing/make-store.ts";
import { refusal } from "../../testing/refusal.ts";
import { CENTER, placeAt } from "../../testing/testville.ts";
import { callVerb } from "../../testing/untyped.ts";
import { buildMarketRoads } from "./build-market-roads.ts";
import { placesOf } from "./places-of.ts";
import { roadStore } from "./road-store.ts";

const SLUG = "testville";
const stateDir = mkdtempSync(join(tmpdir(), "fairmile-round-"));
let h: Harness;
let roads: OpenRoads;
let drivers: readonly TestDriver[];
let lot: OpenLot;
let isMissing: string | null = null;
let beforeMatrix = (): void => undefined;

/** An invented town in the middle of Testville, its road graph in a worker, and a market that runs on it. */
beforeAll(async () => {
  const file = join(stateDir, "town.osm.pbf");
  writeFileSync(file, generateTown({ seed: "round", scale: 0.25, center: CENTER }));
  const read = await readExtract(file);
  if (!read.ok) throw new Error(read.detail);
  const built = await buildMarketRoads({
    stateDir,
    slug: SLUG,
    file,
    places: placesOf(read.extract),
    nowMs: 0,
    say: () => undefined,
  });
  if (!built.ok) {
    isMissing = built.why;
    return;
  }
  roads = openRoadTiles({ directory: roadStore(stateDir, SLUG).directoryOf(built.roads.digest) });
  await roads.ready;
  const network: RoadNetwork = {
    ...roads.network,
    matrix: (query) => {
      beforeMatrix();
      return roads.network.matrix(query);
    },
  };
  h = await openHarness({ roads: network });
  drivers = [
    await makeDriver(h, { name: "Near Nora", point: placeAt(150, 50) }),
    await makeDriver(h, { name: "Far Faith", point: placeAt(400, 300) }),
  ];
  lot = await makeOpenLot(h, drivers);
});
afterAll(async () => {
  await roads?.stop();
  await h?.close();
  rmSync(stateDir, { recursive: true });
});

/** False where this platform has no engine; then it says so. */
const hasEngine = (): boolean => {
  if (isMissing === null) return true;
  expect(["linux-x64", "linux-arm64", "darwin-arm64"]).not.toContain(`${process.platform}-${process.arch}`);
  console.error(`NOT TESTED: a round on roads, because ${isMissing}`);
  return false;
};

const ways = async (): Promise<Map<string, number>> => {
  const opened = await openRound(h.system(), lot.lease);
  if (opened === null) throw new Error("the lease is ours");
  const edges = opened.facts.edges.filter(({ lotId }) => lotId === lot.lotId);
  return new Map(edges.map(({ driverId, toPickupMs }) => [driverId, toPickupMs]));
};

/** Somewhere they were not yet: nothing that is remembered answers for them. */
const moveAllTo = async ({ lng, lat }: LngLat): Promise<void> => {
  await h.database.db.update(driverPosition).set({ lng, lat, atMs: h.clock.now() });
};

const straightMs = async (from: LngLat): Promise<number> => {
  const { durationsMs } = await straightLineNetwork().matrix({ vehicle: "car", from: [from], to: [placeAt(0, 0)] });
  return durationsMs[0] ?? -1;
};

test("a round's travel times come from the roads", async () => {
  if (!hasEngine()) return;
  const found = await ways();
  const [near, far] = drivers.map(({ driverId }) => found.get(driverId) ?? -1);
  expect(near).toBeGreaterThanOrEqual(0);
  expect(far).toBeGreaterThan(near ?? 0);
  expect(far).not.toBe(await straightMs(placeAt(400, 300)));
});

test("a door no road leads to is refused by its name, and nothing is sold there", async () => {
  if (!hasEngine()) return;
  const store = await makeStore(h, { name: "Corner Shop", point: placeAt(0, 0) });
  const quote = (door: LngLat) => callVerb(createQuote, h.ctxFor(store.owner), jobFor(store, door));
  expect(await quote(placeAt(300, 200))).toMatchObject({ isEstimate: false });
  expect(await refusal(quote(placeAt(3_900, 4_400)))).toMatchObject({
    code: "address_unknown",
    fields: [{ path: "dropoff.place.point", code: "unknown_address" }],
  });
});

test("the routing worker killed while a round opens: the round opens, on the figures of the roads", async () => {
  if (!hasEngine()) return;
  const at = placeAt(300, 250);
  await moveAllTo(at);
  const before = roads.pid();
  beforeMatrix = () => {
    beforeMatrix = () => undefined;
    process.kill(before ?? 0, "SIGKILL");
  };
  const found = await ways();
  expect(found.size).toBe(2);
  expect(roads.pid()).not.toBe(before);
  expect(found.get(drivers[0]?.driverId ?? "")).not.toBe(await straightMs(at));
});

test("the routing worker gone for good: rounds go on, on estimates", async () => {
  if (!hasEngine()) return;
  await roads.stop();
  const at = placeAt(200, 350);
  await moveAllTo(at);
  const found = await ways();
  expect([...found.values()]).toEqual([await straightMs(at), await straightMs(at)]);
  expect(roads.network.isEstimate).toBe(true);
});
