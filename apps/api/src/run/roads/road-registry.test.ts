import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LngLat } from "@fairmile/contracts";
import { generateTown, readExtract } from "@fairmile/osm";
import { straightLineNetwork } from "@fairmile/roads";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { createLog } from "../../platform/log.ts";
import { buildMarketRoads, type BuildRoadsResult } from "./build-market-roads.ts";
import { placesOf } from "./places-of.ts";
import { roadRegistry } from "./road-registry.ts";
import { roadStore } from "./road-store.ts";

const SLUG = "port-arden";
const stateDir = mkdtempSync(join(tmpdir(), "fairmile-roads-"));
const file = join(stateDir, "town.osm.pbf");
const log = createLog("silent");
let places: LngLat[] = [];
let built: BuildRoadsResult;
const said: string[] = [];

const stops = (): LngLat[] => [places[0] ?? { lng: 0, lat: 0 }, places.at(-1) ?? { lng: 0, lat: 0 }];
const build = (more: Partial<Parameters<typeof buildMarketRoads>[0]> = {}): Promise<BuildRoadsResult> =>
  buildMarketRoads({ stateDir, slug: SLUG, file, places, nowMs: 0, say: (text) => said.push(text), ...more });

/** False where this platform has no engine; then it says so, and estimates are all there is to test. */
const hasEngine = (): boolean => {
  if (built.ok) return true;
  expect(built.code).toBe("package_missing");
  expect(["linux-x64", "linux-arm64", "darwin-arm64"]).not.toContain(`${process.platform}-${process.arch}`);
  console.error(`NOT TESTED: roads of a market, because ${built.why}`);
  return false;
};

beforeAll(async () => {
  writeFileSync(file, generateTown({ seed: "registry", scale: 0.25 }));
  const read = await readExtract(file);
  if (!read.ok) throw new Error(read.detail);
  places = placesOf(read.extract);
  built = await build();
});
afterAll(() => rmSync(stateDir, { recursive: true }));

test("a market without roads is estimated, and says so", async () => {
  const registry = roadRegistry({ stateDir, serviceUrl: null, log, lookEveryMs: 100 });
  onTestFinished(registry.stop);
  const network = registry.roads({ slug: "elsewhere" });
  expect([network.isEstimate, network.name]).toEqual([true, "straight-line estimate"]);
  expect(await network.route({ vehicle: "car", stops: stops() })).toEqual(
    await straightLineNetwork().route({ vehicle: "car", stops: stops() }),
  );
  expect(registry.roads({ slug: "elsewhere" })).toBe(network);
});

test("what was built answers only once it is put to use, and then without a restart", async () => {
  if (!built.ok) {
    expect(hasEngine()).toBe(false);
    return;
  }
  expect(said).toContain("  roads: checking …");
  expect(said.at(-1)).toMatch(/estimates err by walk \d+ %/);
  const registry = roadRegistry({ stateDir, serviceUrl: null, log, lookEveryMs: 100 });
  onTestFinished(registry.stop);
  const network = registry.roads({ slug: SLUG });
  expect((await network.route({ vehicle: "car", stops: stops() })).ok).toBe(true);
  expect(network.isEstimate).toBe(true);
  await built.roads.use();
  await expect.poll(() => network.isEstimate, { timeout: 8_000 }).toBe(false);
  const answer = await network.route({ vehicle: "bicycle", stops: stops(), language: "en-GB" });
  expect(answer.ok && answer.route.line.length).toBeGreaterThan(2);
  expect(answer.ok && answer.route.manoeuvres[0]?.type).toBe("depart");
});

test("new roads take over while questions are asked: not one is answered by an estimate", async () => {
  if (!built.ok) {
    expect(hasEngine()).toBe(false);
    return;
  }
  await built.roads.use();
  const registry = roadRegistry({ stateDir, serviceUrl: null, log, lookEveryMs: 100 });
  onTestFinished(registry.stop);
  const network = registry.roads({ slug: SLUG });
  await expect.poll(() => network.isEstimate, { timeout: 8_000 }).toBe(false);

  const other = join(stateDir, "other.osm.pbf");
  writeFileSync(other, generateTown({ seed: "another", scale: 0.25 }));
  const next = await build({ file: other });
  if (!next.ok) throw new Error(next.why);
  const measure = async (): Promise<number> => {
    const answer = await network.reach({
      vehicle: "car",
      from: places[3] ?? { lng: 0, lat: 0 },
      withinMs: 90_000 as never,
    });
    expect(answer.ok && answer.area.isEstimate).toBe(false);
    return answer.ok ? JSON.stringify(answer.area).length : 0;
  };
  const before = await measure();
  await next.roads.use();
  let now = before;
  for (let i = 0; i < 400 && now === before; i += 1) {
    now = await measure();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(now).not.toBe(before);
  const sets = readdirSync(roadStore(stateDir, SLUG).folder).filter((name) => !name.startsWith("current"));
  expect(sets.toSorted()).toEqual([built.roads.digest, next.roads.digest].toSorted());
});

test("a pointer to roads that are not there: estimates, fitted where a fit is left", async () => {
  const store = roadStore(stateDir, "lost");
  mkdirSync(store.directoryOf("0123456789abcdef"), { recursive: true });
  const fit = { baseMs: 1_000, metersPerSecond: 1, baseMeters: 0, circuity: 1 };
  await store.writeFit("0123456789abcdef", { walk: fit, bicycle: fit, ebike: fit, scooter: fit, car: fit });
  await store.point("0123456789abcdef");
  const registry = roadRegistry({ stateDir, serviceUrl: null, log, lookEveryMs: 100 });
  onTestFinished(registry.stop);
  const network = registry.roads({ slug: "lost" });
  const leg = async (): Promise<number> => {
    const [from, to] = [
      { lng: 0, lat: 0 },
      { lng: 0, lat: 0.001 },
    ];
    return (await network.matrix({ vehicle: "car", from: [from], to: [to] })).durationsMs[0] ?? 0;
  };
  await expect.poll(leg, { timeout: 8_000 }).toBe(1_000 + 111_195);
  expect(network.isEstimate).toBe(true);
});

test("a file that cannot be built says why, and the market's roads stay", async () => {
  if (!hasEngine()) return;
  const text = join(stateDir, "text.osm.pbf");
  writeFileSync(text, "this is not a map");
  const before = roadStore(stateDir, SLUG).current();
  expect(await build({ file: text })).toMatchObject({ ok: false, code: "builder_failed" });
  expect(roadStore(stateDir, SLUG).current()).toBe(before);
});

test("what an interrupted build left is thrown away after an hour; a build under way is left alone", async () => {
  const store = roadStore(stateDir, "swept");
  mkdirSync(join(store.folder, ".0123456789abcdef-x1"), { recursive: true });
  mkdirSync(join(store.folder, "fedcba9876543210"));
  const madeMs = Date.now();
  await store.keepOnly([null], madeMs);
  expect(readdirSync(store.folder)).toEqual([".0123456789abcdef-x1"]);
  await store.keepOnly([], madeMs + 3_700_000);
  expect(readdirSync(store.folder)).toEqual([]);
});

test("a service answers for every market where one is named", async () => {
  const registry = roadRegistry({ stateDir, serviceUrl: "http://127.0.0.1:9", log });
  onTestFinished(registry.stop);
  const network = registry.roads({ slug: "any" });
  const answer = await network.route({ vehicle: "car", stops: stops() });
  expect(answer.ok && answer.route.isEstimate).toBe(true);
  await expect.poll(() => network.isEstimate).toBe(true);
});
