import { addressSuggestionView, reverseAddressQuery } from "@fairmile/contracts";
import { query } from "../../platform/verb.ts";
import { toSuggestion } from "./door-label.ts";

/** The door nearest to a point, within a hundred metres; null where there is none. */
export const reverseAddress = query({
  name: "address.reverse",
  input: reverseAddressQuery,
  output: addressSuggestionView.nullable(),
  allow: ["user", "api_key:read"],
  run: async ({ ctx, input }) => {
    const index = await ctx.addresses(ctx.market.id);
    const hit = index.reverse(input.point);
    return hit === null ? null : toSuggestion(hit.address, ctx.market.timezone);
  },
});
