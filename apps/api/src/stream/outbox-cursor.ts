import { outboxCursor, transaction, type Database, type Queryable } from "@fairmile/db";
import { and, eq, sql } from "drizzle-orm";
import type { OutboxConsumer, OutboxSender } from "./outbox-consumer.ts";
import type { OutboxPosition } from "./outbox-position.ts";
import { readOutbox, settledPosition } from "./read-outbox.ts";

const BATCH = 200;

/** Gives a consumer its first place: here and now, so that a new kind of message is not sent about last week. */
export const registerConsumer = async (database: Database, name: string): Promise<void> => {
  const { xid, id } = await settledPosition(database);
  await database.db
    .insert(outboxCursor)
    .values({ consumer: name, xid: String(xid), id })
    .onConflictDoNothing();
};

const placeOf = (row: typeof outboxCursor.$inferSelect): OutboxPosition => ({ xid: Number(row.xid), id: row.id });

/** Moves a place forward; false where somebody else moved it first. */
const moveCursor = async (
  source: Queryable,
  name: string,
  from: OutboxPosition,
  to: OutboxPosition,
): Promise<boolean> => {
  const moved = await source.db
    .update(outboxCursor)
    .set({ xid: String(to.xid), id: to.id })
    .where(
      and(
        eq(outboxCursor.consumer, name),
        sql`${outboxCursor.xid} = ${String(from.xid)}::xid8`,
        eq(outboxCursor.id, from.id),
      ),
    )
    .returning({ consumer: outboxCursor.consumer });
  return moved.length > 0;
};

/**
 * One step of a consumer, its effect and its place in one transaction. Answers how many rows it took; 0 where there are
 * none or another node is at it.
 */
export const stepConsumer = (database: Database, consumer: OutboxConsumer): Promise<number> =>
  transaction(database, async (tx) => {
    const [held] = await tx.db
      .select()
      .from(outboxCursor)
      .where(eq(outboxCursor.consumer, consumer.name))
      .for("update", { skipLocked: true });
    if (held === undefined) return 0;
    const rows = await readOutbox(tx, { after: placeOf(held), limit: BATCH });
    const last = rows.at(-1);
    if (last === undefined) return 0;
    await consumer.handle(tx, rows);
    await moveCursor(tx, consumer.name, placeOf(held), last.position);
    return rows.length;
  });

/** One step of a sender: the effect first, then the place, if nobody else moved it meanwhile. */
export const stepSender = async (database: Database, sender: OutboxSender): Promise<number> => {
  const [row] = await database.db.select().from(outboxCursor).where(eq(outboxCursor.consumer, sender.name));
  if (row === undefined) return 0;
  const rows = await readOutbox(database, { after: placeOf(row), limit: BATCH });
  const last = rows.at(-1);
  if (last === undefined) return 0;
  await sender.send(rows);
  return (await moveCursor(database, sender.name, placeOf(row), last.position)) ? rows.length : 0;
};
