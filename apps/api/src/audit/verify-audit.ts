import { auditLog, auditSeal, type Queryable } from "@fairmile/db";
import { and, asc, eq, gt, notExists, sql } from "drizzle-orm";
import { checkLinks, NO_SEAL, type Seal } from "./audit-chain.ts";

export interface AuditVerdict {
  readonly ok: boolean;
  readonly sealedRows: number;
  /** The first seal that does not hold; null where all do. */
  readonly brokenSeq: number | null;
  /** Written and not yet sealed: the last second's, unless the sealer stands still. */
  readonly unsealedRows: number;
  /** The newest seal: written down elsewhere, it proves the whole log later. */
  readonly headHash: string;
}

const PAGE = 2_000;

/** Works every seal of a market out anew, from the first. */
export const verifyAudit = async (source: Queryable, marketId: string): Promise<AuditVerdict> => {
  const unsealed = await source.db
    .select({ count: sql<number>`count(*)::int` })
    .from(auditLog)
    .where(
      and(
        eq(auditLog.marketId, marketId),
        notExists(
          source.db
            .select({ one: sql`1` })
            .from(auditSeal)
            .where(and(eq(auditSeal.marketId, auditLog.marketId), eq(auditSeal.auditId, auditLog.id))),
        ),
      ),
    );
  let last: Seal = NO_SEAL;
  const verdict = (brokenSeq: number | null): AuditVerdict => ({
    ok: brokenSeq === null,
    sealedRows: last.seq,
    brokenSeq,
    unsealedRows: unsealed[0]?.count ?? 0,
    headHash: last.hash,
  });
  for (;;) {
    const links = await source.db
      .select({ seal: auditSeal, row: auditLog })
      .from(auditSeal)
      .leftJoin(auditLog, and(eq(auditLog.marketId, auditSeal.marketId), eq(auditLog.id, auditSeal.auditId)))
      .where(and(eq(auditSeal.marketId, marketId), gt(auditSeal.seq, last.seq)))
      .orderBy(asc(auditSeal.seq))
      .limit(PAGE);
    const checked = checkLinks(last, links);
    if (!checked.ok) return verdict(checked.brokenSeq);
    last = checked.last;
    if (links.length < PAGE) return verdict(null);
  }
};
