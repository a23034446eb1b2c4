import { afterAll, beforeAll, expect, test } from "vitest";
import { nothingYet, type Acknowledged } from "./acknowledged.ts";
import { faultsOf } from "./check-everything.ts";
import { openCrashScene, type CrashScene } from "./crash-scene.ts";
import { killRun, figuresOf } from "./kill-run.ts";

let scene: CrashScene;
beforeAll(async () => {
  scene = await openCrashScene();
});
afterAll(() => scene.close());

test(
  "twenty kills of the API and of PostgreSQL under load lose nothing acknowledged and leave nothing stuck",
  { timeout: 600_000 },
  async () => {
    const run = await killRun(scene, {
      seed: "twenty kills",
      kills: 20,
      stores: 4,
      drivers: 8,
      orderEveryMs: 700,
      acksBetween: [2, 12],
      pauseMs: 600,
      settleWithinMs: 120_000,
      skipWaits: true,
    });
    console.log(JSON.stringify(figuresOf(run)));
    expect(run.left).toEqual({});
    expect(run.calls.internal).toEqual([]);
    expect(await faultsOf(scene, run.acks)).toEqual({});
    for (const list of Object.values(run.acks)) expect(list.length).toBeGreaterThan(0);
  },
);

/** Each breach, planted in what the run above left, and the kind under which it must be found. */
const BREACHES: readonly (readonly [kind: string, what: string, plant: string])[] = [
  ["stuck", "a lot whose route is gone", "update batch set status = 'in_progress' where status = 'completed'"],
  ["replay", "a round that says another outcome", "update round set digest = 'x'"],
  ["untold", "an event that was never written", "delete from outbox where type = 'delivery.delivered'"],
  ["money", "a cent too much", "update posting set amount_cents = amount_cents + 1 where account = 'revenue'"],
  ["audit", "a changed row", "update audit_log set actor = 'nobody'"],
];

test.each(BREACHES)("and the checks find, as %s, %s", async (kind, _what, plant) => {
  // The database's own guards refuse all of these: they are set aside for the one statement.
  const { sql } = scene.database;
  await sql.unsafe(`set session_replication_role = replica; ${plant}; set session_replication_role = origin`);
  expect(Object.keys(await faultsOf(scene, nothingYet()))).toContain(kind);
});

const promised: Acknowledged = {
  ...nothingYet(),
  asks: [{ askId: "ask_0", driverId: "drv_0", kind: "claim", askCents: null }],
  proofs: [{ proofId: "prf_0", stopId: "stp_0", digest: "" }],
  deliveries: [{ deliveryId: "dlv_0", storeId: "sto_0" }],
  completions: ["stp_0"],
};
test("and, as lost, whatever was acknowledged and is not there", async () => {
  const { lost } = await faultsOf(scene, promised);
  expect(lost).toHaveLength(4);
});
