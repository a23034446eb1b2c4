import { getRoundQuery, roundView } from "@fairmile/contracts";
import { round, type Queryable } from "@fairmile/db";
import { and, asc, desc, eq, gt, lt } from "drizzle-orm";
import { query } from "../../platform/verb.ts";
import { loadRound } from "./load-round.ts";
import { roundPeople } from "./round-people.ts";
import { toRoundView } from "./to-round-view.ts";

const neighbours = async (source: Queryable, marketId: string, roundNo: number) => {
  const nearest = (before: boolean) =>
    source.db
      .select({ roundNo: round.roundNo })
      .from(round)
      .where(and(eq(round.marketId, marketId), before ? lt(round.roundNo, roundNo) : gt(round.roundNo, roundNo)))
      .orderBy(before ? desc(round.roundNo) : asc(round.roundNo))
      .limit(1);
  const [[previous], [next]] = [await nearest(true), await nearest(false)];
  return { previousNo: previous?.roundNo ?? null, nextNo: next?.roundNo ?? null };
};

/** One round, candidate by candidate, cleared again on the spot to show that it comes out the same. */
export const getRound = query({
  name: "round.get",
  input: getRoundQuery,
  output: roundView,
  allow: ["admin", "support"],
  run: async ({ ctx, input }) => {
    const stored = await loadRound(ctx.database, ctx.market.id, input.roundNo);
    const people = await roundPeople(ctx.database, stored.document);
    return toRoundView(stored, ctx.market, people, await neighbours(ctx.database, ctx.market.id, input.roundNo));
  },
});
