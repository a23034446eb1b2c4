import type { Transaction } from "@fairmile/db";
import type { OutboxPosition } from "./outbox-position.ts";

/** One row of the outbox: what changed, and who may see it. */
export interface OutboxRow {
  readonly position: OutboxPosition;
  readonly marketId: string;
  readonly type: string;
  readonly subject: string;
  readonly audience: readonly string[];
  readonly data: Readonly<Record<string, string | number | boolean | null>>;
  readonly atMs: number;
}

/**
 * Reads every row once, in order, and acts on it in the database only: the effect and the consumer's place move in one
 * transaction, so a crash repeats neither. A throw undoes both, and the same rows come again after a pause.
 */
export interface OutboxConsumer {
  readonly name: string;
  readonly handle: (tx: Transaction, rows: readonly OutboxRow[]) => Promise<void>;
}

/**
 * Reads every row in order and acts on the world outside. Its place moves after the effect: a crash between the two
 * repeats the effect, so it must be harmless twice.
 */
export interface OutboxSender {
  readonly name: string;
  readonly send: (rows: readonly OutboxRow[]) => Promise<void>;
}
