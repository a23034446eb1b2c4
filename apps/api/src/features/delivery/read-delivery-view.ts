import { AppError, type DeliveryView } from "@fairmile/contracts";
import { delivery } from "@fairmile/db";
import { and, eq } from "drizzle-orm";
import type { Ctx } from "../../platform/services.ts";
import { deliveryFacts } from "./delivery-facts.ts";
import { toDeliveryView, type DeliveryRow } from "./to-delivery-view.ts";

/** Rows as views, in their order. The caller has checked whose they are. */
export const toDeliveryViews = async (ctx: Ctx, rows: readonly DeliveryRow[]): Promise<DeliveryView[]> => {
  const facts = await deliveryFacts(ctx, rows);
  return rows.map((row) => {
    const own = facts.get(row.id);
    if (own === undefined) throw new Error(`delivery ${row.id} was not read`);
    return toDeliveryView(row, own);
  });
};

/** One delivery of the market as its store sees it, whoever asks; `not_found` where there is none. */
export const readDeliveryView = async (ctx: Ctx, deliveryId: string): Promise<DeliveryView> => {
  const rows = await ctx.database.db
    .select()
    .from(delivery)
    .where(and(eq(delivery.marketId, ctx.market.id), eq(delivery.id, deliveryId)));
  const [view] = await toDeliveryViews(ctx, rows);
  if (view === undefined) throw new AppError("not_found");
  return view;
};
