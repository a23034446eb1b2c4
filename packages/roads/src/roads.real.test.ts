import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { haversineMeters, type LngLat } from "@fairmile/contracts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fitStraightLine } from "./estimate/fit-straight-line.ts";
import { openRoadTiles, type OpenRoads } from "./open-roads.ts";
import { lowerManhattan } from "./testing/shared-extract.ts";
import { nativeSuite } from "./testing/native-suite.ts";
import { buildRoadTiles } from "./tiles/build-road-tiles.ts";

const SOHO: LngLat = { lng: -73.9995, lat: 40.7205 };
const WALL_STREET: LngLat = { lng: -74.0085, lat: 40.7075 };
const EAST_VILLAGE: LngLat = { lng: -73.984, lat: 40.728 };
/** In the Hudson, above the Holland Tunnel. */
const HUDSON: LngLat = { lng: -74.02, lat: 40.7275 };
/** On Governors Island, which the extract does not hold. */
const ISLAND: LngLat = { lng: -74.0168, lat: 40.6895 };

nativeSuite("Lower Manhattan", () => {
  const folder = mkdtempSync(join(tmpdir(), "fairmile-real-roads-"));
  let roads: OpenRoads;
  beforeAll(async () => {
    const built = await buildRoadTiles({ file: lowerManhattan(), directory: join(folder, "set") });
    if (!built.ok) throw new Error(built.why);
    roads = openRoadTiles({ directory: built.directory });
    await roads.ready;
  });
  afterAll(async () => {
    await roads.stop();
    rmSync(folder, { recursive: true });
  });

  test("from SoHo to Wall Street by car, told turn by turn, takes minutes and not the straight line", async () => {
    const answer = await roads.network.route({ vehicle: "car", stops: [SOHO, WALL_STREET], language: "en-US" });
    if (!answer.ok) throw new Error(answer.code);
    const { route } = answer;
    expect(route.isEstimate).toBe(false);
    expect(route.distanceMeters).toBeGreaterThan(haversineMeters(SOHO, WALL_STREET));
    expect(route.distanceMeters).toBeLessThan(5_000);
    expect(route.durationMs).toBeGreaterThan(180_000);
    expect(route.durationMs).toBeLessThan(900_000);
    expect(route.manoeuvres.flatMap(({ streetNames }) => streetNames)).toContain("Lafayette Street");
    expect(route.line.length).toBeGreaterThan(30);
  });

  test("one-way streets: the way back is another", async () => {
    const there = await roads.network.matrix({ vehicle: "car", from: [SOHO], to: [EAST_VILLAGE] });
    const back = await roads.network.matrix({ vehicle: "car", from: [EAST_VILLAGE], to: [SOHO] });
    expect(there.distancesMeters[0]).not.toBe(back.distancesMeters[0]);
  });

  test("the river above a tunnel is off the network, and so is the island; the rest of their table stands", async () => {
    for (const off of [HUDSON, ISLAND]) {
      const route = await roads.network.route({ vehicle: "car", stops: [SOHO, off] });
      expect(route).toEqual({ ok: false, code: "off_network", index: 1 });
    }
    const table = await roads.network.matrix({ vehicle: "car", from: [SOHO], to: [HUDSON, WALL_STREET, ISLAND] });
    expect([table.durationsMs[0], table.durationsMs[2]]).toEqual([-1, -1]);
    expect(table.durationsMs[1]).toBeGreaterThan(180_000);
  });

  test("the fitted estimate errs by less than a fifth in the middle, for every vehicle", async () => {
    const places = Array.from({ length: 400 }, (_, i) => ({
      lng: -74.008 + ((i * 37) % 101) * 0.00023,
      lat: 40.713 + ((i * 53) % 97) * 0.00016,
    }));
    const { quality } = await fitStraightLine(roads.network, places);
    const errors = Object.values(quality).map(({ medianError }) => medianError);
    expect(errors).toHaveLength(5);
    expect(Math.max(...errors)).toBeLessThan(0.2);
  });
});
