import { outbox, type Database } from "@fairmile/db";
import { and, arrayOverlaps, eq, type SQL } from "drizzle-orm";
import { MARKET_STAFF } from "./audiences.ts";
import { eventFrame, resetFrame } from "./frames.ts";
import { comparePositions, type OutboxPosition } from "./outbox-position.ts";
import { readOutbox, settledPosition } from "./read-outbox.ts";
import type { StreamClient } from "./stream-client.ts";
import { trimmedPosition } from "./trim-outbox.ts";

/** Past this many missed changes a screen is better fetched anew. */
const MOST_REPLAYED = 2_000;
const PAGE = 500;

const audienceSql = (client: StreamClient): SQL | undefined =>
  and(
    eq(outbox.marketId, client.marketId),
    client.audiences.includes(MARKET_STAFF) ? undefined : arrayOverlaps(outbox.audience, [...client.audiences]),
  );

/** Whether everything since a place is still there, and the place is of this database's present life. */
const isKnown = async (database: Database, since: OutboxPosition): Promise<boolean> => {
  const [trimmed, settled] = [await trimmedPosition(database), await settledPosition(database)];
  return since.xid < settled.xid && (trimmed === null || comparePositions(trimmed, since) <= 0);
};

/**
 * Tells a client that came back what it missed since `since`, up to the place the live stream goes on from; or that it
 * must fetch everything anew, where too much is missing or the place is not one of ours. Answers the place it is at then.
 */
export const replayEvents = async (
  database: Database,
  client: StreamClient,
  range: { readonly since: OutboxPosition | null; readonly upTo: OutboxPosition },
): Promise<OutboxPosition> => {
  const { since, upTo } = range;
  if (since === null || !(await isKnown(database, since))) {
    client.write(resetFrame(upTo));
    return upTo;
  }
  const where = audienceSql(client);
  let after = since;
  for (let count = 0; comparePositions(after, upTo) < 0;) {
    const rows = await readOutbox(database, { after, upTo, limit: PAGE, ...(where === undefined ? {} : { where }) });
    count += rows.length;
    if (count > MOST_REPLAYED) {
      client.write(resetFrame(upTo));
      return upTo;
    }
    for (const row of rows) {
      client.replay(row.position, eventFrame(row));
      after = row.position;
    }
    if (rows.length < PAGE) return upTo;
  }
  return after;
};
