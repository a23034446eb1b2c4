import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Bridge } from "./bridge.ts";
import { ask } from "./server-answer.ts";

export interface HousekeepingOptions {
  /** Where the write-ahead log's segments lie. */
  readonly logDir: string;
  readonly log: (event: string, fields?: object) => void;
}

const EVERY_MS = 15_000;
/** A checkpoint is made when this much log was written since the last one. */
const CHECKPOINT_BYTES = 64 * 1024 * 1024;
/** PostgreSQL's own autovacuum thresholds: rows that died or changed since the last time. */
const NEEDS_VACUUM = `
  select format('%I.%I', schemaname, relname) from pg_stat_user_tables
  where n_dead_tup > 1000 + 0.2 * n_live_tup or n_mod_since_analyze > 500 + 0.1 * n_live_tup
  order by n_dead_tup desc limit 1`;

/**
 * A single backend has no checkpointer and no autovacuum: its log would grow, and its restart slow down, for ever. This
 * does both in small pieces while no client needs the backend. Answers with the function that stops it.
 */
export const housekeep = (bridge: Bridge, { logDir, log }: HousekeepingOptions): (() => void) => {
  let checkpointAt = "";

  const checkpoint = async (): Promise<void> => {
    await bridge.whenIdle(async (engine) => {
      const [row] = await ask(engine, `select pg_current_wal_lsn(), pg_current_wal_lsn() - coalesce(nullif('${checkpointAt}', '')::pg_lsn, (select redo_lsn from pg_control_checkpoint()))`);
      const [position, written] = row ?? [];
      if (Number(written) < CHECKPOINT_BYTES) return;
      await ask(engine, "checkpoint");
      checkpointAt = position ?? "";
      log("checkpoint", { writtenBytes: Number(written), logBytes: await sizeOf(logDir) });
    });
  };

  const vacuum = async (): Promise<void> => {
    await bridge.whenIdle(async (engine) => {
      const [row] = await ask(engine, NEEDS_VACUUM);
      const table = row?.[0];
      if (typeof table !== "string") return;
      await ask(engine, `vacuum (analyze) ${table}`);
      log("vacuum", { table });
    });
  };

  const timer = setInterval(() => {
    void checkpoint().then(vacuum);
  }, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
};

const sizeOf = async (directory: string): Promise<number> => {
  const names = await readdir(directory);
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(directory, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
};
