import { AppError } from "@fairmile/contracts";
import { delivery, type Queryable } from "@fairmile/db";
import { and, eq } from "drizzle-orm";
import type { Ctx } from "../../platform/services.ts";
import type { DeliveryRow } from "./to-delivery-view.ts";

/**
 * The delivery, if it is the asker's store's, or the asker runs the market or is its loop; else `not_found`, as if there were none.
 */
export const ownDelivery = async (database: Queryable, ctx: Ctx, deliveryId: string): Promise<DeliveryRow> => {
  const { actor } = ctx;
  const isStaff = actor.staffRole !== null || actor.kind === "system";
  if (!isStaff && actor.storeId === null) throw new AppError("not_found");
  const [row] = await database.db
    .select()
    .from(delivery)
    .where(
      and(
        eq(delivery.marketId, ctx.market.id),
        eq(delivery.id, deliveryId),
        isStaff || actor.storeId === null ? undefined : eq(delivery.storeId, actor.storeId),
      ),
    );
  if (row === undefined) throw new AppError("not_found");
  return row;
};
