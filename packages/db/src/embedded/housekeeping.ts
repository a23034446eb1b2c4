import type { Bridge } from "./bridge.ts";
import { ask } from "./server-answer.ts";

export interface HousekeepingOptions {
  readonly everyMs: number;
  /** A checkpoint is made when this much log was written since the last one. */
  readonly checkpointBytes: number;
  readonly log: (event: string, fields?: object) => void;
}

/** PostgreSQL's own autovacuum thresholds: rows that died or changed since the last time. */
const NEEDS_VACUUM = `
  select format('%I.%I', schemaname, relname) from pg_stat_user_tables
  where n_dead_tup > 1000 + 0.2 * n_live_tup or n_mod_since_analyze > 500 + 0.1 * n_live_tup
  order by n_dead_tup desc limit 1`;

const SINCE_CHECKPOINT = "select pg_current_wal_lsn() - redo_lsn from pg_control_checkpoint()";

/**
 * A single backend has no checkpointer and no autovacuum: its log would grow, and its restart slow down, for ever. This
 * does both in small pieces between the clients' turns. Answers with the function that stops it.
 */
export const housekeep = (bridge: Bridge, { everyMs, checkpointBytes, log }: HousekeepingOptions): (() => void) => {
  const checkpoint = (): Promise<void> =>
    bridge.betweenTurns(async (engine) => {
      const writtenBytes = Number((await ask(engine, SINCE_CHECKPOINT))[0]?.[0]);
      if (writtenBytes < checkpointBytes) return;
      await ask(engine, "checkpoint");
      log("checkpoint", { writtenBytes });
    });

  const vacuum = (): Promise<void> =>
    bridge.betweenTurns(async (engine) => {
      const table = (await ask(engine, NEEDS_VACUUM))[0]?.[0];
      if (typeof table !== "string") return;
      await ask(engine, `vacuum (analyze) ${table}`);
      log("vacuum", { table });
    });

  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    checkpoint()
      .then(vacuum)
      .catch((error: unknown) => log("housekeeping failed", { message: String(error) }))
      .finally(() => {
        busy = false;
      });
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
};
