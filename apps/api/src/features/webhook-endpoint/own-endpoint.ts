import { AppError } from "@fairmile/contracts";
import { webhookEndpoint, type Queryable } from "@fairmile/db";
import { and, eq } from "drizzle-orm";
import { ownStore } from "../../platform/actor.ts";
import type { Ctx } from "../../platform/services.ts";
import type { EndpointRow } from "./to-endpoint-view.ts";

/** The asker's store's endpoint; another's answers as one that does not exist. */
export const ownEndpoint = async (database: Queryable, ctx: Ctx, id: string): Promise<EndpointRow> => {
  const [row] = await database.db
    .select()
    .from(webhookEndpoint)
    .where(
      and(
        eq(webhookEndpoint.marketId, ctx.market.id),
        eq(webhookEndpoint.storeId, ownStore(ctx.actor)),
        eq(webhookEndpoint.id, id),
      ),
    );
  if (row === undefined) throw new AppError("not_found");
  return row;
};
