import { nothing, surgeView } from "@fairmile/contracts";
import { marketState } from "@fairmile/db";
import { eq } from "drizzle-orm";
import { query } from "../../platform/verb.ts";
import { ringOfZone } from "../../platform/zone.ts";
import { currentPolicy } from "../policy/current-policy.ts";

/** The zones with a surge after the last round, dearest first. Every driver sees the same. */
export const getSurge = query({
  name: "surge.get",
  input: nothing,
  output: surgeView,
  allow: ["driver", "admin", "support"],
  run: async ({ ctx }) => {
    const { database, market } = ctx;
    const { policy } = await currentPolicy(database, market.id, ctx.clock.now());
    const [state] = await database.db
      .select({ surge: marketState.surge })
      .from(marketState)
      .where(eq(marketState.marketId, market.id));
    const zones = Object.entries(state?.surge ?? {})
      .filter(([, { shownCents }]) => shownCents > 0)
      .map(([zone, { shownCents }]) => ({ zone, shownCents, ring: ringOfZone(zone) }))
      .toSorted((a, b) => b.shownCents - a.shownCents || (a.zone < b.zone ? -1 : 1));
    return { zones, capCents: policy.surge.capCents };
  },
});
