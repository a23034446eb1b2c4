import { AppError, type StoreView } from "@fairmile/contracts";
import { store, storeLocation } from "@fairmile/db";
import { and, asc, eq } from "drizzle-orm";
import type { Ctx } from "../../platform/services.ts";
import { toStoreView } from "./to-store-view.ts";

/** A store as its own people see it. The caller has checked that it is the asker's. */
export const readStoreView = async (ctx: Ctx, storeId: string): Promise<StoreView> => {
  const { db } = ctx.database;
  const [[row], locations] = await Promise.all([
    db
      .select()
      .from(store)
      .where(and(eq(store.marketId, ctx.market.id), eq(store.id, storeId))),
    db
      .select()
      .from(storeLocation)
      .where(and(eq(storeLocation.marketId, ctx.market.id), eq(storeLocation.storeId, storeId)))
      .orderBy(asc(storeLocation.createdAtMs), asc(storeLocation.id)),
  ]);
  if (row === undefined) throw new AppError("not_found");
  return toStoreView(row, locations, ctx.actor.memberRole ?? "staff");
};
