import { AppError, type QuoteId } from "@fairmile/contracts";
import { quote, type Transaction } from "@fairmile/db";
import { and, eq, gt, sql } from "drizzle-orm";
import type { Ctx } from "../../platform/services.ts";

export type QuoteRow = typeof quote.$inferSelect;

const refusalOf = (row: QuoteRow, nowMs: number): AppError | null => {
  if (row.status === "used") return new AppError("quote_used");
  if (row.status === "expired" || row.expiresAtMs <= nowMs) return new AppError("quote_expired");
  return null;
};

/**
 * Spends a store's own live quote for the job it was made for, once. Refuses with `not_found`, `quote_used`,
 * `quote_expired` or `quote_mismatch`; of two at once, one spends it and the other is told that it was used.
 */
export const useQuote = async (
  tx: Transaction,
  ctx: Ctx,
  input: { readonly quoteId: QuoteId; readonly storeId: string; readonly jobHash: string },
): Promise<QuoteRow> => {
  const nowMs = ctx.clock.now();
  const own = and(eq(quote.marketId, ctx.market.id), eq(quote.id, input.quoteId), eq(quote.storeId, input.storeId));
  const [row] = await tx.db.select().from(quote).where(own);
  if (row === undefined) throw new AppError("not_found", { fields: [{ path: "quoteId", code: "invalid_id" }] });
  const refusal = refusalOf(row, nowMs);
  if (refusal !== null) throw refusal;
  if (row.jobHash !== input.jobHash) throw new AppError("quote_mismatch");
  const [used] = await tx.db
    .update(quote)
    .set({ status: "used", version: sql`${quote.version} + 1` })
    .where(and(own, eq(quote.status, "live"), eq(quote.version, row.version), gt(quote.expiresAtMs, nowMs)))
    .returning();
  if (used !== undefined) return used;
  const [now] = await tx.db.select().from(quote).where(own);
  throw (now === undefined ? null : refusalOf(now, nowMs)) ?? new AppError("version_conflict");
};
