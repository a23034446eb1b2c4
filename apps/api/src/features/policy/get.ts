import { nothing, policyVersionView } from "@fairmile/contracts";
import { pricingPolicy } from "@fairmile/db";
import { and, eq } from "drizzle-orm";
import { query } from "../../platform/verb.ts";
import { currentPolicy } from "./current-policy.ts";
import { toPolicyView } from "./to-policy-view.ts";

/** The prices in force now. */
export const getPolicy = query({
  name: "policy.get",
  input: nothing,
  output: policyVersionView,
  allow: ["admin", "support"],
  run: async ({ ctx }) => {
    const { version } = await currentPolicy(ctx.database, ctx.market.id, ctx.clock.now());
    const [row] = await ctx.database.db
      .select()
      .from(pricingPolicy)
      .where(and(eq(pricingPolicy.marketId, ctx.market.id), eq(pricingPolicy.version, version)));
    if (row === undefined) throw new Error("the policy in force is there");
    return toPolicyView(row);
  },
});
