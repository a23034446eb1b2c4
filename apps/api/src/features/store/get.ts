import { AppError, nothing, storeView } from "@fairmile/contracts";
import { store, storeLocation } from "@fairmile/db";
import { and, asc, eq } from "drizzle-orm";
import { ownStore } from "../../platform/actor.ts";
import { query } from "../../platform/verb.ts";
import { toStoreView } from "./to-store-view.ts";

/** The asker's own store, with its locations and the card on file. */
export const getStore = query({
  name: "store.get",
  input: nothing,
  output: storeView,
  allow: ["store_owner", "store_staff"],
  run: async ({ ctx }) => {
    const id = ownStore(ctx.actor);
    const { db } = ctx.database;
    const [[row], locations] = await Promise.all([
      db
        .select()
        .from(store)
        .where(and(eq(store.marketId, ctx.market.id), eq(store.id, id))),
      db
        .select()
        .from(storeLocation)
        .where(and(eq(storeLocation.marketId, ctx.market.id), eq(storeLocation.storeId, id)))
        .orderBy(asc(storeLocation.createdAtMs), asc(storeLocation.id)),
    ]);
    if (row === undefined) throw new AppError("not_found");
    return toStoreView(row, locations, ctx.actor.memberRole ?? "staff");
  },
});
