import { locationView, nothing } from "@fairmile/contracts";
import { storeLocation } from "@fairmile/db";
import { and, asc, eq } from "drizzle-orm";
import { z } from "zod";
import { ownStore } from "../../platform/actor.ts";
import { query } from "../../platform/verb.ts";
import { toLocationView } from "./to-store-view.ts";

/** Where the asker's store hands parcels out. */
export const listLocations = query({
  name: "store.listLocations",
  input: nothing,
  output: z.array(locationView),
  allow: ["store_owner", "store_staff", "api_key:read"],
  run: async ({ ctx }) => {
    const rows = await ctx.database.db
      .select()
      .from(storeLocation)
      .where(and(eq(storeLocation.marketId, ctx.market.id), eq(storeLocation.storeId, ownStore(ctx.actor))))
      .orderBy(asc(storeLocation.createdAtMs), asc(storeLocation.id));
    return rows.map(toLocationView);
  },
});
