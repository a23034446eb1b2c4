import { auditLog, message, outboxCursor, stripeCall, webhookDelivery, type Queryable } from "@fairmile/db";
import { and, eq, min, ne, sql, type SQL } from "drizzle-orm";
import { sealHead } from "../../audit/seal-audit.ts";
import { TRIMMED } from "../../stream/trim-outbox.ts";

/** A queue: how much waits, and since when the oldest. */
export interface Queue {
  readonly waiting: number;
  readonly oldestAtMs: number | null;
}

/** More than this is not counted: it is too much either way. */
const MOST_COUNTED = 10_000;

const count = sql<number>`count(*)::int`;

export const stripeQueue = async (source: Queryable, marketId: string): Promise<Queue> => {
  const [row] = await source.db
    .select({ waiting: count, oldestAtMs: min(stripeCall.createdAtMs) })
    .from(stripeCall)
    .where(and(eq(stripeCall.marketId, marketId), eq(stripeCall.status, "pending")));
  return row ?? { waiting: 0, oldestAtMs: null };
};

export const webhookQueue = async (source: Queryable, marketId: string): Promise<Queue> => {
  const [row] = await source.db
    .select({ waiting: count, oldestAtMs: min(webhookDelivery.createdAtMs) })
    .from(webhookDelivery)
    .where(and(eq(webhookDelivery.marketId, marketId), eq(webhookDelivery.status, "pending")));
  return row ?? { waiting: 0, oldestAtMs: null };
};

export const messageQueue = async (source: Queryable): Promise<Queue> => {
  const [row] = await source.db
    .select({ waiting: count, oldestAtMs: min(message.createdAtMs) })
    .from(message)
    .where(eq(message.status, "pending"));
  return row ?? { waiting: 0, oldestAtMs: null };
};

/** Audit rows that no seal covers yet. */
export const auditQueue = async (source: Queryable, marketId: string): Promise<Queue> => {
  const head = await sealHead(source, marketId);
  const after = sql`(${auditLog.xid}, ${auditLog.id}) > (${head.xid}::xid8, ${head.id})`;
  const rows = source.db
    .select({ atMs: auditLog.atMs })
    .from(auditLog)
    .where(and(eq(auditLog.marketId, marketId), after))
    .limit(MOST_COUNTED)
    .as("rows");
  const [row] = await source.db.select({ waiting: count, oldestAtMs: min(rows.atMs) }).from(rows);
  return row ?? { waiting: 0, oldestAtMs: null };
};

/** How far each reader of the outbox is behind. */
export const outboxQueues = async (source: Queryable): Promise<({ readonly consumer: string } & Queue)[]> => {
  const unread: SQL = sql`(select o.at_ms from outbox o where (o.xid, o.id) > (${outboxCursor.xid}, ${outboxCursor.id})
    order by o.xid, o.id limit ${MOST_COUNTED})`;
  return source.db
    .select({
      consumer: outboxCursor.consumer,
      waiting: sql<number>`(select count(*)::int from ${unread} u)`,
      oldestAtMs: sql<number | null>`(select min(u.at_ms) from ${unread} u)`,
    })
    .from(outboxCursor)
    .where(ne(outboxCursor.consumer, TRIMMED))
    .orderBy(outboxCursor.consumer);
};
