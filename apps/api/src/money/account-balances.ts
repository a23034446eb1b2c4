import { posting, type Queryable } from "@fairmile/db";
import { asc, eq, sql } from "drizzle-orm";
import type { Ctx } from "../platform/services.ts";

export interface AccountBalance {
  readonly account: string;
  readonly balanceCents: number;
}

/** Every account of the market with what stands on it, debit positive, by name. Together they are zero (M1). */
export const accountBalances = (database: Queryable, ctx: Ctx): Promise<AccountBalance[]> =>
  database.db
    .select({
      account: posting.account,
      balanceCents: sql<number>`sum(${posting.amountCents})::bigint`.mapWith(Number),
    })
    .from(posting)
    .where(eq(posting.marketId, ctx.market.id))
    .groupBy(posting.account)
    .orderBy(asc(posting.account));
