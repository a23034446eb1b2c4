import { addressSuggestionView, searchAddressQuery } from "@fairmile/contracts";
import { z } from "zod";
import { query } from "../../platform/verb.ts";
import { toSuggestion } from "./door-label.ts";

/** Doors of the market that a typed text may mean, best first. */
export const searchAddress = query({
  name: "address.search",
  input: searchAddressQuery,
  output: z.array(addressSuggestionView),
  allow: ["user", "api_key:read"],
  run: async ({ ctx, input }) => {
    const index = await ctx.addresses(ctx.market.id);
    const found = index.search(input.text, {
      limit: input.limit,
      ...(input.near === undefined ? {} : { near: input.near }),
    });
    return found.map(({ address }) => toSuggestion(address, ctx.market.timezone));
  },
});
