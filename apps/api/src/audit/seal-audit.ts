import { auditLog, auditSeal, transaction, type Queryable } from "@fairmile/db";
import { and, asc, desc, eq, sql } from "drizzle-orm";
import type { Ctx } from "../platform/services.ts";
import { NO_SEAL, sealHash, type Seal } from "./audit-chain.ts";

const BATCH = 1_000;

interface Head {
  readonly seal: Seal;
  /** Where the sealed row stands in the order of commits. */
  readonly xid: string;
  readonly id: string;
}

/** The newest seal of a market and where its row stands. */
export const sealHead = async (source: Queryable, marketId: string): Promise<Head> => {
  const [row] = await source.db
    .select({ seq: auditSeal.seq, hash: auditSeal.hash, xid: auditLog.xid, id: auditLog.id })
    .from(auditSeal)
    .innerJoin(auditLog, and(eq(auditLog.marketId, auditSeal.marketId), eq(auditLog.id, auditSeal.auditId)))
    .where(eq(auditSeal.marketId, marketId))
    .orderBy(desc(auditSeal.seq))
    .limit(1);
  return row === undefined ? { seal: NO_SEAL, xid: "0", id: "" } : { seal: row, xid: row.xid, id: row.id };
};

/**
 * Chains what was written to a market's audit log since the last time, behind all running transactions, so that no row
 * can come to stand before one already sealed. One at a time: of two that call it, one does it and the other answers 0.
 * Answers how many rows it sealed; call it again while that is a full thousand.
 */
export const sealAudit = (ctx: Pick<Ctx, "database" | "market">): Promise<number> =>
  transaction(ctx.database, async (tx) => {
    const marketId = ctx.market.id;
    const [lock] = await tx.db.execute(
      sql`select pg_try_advisory_xact_lock(hashtextextended(${`audit-seal:${marketId}`}, 0)) as held`,
    );
    if (lock?.["held"] !== true) return 0;
    const head = await sealHead(tx, marketId);
    const rows = await tx.db
      .select()
      .from(auditLog)
      .where(
        and(
          eq(auditLog.marketId, marketId),
          sql`${auditLog.xid} < pg_snapshot_xmin(pg_current_snapshot())`,
          sql`(${auditLog.xid}, ${auditLog.id}) > (${head.xid}::xid8, ${head.id})`,
        ),
      )
      .orderBy(asc(auditLog.xid), asc(auditLog.id))
      .limit(BATCH);
    if (rows.length === 0) return 0;
    let last = head.seal;
    const seals = rows.map((row) => {
      last = { seq: last.seq + 1, hash: sealHash(last.hash, row) };
      return { marketId, seq: last.seq, auditId: row.id, hash: last.hash };
    });
    await tx.db.insert(auditSeal).values(seals);
    return rows.length;
  });
