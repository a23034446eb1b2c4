import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, readdirSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { openEngine, openRoadService, openRoadTiles } from "./open-roads.ts";
import { nativeSuite } from "./testing/native-suite.ts";
import { buildTown, type TownRoads } from "./testing/town-roads.ts";
import { valhallaNetwork } from "./valhalla/valhalla-network.ts";

const HERE = { lng: -8.5, lat: 51.9 };
const THERE = { lng: -8.49, lat: 51.905 };

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe("without an engine", () => {
  test("the package missing for this platform: estimates that say so", async () => {
    const falls: string[] = [];
    const roads = openRoadTiles({
      directory: "/nowhere",
      native: { platform: "win32", arch: "x64" },
      onFallback: (why) => falls.push(why),
    });
    await expect(roads.ready).rejects.toThrow("no binaries for win32-x64");
    expect(roads.network.isEstimate).toBe(true);
    expect(roads.network.name).toBe("straight-line estimate");
    const answer = await roads.network.route({ vehicle: "car", stops: [HERE, THERE] });
    expect(answer.ok && answer.route.isEstimate).toBe(true);
    const matrix = await roads.network.matrix({ vehicle: "walk", from: [HERE], to: [THERE] });
    expect(matrix.isEstimate).toBe(true);
    expect(falls[0]).toContain("no binaries");
    await roads.stop();
  });

  test("the package not installed", async () => {
    const roads = openRoadTiles({ directory: "/nowhere", native: { name: "@fairmile/no-such-engine" } });
    await expect(roads.ready).rejects.toThrow("not installed");
    expect((await roads.network.snap({ vehicle: "car", point: HERE })).ok).toBe(true);
  });

  test("a service that does not answer: estimates, at once after the first", async () => {
    const roads = openRoadService({ url: "http://127.0.0.1:9" });
    await expect(roads.ready).rejects.toThrow("does not answer");
    const first = await roads.network.matrix({ vehicle: "car", from: [HERE], to: [THERE] });
    expect(first.isEstimate).toBe(true);
    expect(roads.network.isEstimate).toBe(true);
    const begun = performance.now();
    const reach = await roads.network.reach({ vehicle: "car", from: HERE, withinMs: 300_000 as never });
    expect(reach.ok && reach.area.isEstimate).toBe(true);
    expect(performance.now() - begun).toBeLessThan(100);
  });
});

nativeSuite("with the engine", () => {
  let town: TownRoads;
  beforeAll(async () => {
    town = await buildTown();
  });
  afterAll(() => town.remove());

  test("killed in mid-request, every question is answered by the road graph all the same", async () => {
    const crashes: string[] = [];
    const engine = openEngine({ directory: town.directory, onCrash: (why) => crashes.push(why) });
    onTestFinished(engine.stop);
    await engine.ready;
    const network = valhallaNetwork(engine);
    const asked = town.corners.map((corner) =>
      network.route({ vehicle: "car", stops: [corner, ...town.corners.slice(0, 3)], language: "en-US" }),
    );
    process.kill(engine.pid() ?? 0, "SIGKILL");
    const answers = await Promise.all(asked);
    expect(answers.every((answer) => answer.ok && !answer.route.isEstimate)).toBe(true);
    expect(crashes).toEqual(["it ended by SIGKILL"]);
  });

  test("it does not outlive its parent, even one that was killed", async () => {
    const program = join(import.meta.dirname, "testing/parent/main.ts");
    const parent = spawn(process.execPath, [program, town.directory], { stdio: ["ignore", "pipe", "inherit"] });
    const [line] = await once(parent.stdout, "data");
    const worker = Number(String(line));
    expect(isAlive(worker)).toBe(true);
    parent.kill("SIGKILL");
    await expect.poll(() => isAlive(worker), { timeout: 5_000 }).toBe(false);
  });

  test("a corrupt tile: the set is not opened, and estimates answer instead of refusing every address", async () => {
    const directory = `${town.directory}-broken`;
    cpSync(town.directory, directory, { recursive: true });
    const tiles = join(directory, "tiles");
    const [tile = ""] = readdirSync(tiles, { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith(".gph"),
    );
    truncateSync(join(tiles, tile), 700);
    const roads = openRoadTiles({ directory });
    onTestFinished(roads.stop);
    await expect(roads.ready).rejects.toThrow("is not what was built");
    const answer = await roads.network.route({ vehicle: "car", stops: town.corners.slice(0, 2) });
    expect(answer.ok && answer.route.isEstimate).toBe(true);
  });
});
