import { fieldError, listRoundsQuery, roundRowView } from "@fairmile/contracts";
import { round } from "@fairmile/db";
import { and, desc, eq, lt } from "drizzle-orm";
import { z } from "zod";
import { query } from "../../platform/verb.ts";

/** A cursor here is the number of the last round shown. */
const before = (cursor: string): number => {
  if (!/^\d{1,9}$/.test(cursor)) throw fieldError("cursor", "invalid_format");
  return Number(cursor);
};

/** The market's rounds, newest first, without their documents. */
export const listRounds = query({
  name: "round.list",
  input: listRoundsQuery,
  output: z.strictObject({ rounds: z.array(roundRowView), nextCursor: z.string().nullable() }),
  allow: ["admin", "support"],
  run: async ({ ctx, input }) => {
    const rows = await ctx.database.db
      .select({
        roundNo: round.roundNo,
        frozenAtMs: round.frozenAtMs,
        lots: round.lotCount,
        drivers: round.driverCount,
        asks: round.askCount,
        awards: round.awardCount,
        welfareCents: round.welfareCents,
        payCents: round.payCents,
        steps: round.steps,
      })
      .from(round)
      .where(
        and(
          eq(round.marketId, ctx.market.id),
          input.cursor === undefined ? undefined : lt(round.roundNo, before(input.cursor)),
        ),
      )
      .orderBy(desc(round.roundNo))
      .limit(input.limit + 1);
    const page = rows.slice(0, input.limit);
    const last = page.at(-1);
    return {
      // The commit itself is not over when the round is written: the last step known is what there is.
      rounds: page.map(({ steps, ...row }) => ({ ...row, commitMs: Math.max(0, ...Object.values(steps)) })),
      nextCursor: rows.length > page.length && last !== undefined ? String(last.roundNo) : null,
    };
  },
});
