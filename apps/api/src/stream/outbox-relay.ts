import { isConnectionLost, type Database } from "@fairmile/db";
import type { Logger } from "pino";
import { registerConsumer, stepConsumer, stepSender } from "./outbox-cursor.ts";
import type { OutboxConsumer, OutboxRow, OutboxSender } from "./outbox-consumer.ts";
import type { OutboxPosition } from "./outbox-position.ts";
import { readOutbox, settledPosition } from "./read-outbox.ts";
import { pacedLoop, type PacedLoop } from "./paced-loop.ts";
import { trimOutbox } from "./trim-outbox.ts";

export type OutboxListener = (rows: readonly OutboxRow[]) => void;

export interface OutboxRelay {
  /** Resolves once every place is known and the loops run. Rejects where the database is away at the start. */
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Reads at once instead of at the next poll; call it after a commit. */
  readonly nudge: () => void;
  /** How far listeners have been told; null before the start. */
  readonly place: () => OutboxPosition | null;
  /** Hears every row after the present place, in order, in this process. Answers with the function that stops it. */
  readonly listen: (listener: OutboxListener) => () => void;
}

export interface RelayOptions {
  readonly database: Database;
  readonly log: Logger;
  /** Market time, for the retention only. */
  readonly nowMs: () => number;
  readonly consumers: readonly OutboxConsumer[];
  readonly senders: readonly OutboxSender[];
  /** Milliseconds of the wall between two looks. */
  readonly pollMs?: number;
}

const POLL_MS = 50;
const PAGE = 500;
/** How often a consumer looks although nothing new was seen: another node may have died with its rows in hand. */
const IDLE_MS = 2_000;
const TRIM_EVERY_MS = 60_000;

/**
 * Reads the outbox behind all running transactions, in (xid, id) order. Listeners in this process get every row live;
 * consumers and senders go on from their stored place, each in its own loop, so that a slow one holds up nobody. A lost
 * database only makes it wait.
 */
export const createOutboxRelay = (options: RelayOptions): OutboxRelay => {
  const { database, log } = options;
  const listeners = new Set<OutboxListener>();
  let place: OutboxPosition | null = null;
  const loops: PacedLoop[] = [];

  const failed = (name: string) => (error: unknown) => {
    const level = isConnectionLost(error) ? "warn" : "error";
    log[level]({ err: error, loop: name }, "outbox loop failed; it goes on from its place");
  };

  const tail = async (): Promise<boolean> => {
    if (place === null) return false;
    const rows = await readOutbox(database, { after: place, limit: PAGE });
    const last = rows.at(-1);
    if (last === undefined) return false;
    place = last.position;
    for (const listener of listeners) {
      try {
        listener(rows);
      } catch (error) {
        log.error({ err: error }, "a listener of the outbox failed");
      }
    }
    for (const loop of loops) loop.nudge();
    return rows.length === PAGE;
  };

  const addLoop = (name: string, step: () => Promise<number>): void => {
    loops.push(pacedLoop({ run: async () => (await step()) > 0, everyMs: IDLE_MS, failed: failed(name) }));
  };

  const live = pacedLoop({ run: tail, everyMs: options.pollMs ?? POLL_MS, failed: failed("tail") });
  for (const consumer of options.consumers) addLoop(consumer.name, () => stepConsumer(database, consumer));
  for (const sender of options.senders) addLoop(sender.name, () => stepSender(database, sender));
  const trim = pacedLoop({
    run: async () => (await trimOutbox(database, options.nowMs())) > 0,
    everyMs: TRIM_EVERY_MS,
    failed: failed("trim"),
  });

  return {
    start: async () => {
      const names = [...options.consumers, ...options.senders].map(({ name }) => name);
      for (const name of names) await registerConsumer(database, name);
      place = await settledPosition(database);
      for (const loop of [live, ...loops, trim]) loop.start();
    },
    stop: async () => {
      await Promise.all([live, ...loops, trim].map((loop) => loop.stop()));
    },
    nudge: () => live.nudge(),
    place: () => place,
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};
