import { fieldError, listQuery, policyVersionView } from "@fairmile/contracts";
import { pricingPolicy } from "@fairmile/db";
import { and, desc, eq, lt } from "drizzle-orm";
import { z } from "zod";
import { query } from "../../platform/verb.ts";
import { toPolicyView } from "./to-policy-view.ts";

/** A cursor here is the last version shown. */
const before = (cursor: string): number => {
  if (!/^\d{1,9}$/.test(cursor)) throw fieldError("cursor", "invalid_format");
  return Number(cursor);
};

/** Every version of the prices there was, newest first. */
export const listPolicies = query({
  name: "policy.list",
  input: listQuery,
  output: z.strictObject({ versions: z.array(policyVersionView), nextCursor: z.string().nullable() }),
  allow: ["admin", "support"],
  run: async ({ ctx, input }) => {
    const rows = await ctx.database.db
      .select()
      .from(pricingPolicy)
      .where(
        and(
          eq(pricingPolicy.marketId, ctx.market.id),
          input.cursor === undefined ? undefined : lt(pricingPolicy.version, before(input.cursor)),
        ),
      )
      .orderBy(desc(pricingPolicy.version))
      .limit(input.limit + 1);
    const page = rows.slice(0, input.limit);
    const last = page.at(-1);
    return {
      versions: page.map(toPolicyView),
      nextCursor: rows.length > page.length && last !== undefined ? String(last.version) : null,
    };
  },
});
