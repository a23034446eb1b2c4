import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { faultsOf } from "./check-everything.ts";
import { openCrashScene, type CrashScene } from "./crash-scene.ts";
import { figuresOf, killRun } from "./kill-run.ts";

let scene: CrashScene;
beforeAll(async () => {
  scene = await openCrashScene();
});
afterAll(() => scene.close());

test("a hundred kills, each wait in full, lose nothing acknowledged and leave nothing stuck", async () => {
  const seed = process.env["FAIRMILE_SEED"] ?? randomBytes(6).toString("hex");
  console.log(`FAIRMILE_SEED=${seed}`);
  const run = await killRun(scene, {
    seed,
    kills: 100,
    stores: 6,
    drivers: 16,
    orderEveryMs: 700,
    acksBetween: [0, 60],
    pauseMs: 3_000,
    settleWithinMs: 600_000,
    skipWaits: false,
  });
  console.log(JSON.stringify(figuresOf(run)));
  expect(run.left).toEqual({});
  expect(run.calls.internal).toEqual([]);
  expect(await faultsOf(scene, run.acks)).toEqual({});
});
