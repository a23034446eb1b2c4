import { outbox, type Queryable } from "@fairmile/db";
import { sql, type SQL } from "drizzle-orm";
import { z } from "zod";
import type { OutboxRow } from "./outbox-consumer.ts";
import type { OutboxPosition } from "./outbox-position.ts";

const count = z.coerce.number().int().nonnegative();
const rowSchema = z.object({
  id: count,
  xid: count,
  market_id: z.string(),
  type: z.string(),
  subject: z.string(),
  audience: z.array(z.string()),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  at_ms: count,
});

/** A place as the database compares it. */
export const positionSql = ({ xid, id }: OutboxPosition): SQL => sql`(${String(xid)}::xid8, ${id}::bigint)`;

/**
 * Rows after a place, oldest first. Only below the oldest transaction still running: what is read is complete, so a
 * reader that goes on from its last row misses nothing that commits late.
 */
export const readOutbox = async (
  source: Queryable,
  input: {
    readonly after: OutboxPosition;
    readonly limit: number;
    readonly upTo?: OutboxPosition;
    readonly where?: SQL;
  },
): Promise<OutboxRow[]> => {
  const rows = await source.db.execute(sql`
    select ${outbox.id}, ${outbox.xid}::text as xid, ${outbox.marketId}, ${outbox.type}, ${outbox.subject},
      ${outbox.audience}, ${outbox.data}, ${outbox.atMs}
    from ${outbox}
    where ${outbox.xid} < pg_snapshot_xmin(pg_current_snapshot())
      and (${outbox.xid}, ${outbox.id}) > ${positionSql(input.after)}
      ${input.upTo === undefined ? sql`` : sql`and (${outbox.xid}, ${outbox.id}) <= ${positionSql(input.upTo)}`}
      ${input.where === undefined ? sql`` : sql`and ${input.where}`}
    order by ${outbox.xid}, ${outbox.id} limit ${input.limit}`);
  return rows.map((raw) => {
    const row = rowSchema.parse(raw);
    return {
      position: { xid: row.xid, id: row.id },
      marketId: row.market_id,
      type: row.type,
      subject: row.subject,
      audience: row.audience,
      data: row.data,
      atMs: row.at_ms,
    };
  });
};

/** The place below which nothing can appear any more: everything at or after it is still to be read. */
export const settledPosition = async (source: Queryable): Promise<OutboxPosition> => {
  const [row] = await source.db.execute(sql`select pg_snapshot_xmin(pg_current_snapshot())::text as xid`);
  return { xid: count.parse(row?.["xid"]), id: 0 };
};
