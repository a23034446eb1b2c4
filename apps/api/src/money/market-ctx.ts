import { AppError } from "@fairmile/contracts";
import { market } from "@fairmile/db";
import { eq } from "drizzle-orm";
import { systemActor } from "../platform/actor.ts";
import { loadMarket } from "../platform/load-market.ts";
import type { Market } from "../platform/market.ts";
import type { Ctx, Services } from "../platform/services.ts";

/** The context of a worker's turn in one market, named for the audit log. Throws `market_unknown`. */
export type CtxFor = (marketId: string) => Promise<Ctx>;

/** Contexts for workers that find their market in a row; a market's facts are read once a process. */
export const workerCtx = (services: Services, name: string): CtxFor => {
  const known = new Map<string, Market>();
  return async (marketId) => {
    let found = known.get(marketId);
    if (found === undefined) {
      const [row] = await services.database.db
        .select({ slug: market.slug })
        .from(market)
        .where(eq(market.id, marketId));
      if (row === undefined) throw new AppError("market_unknown");
      found = await loadMarket(services.database, row.slug);
      known.set(marketId, found);
    }
    return {
      ...services,
      market: found,
      actor: systemActor(name),
      requestId: services.ids.next("request"),
      idempotencyKey: null,
    };
  };
};
