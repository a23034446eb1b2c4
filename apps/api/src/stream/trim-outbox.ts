import { outbox, outboxCursor, transaction, type Database } from "@fairmile/db";
import { asc, desc, eq, inArray, sql } from "drizzle-orm";
import type { OutboxPosition } from "./outbox-position.ts";
import { positionSql } from "./read-outbox.ts";

/** How long an event can be replayed, in market time. */
export const OUTBOX_RETENTION_MS = 7 * 24 * 3_600_000;

/** The name under which the newest place ever trimmed is kept, beside the consumers' own places. */
export const TRIMMED = "trimmed";
const BATCH = 5_000;

/**
 * Deletes the oldest rows past their retention that every consumer has read, at most one batch; call it again and again.
 * Only the head of the order is looked at, so a run with nothing to do costs next to nothing.
 */
export const trimOutbox = (database: Database, nowMs: number): Promise<number> =>
  transaction(database, async (tx) => {
    const [slowest] = await tx.db
      .select()
      .from(outboxCursor)
      .where(sql`${outboxCursor.consumer} <> ${TRIMMED}`)
      .orderBy(asc(outboxCursor.xid), asc(outboxCursor.id))
      .limit(1);
    const readBy =
      slowest === undefined
        ? sql``
        : sql`where (xid, id) <= ${positionSql({ xid: Number(slowest.xid), id: slowest.id })}`;
    const old = await tx.db.execute(sql`
      select id, xid::text as xid from (
        select ${outbox.id}, ${outbox.xid}, ${outbox.atMs} from ${outbox} ${readBy} order by xid, id limit ${BATCH}
      ) head where at_ms < ${nowMs - OUTBOX_RETENTION_MS} order by head.xid, id`);
    const last = old.at(-1);
    if (last === undefined) return 0;
    await tx.db.delete(outbox).where(
      inArray(
        outbox.id,
        old.map((row) => Number(row["id"])),
      ),
    );
    const place = { xid: String(last["xid"]), id: Number(last["id"]) };
    await tx.db
      .insert(outboxCursor)
      .values({ consumer: TRIMMED, ...place })
      .onConflictDoUpdate({ target: outboxCursor.consumer, set: place });
    return old.length;
  });

/** The newest place ever trimmed: who resumes from before it has missed something. Null where nothing was. */
export const trimmedPosition = async (database: Database): Promise<OutboxPosition | null> => {
  const [row] = await database.db
    .select()
    .from(outboxCursor)
    .where(eq(outboxCursor.consumer, TRIMMED))
    .orderBy(desc(outboxCursor.xid));
  return row === undefined ? null : { xid: Number(row.xid), id: row.id };
};
