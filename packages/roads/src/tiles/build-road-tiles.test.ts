import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { nativeSuite } from "../testing/native-suite.ts";
import { writeTown, type TownFile } from "../testing/town-file.ts";
import { buildRoadTiles } from "./build-road-tiles.ts";
import { tileFault } from "./tile-manifest.ts";

const folder = mkdtempSync(join(tmpdir(), "fairmile-build-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("without the package for this platform the answer says so, and nothing is written", async () => {
  const built = await buildRoadTiles({
    file: "town.osm.pbf",
    directory: join(folder, "none"),
    native: { platform: "sunos", arch: "x64" },
  });
  expect(built).toMatchObject({ ok: false, code: "package_missing" });
  expect(built.ok ? "" : built.why).toContain("sunos-x64");
  expect(readdirSync(folder)).toEqual([]);
});

nativeSuite("building tiles", () => {
  let town: TownFile;
  beforeAll(() => {
    town = writeTown();
  });
  afterAll(() => rmSync(dirname(town.file), { recursive: true }));

  test("builds a whole set in one step, tells how far it is, and keeps it the next time", async () => {
    const directory = join(folder, "sets/one");
    const phases: string[] = [];
    const built = await buildRoadTiles({ file: town.file, directory, onProgress: (phase) => phases.push(phase) });
    expect(built).toEqual({ ok: true, directory, isNew: true });
    expect(phases).toEqual(["reading ways", "reading points", "joining roads", "ranking roads", "checking"]);
    expect(readdirSync(directory).toSorted()).toEqual(["manifest.json", "tiles"]);
    expect(readdirSync(join(folder, "sets"))).toEqual(["one"]);
    expect(await tileFault(directory)).toBeNull();
    const made = statSync(join(directory, "manifest.json")).mtimeMs;
    expect(await buildRoadTiles({ file: town.file, directory })).toEqual({ ok: true, directory, isNew: false });
    expect(statSync(join(directory, "manifest.json")).mtimeMs).toBe(made);
  });

  test("with footways a set is another, and larger", async () => {
    const bytes = (directory: string): number =>
      readdirSync(join(directory, "tiles"), { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".gph"))
        .reduce((sum, name) => sum + statSync(join(directory, "tiles", name)).size, 0);
    const [streets, paths] = [join(folder, "sets/one"), join(folder, "sets/paths")];
    await buildRoadTiles({ file: town.file, directory: streets });
    await buildRoadTiles({ file: town.file, directory: paths, withFootways: true });
    expect(bytes(paths)).toBeGreaterThan(bytes(streets));
  });

  test("a set that was damaged is built anew", async () => {
    const directory = join(folder, "sets/two");
    await buildRoadTiles({ file: town.file, directory });
    const [tile = ""] = Object.keys(JSON.parse(readFileSync(join(directory, "manifest.json"), "utf8")) as object);
    truncateSync(join(directory, "tiles", tile), 10);
    expect(await tileFault(directory)).toContain(tile);
    expect(await buildRoadTiles({ file: town.file, directory })).toMatchObject({ ok: true, isNew: true });
    expect(await tileFault(directory)).toBeNull();
  });

  test("a clipped file, a file of something else and a missing file leave nothing behind", async () => {
    const clipped = join(folder, "clipped.osm.pbf");
    const whole = readFileSync(town.file);
    writeFileSync(clipped, whole.subarray(0, whole.length / 2));
    const text = join(folder, "text.osm.pbf");
    writeFileSync(text, "this is not a map");
    for (const file of [clipped, text, join(folder, "missing.osm.pbf")]) {
      const built = await buildRoadTiles({ file, directory: join(folder, "broken/set") });
      expect(built).toMatchObject({ ok: false, code: "builder_failed" });
      expect(built.ok ? "" : built.why.length).toBeGreaterThan(10);
    }
    expect(readdirSync(join(folder, "broken"))).toEqual([]);
  });

  test("a build that is broken off leaves nothing behind", async () => {
    const abort = new AbortController();
    const building = buildRoadTiles({
      file: town.file,
      directory: join(folder, "stopped/set"),
      signal: abort.signal,
      onProgress: () => abort.abort(),
    });
    expect(await building).toMatchObject({ ok: false, code: "builder_failed" });
    expect(readdirSync(join(folder, "stopped"))).toEqual([]);
  });
});
