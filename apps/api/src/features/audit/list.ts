import { auditRowView, fieldError, listQuery } from "@fairmile/contracts";
import { auditLog, auditSeal } from "@fairmile/db";
import { and, desc, eq, lt } from "drizzle-orm";
import { z } from "zod";
import { query } from "../../platform/verb.ts";

/** A cursor here is the last row's id: ids sort by age. */
const before = (cursor: string): string => {
  if (!/^aud_[0-9a-z]{6,32}$/.test(cursor)) throw fieldError("cursor", "invalid_format");
  return cursor;
};

/** Who did what, newest first; a row of the last second has no seal yet. */
export const listAudit = query({
  name: "audit.list",
  input: listQuery,
  output: z.strictObject({ rows: z.array(auditRowView), nextCursor: z.string().nullable() }),
  allow: ["admin", "support"],
  run: async ({ ctx, input }) => {
    const found = await ctx.database.db
      .select({
        id: auditLog.id,
        atMs: auditLog.atMs,
        actor: auditLog.actor,
        action: auditLog.action,
        subject: auditLog.subject,
        hash: auditSeal.hash,
      })
      .from(auditLog)
      .leftJoin(auditSeal, and(eq(auditSeal.marketId, auditLog.marketId), eq(auditSeal.auditId, auditLog.id)))
      .where(
        and(
          eq(auditLog.marketId, ctx.market.id),
          input.cursor === undefined ? undefined : lt(auditLog.id, before(input.cursor)),
        ),
      )
      .orderBy(desc(auditLog.id))
      .limit(input.limit + 1);
    const rows = found.slice(0, input.limit);
    return { rows, nextCursor: found.length > rows.length ? (rows.at(-1)?.id ?? null) : null };
  },
});
