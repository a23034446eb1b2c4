import { marketView, nothing } from "@fairmile/contracts";
import { query } from "../../platform/verb.ts";
import { basemapUrlOf } from "./basemap-url.ts";
import { currentPolicy } from "../policy/current-policy.ts";

/** What every screen needs to know of the market: its shape, money, clock beat and where travel times come from. */
export const getMarket = query({
  name: "market.get",
  input: nothing,
  output: marketView,
  allow: ["anonymous"],
  run: async ({ ctx }) => {
    const { market } = ctx;
    const roads = ctx.roads(market);
    const { policy } = await currentPolicy(ctx.database, market.id, ctx.clock.now());
    return {
      id: market.id,
      name: market.name,
      currency: market.currency,
      timezone: market.timezone,
      polygon: [...market.polygon],
      center: market.center,
      attribution: market.attribution,
      roadNetwork: roads.name,
      isEstimate: roads.isEstimate,
      basemapUrl: basemapUrlOf(market),
      roundEveryMs: policy.round.everyMs,
      exposureMs: policy.round.exposureMs,
      isDemo: ctx.config.mode === "demo",
    };
  },
});
