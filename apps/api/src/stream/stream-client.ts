import type { ServerResponse } from "node:http";
import type { OutboxRow } from "./outbox-consumer.ts";
import { comparePositions, type OutboxPosition } from "./outbox-position.ts";

/** One open stream. */
export interface StreamClient {
  readonly marketId: string;
  readonly audiences: readonly string[];
  readonly openedAtMs: number;
  /** Takes one change, once; while the past is replayed it waits behind it. */
  readonly take: (row: OutboxRow, bytes: Buffer) => void;
  /** Writes what has no place in the order: positions, pings. */
  readonly write: (bytes: Buffer) => void;
  /** Writes a replayed change. */
  readonly replay: (position: OutboxPosition, bytes: Buffer) => void;
  /** The past is told: what waited goes out, and from now on everything at once. */
  readonly goLive: (from: OutboxPosition) => void;
  readonly isLive: () => boolean;
  readonly end: () => void;
}

/** Bytes that may wait for a slow reader; past that it is cut off, and resumes when it can. */
const MOST_WAITING_BYTES = 512 * 1024;
const MOST_WAITING_ROWS = 20_000;

export const createStreamClient = (
  response: ServerResponse,
  who: Pick<StreamClient, "marketId" | "audiences" | "openedAtMs">,
): StreamClient => {
  let waiting: { readonly row: OutboxRow; readonly bytes: Buffer }[] | null = [];
  let told: OutboxPosition = { xid: 0, id: 0 };

  const write = (bytes: Buffer): void => {
    if (response.destroyed || response.writableEnded) return;
    response.write(bytes);
    if (response.writableLength > MOST_WAITING_BYTES) response.destroy();
  };
  const tell = (position: OutboxPosition, bytes: Buffer): void => {
    if (comparePositions(position, told) <= 0) return;
    told = position;
    write(bytes);
  };

  return {
    ...who,
    write,
    replay: tell,
    take: (row, bytes) => {
      if (waiting === null) tell(row.position, bytes);
      else if (waiting.push({ row, bytes }) > MOST_WAITING_ROWS) response.destroy();
    },
    goLive: (from) => {
      if (comparePositions(from, told) > 0) told = from;
      for (const { row, bytes } of waiting ?? []) tell(row.position, bytes);
      waiting = null;
    },
    isLive: () => waiting === null,
    end: () => {
      if (!response.writableEnded) response.end();
    },
  };
};
