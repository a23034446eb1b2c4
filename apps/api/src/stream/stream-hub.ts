import { MARKET_STAFF } from "./audiences.ts";
import { eventFrame } from "./frames.ts";
import type { OutboxRow } from "./outbox-consumer.ts";
import type { StreamClient } from "./stream-client.ts";

export interface StreamHub {
  readonly add: (client: StreamClient) => void;
  readonly remove: (client: StreamClient) => void;
  /** Sends each change to every client of its audience, once, as one buffer they all share. */
  readonly deliver: (rows: readonly OutboxRow[]) => void;
  /** Everyone of one audience in one market. */
  readonly of: (marketId: string, audience: string) => ReadonlySet<StreamClient>;
  readonly all: () => ReadonlySet<StreamClient>;
}

const NOBODY: ReadonlySet<StreamClient> = new Set();

/** Open streams by market and audience. A key holds its market, so that nothing crosses from one to another. */
export const createStreamHub = (): StreamHub => {
  const clients = new Set<StreamClient>();
  const byKey = new Map<string, Set<StreamClient>>();
  const keyOf = (marketId: string, audience: string): string => `${marketId}|${audience}`;
  const of = (marketId: string, audience: string): ReadonlySet<StreamClient> =>
    byKey.get(keyOf(marketId, audience)) ?? NOBODY;
  return {
    of,
    all: () => clients,
    add: (client) => {
      clients.add(client);
      for (const audience of client.audiences) {
        const key = keyOf(client.marketId, audience);
        const known = byKey.get(key) ?? new Set();
        byKey.set(key, known.add(client));
      }
    },
    remove: (client) => {
      clients.delete(client);
      for (const audience of client.audiences) {
        const key = keyOf(client.marketId, audience);
        const known = byKey.get(key);
        known?.delete(client);
        if (known?.size === 0) byKey.delete(key);
      }
    },
    deliver: (rows) => {
      for (const row of rows) {
        let bytes: Buffer | undefined;
        // A client of two audiences is told once: it drops what is not after the last it was told.
        for (const audience of new Set([...row.audience, MARKET_STAFF])) {
          for (const client of of(row.marketId, audience)) client.take(row, (bytes ??= eventFrame(row)));
        }
      }
    },
  };
};
