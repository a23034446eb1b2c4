import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { Bridge } from "./bridge.ts";
import { copyDatabase } from "./data-directory.ts";
import { housekeep } from "./housekeeping.ts";
import { openEngine } from "./open-engine.ts";
import { prepareBundle } from "./prepare-bundle.ts";
import { IMAGE_CACHE, prepareImage } from "./prepare-image.ts";
import { ask } from "./server-answer.ts";

const DEAD = "select n_dead_tup from pg_stat_user_tables where relname = 'busy'";

test("dead rows are cleared away and the log is cut", { timeout: 60_000 }, async () => {
  const dir = await mkdtemp(join(tmpdir(), "fairmile-test-"));
  await copyDatabase(await prepareImage(), join(dir, "data"));
  const engine = await openEngine(join(dir, "data"), await prepareBundle(IMAGE_CACHE));
  const onBroken = vi.fn();
  const bridge = await Bridge.create({ engine, idleInTransactionMs: 1000, onBroken });
  const rows = async (sql: string) => (await bridge.betweenTurns((backend) => ask(backend, sql)))[0] ?? [];
  await rows("create table busy as select n, 'text' as note from generate_series(1, 3000) n");
  await rows("update busy set note = 'other'");
  const [redoBefore] = await rows("select redo_lsn from pg_control_checkpoint()");
  // The backend counts once a second at most.
  await vi.waitFor(async () => expect(await rows(DEAD)).toEqual(["3000"]), 10_000);

  const log = vi.fn();
  const stop = housekeep(bridge, { everyMs: 20, checkpointBytes: 1, log });
  await vi.waitFor(async () => {
    expect(await rows(DEAD)).toEqual(["0"]);
    expect(await rows(`select redo_lsn > '${redoBefore}' from pg_control_checkpoint()`)).toEqual(["t"]);
  }, 10_000);
  stop();
  expect(log.mock.calls.map(([event]) => event)).toEqual(expect.arrayContaining(["checkpoint", "vacuum"]));
  await bridge.close();
  await engine.close();
  expect(onBroken).not.toHaveBeenCalled();
  await rm(dir, { recursive: true });
});
