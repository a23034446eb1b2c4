import { liveView, nothing } from "@fairmile/contracts";
import { round } from "@fairmile/db";
import { eq, max } from "drizzle-orm";
import { query } from "../../platform/verb.ts";
import { currentPolicy } from "../policy/current-policy.ts";
import { liveAlarms } from "./live-alarms.ts";
import { liveDrivers } from "./live-drivers.ts";
import { liveLots, toLotView } from "./live-lots.ts";

/** The market at this moment: what is for sale, who is about, and what a person should look at. */
export const getLive = query({
  name: "admin.live",
  input: nothing,
  output: liveView,
  allow: ["admin", "support"],
  run: async ({ ctx }) => {
    const { database, market } = ctx;
    const nowMs = ctx.clock.now();
    const { policy } = await currentPolicy(database, market.id, nowMs);
    const lots = await liveLots(database, market.id);
    const drivers = await liveDrivers(database, market.id, ctx.positions);
    const [last] = await database.db
      .select({ roundNo: max(round.roundNo) })
      .from(round)
      .where(eq(round.marketId, market.id));
    return {
      lots: lots.map(toLotView),
      drivers,
      alarms: await liveAlarms(database, {
        marketId: market.id,
        nowMs,
        silentAfterMs: policy.round.positionFreshMs,
        lots,
        drivers,
      }),
      lastRoundNo: last?.roundNo ?? null,
    };
  },
});
