import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { haversineMeters, type LngLat, type VehicleClass } from "@fairmile/contracts";
import type { MatrixQuery } from "../src/road-network.ts";
import { openEngine } from "../src/open-roads.ts";
import { cachedLegs } from "../src/layers/cached-legs.ts";
import { lowerManhattan } from "../src/testing/shared-extract.ts";
import { buildRoadTiles } from "../src/tiles/build-road-tiles.ts";
import { valhallaNetwork } from "../src/valhalla/valhalla-network.ts";
import { writeTown } from "../src/testing/town-file.ts";

/** Streets of Lower Manhattan away from both rivers. */
const INLAND = { west: -74.008, south: 40.714, east: -73.985, north: 40.729 };

interface Place {
  readonly place: string;
  readonly file: string;
  readonly point: () => LngLat;
}

// Numerical Recipes' generator: the same points on every run.
let state = 1;
const random = (): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
};

const benchPlace = (): Place => {
  try {
    const { west, south, east, north } = INLAND;
    const point = (): LngLat => ({ lng: west + random() * (east - west), lat: south + random() * (north - south) });
    return { place: "Lower Manhattan", file: lowerManhattan(), point };
  } catch {
    console.error("Lower Manhattan's extract is absent: the invented town stands in for it");
    const { file, corners } = writeTown();
    const point = (): LngLat => corners[Math.floor(random() * corners.length)] ?? { lng: 0, lat: 0 };
    return { place: "invented town", file, point };
  }
};

const percentile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.floor((sorted.length - 1) * share)] ?? 0) * 100) / 100;
};

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
};

const repeat = async (times: number, work: () => Promise<unknown>): Promise<number[]> => {
  const all: number[] = [];
  for (let i = 0; i < times; i += 1) all.push(await timed(work));
  return all;
};

const { place, file, point } = benchPlace();
const points = (count: number): LngLat[] => Array.from({ length: count }, point);
const say = (figures: object): void =>
  console.log(JSON.stringify({ place, cores: availableParallelism(), ...figures }));

const folder = mkdtempSync(join(tmpdir(), "fairmile-bench-"));
const directory = join(folder, "set");
const buildMs = await timed(async () => {
  const built = await buildRoadTiles({ file, directory });
  if (!built.ok) throw new Error(built.why);
});
if (!existsSync(directory)) throw new Error("no tiles");
const engine = openEngine({ directory });
const startMs = await timed(() => engine.ready);
say({ bench: "roads.build", buildMs: Math.round(buildMs), startMs: Math.round(startMs) });

const roads = valhallaNetwork(engine);
const route = (vehicle: VehicleClass) => () => roads.route({ vehicle, stops: points(2), language: "en-US" });
await repeat(50, route("car"));
for (const vehicle of ["car", "bicycle"] as const) {
  const ms = await repeat(500, route(vehicle));
  say({ bench: "roads.route", vehicle, p50Ms: percentile(ms, 0.5), p99Ms: percentile(ms, 0.99), targetMs: [5, 25] });
}
const eight = await timed(() => Promise.all(Array.from({ length: 8 }, () => repeat(100, route("car")))));
say({ bench: "roads.route8", vehicle: "car", inFlight: 8, routesPerSecond: Math.round(800_000 / eight) });

for (const vehicle of ["car", "bicycle"] as const) {
  const fan = await repeat(60, () => roads.matrix({ vehicle, from: points(1), to: points(50) }));
  const square = await repeat(10, () => roads.matrix({ vehicle, from: points(50), to: points(50) }));
  say({
    bench: "roads.matrix",
    vehicle,
    fan1x50P50Ms: percentile(fan, 0.5),
    fan1x50P99Ms: percentile(fan, 0.99),
    square50x50P50Ms: percentile(square, 0.5),
  });
}
const reach = await repeat(40, () => roads.reach({ vehicle: "bicycle", from: point(), withinMs: 600_000 as never }));
say({ bench: "roads.reach", minutes: 10, p50Ms: percentile(reach, 0.5) });

/** A round as the market's loop asks for it: each lot's twenty nearest drivers, by vehicle, to its pickup. */
const VEHICLES: readonly VehicleClass[] = ["car", "car", "bicycle", "ebike", "scooter"];
const LOTS = 100;
const CANDIDATES = 20;
const drivers = points(600).map((at, i) => ({ at, vehicle: VEHICLES[i % VEHICLES.length] ?? "car" }));
const pickups = points(LOTS);
const cached = cachedLegs(roads);
const tablesOf = (): MatrixQuery[] =>
  pickups.flatMap((pickup) => {
    const near = drivers
      .toSorted((a, b) => haversineMeters(a.at, pickup) - haversineMeters(b.at, pickup))
      .slice(0, CANDIDATES);
    return [...new Set(near.map(({ vehicle }) => vehicle))].map((vehicle) => {
      const from = near.filter((driver) => driver.vehicle === vehicle).map(({ at }) => at);
      return { vehicle, from, to: [pickup], isLive: true };
    });
  });
const ready = (tables: readonly MatrixQuery[]): Promise<number> =>
  timed(() => Promise.all(tables.map((query) => cached.matrix(query))));
const first = await ready(tablesOf());
const same = await ready(tablesOf());
drivers.forEach((driver, i) => {
  if (i % 3 === 0) driver.at = point();
});
const moved = await ready(tablesOf());
say({
  bench: "roads.round",
  lots: LOTS,
  candidates: CANDIDATES,
  firstMs: Math.round(first),
  nobodyMovedMs: Math.round(same),
  aThirdMovedMs: Math.round(moved),
});

await engine.stop();
rmSync(folder, { recursive: true });
