import { AppError } from "@fairmile/contracts";
import { member, store, user, type Transaction } from "@fairmile/db";
import { and, eq } from "drizzle-orm";
import type { Ctx } from "../../platform/services.ts";

/**
 * The asker's user id, where they work for no store of this market yet; else `forbidden`. Their row stays locked: of two
 * requests at once to open or join a store, the second waits here and then finds the first one's.
 */
export const lockStoreless = async (tx: Transaction, ctx: Ctx): Promise<string> => {
  const { userId } = ctx.actor;
  if (userId === null) throw new AppError("unauthenticated");
  await tx.db.select({ id: user.id }).from(user).where(eq(user.id, userId)).for("update");
  const stores = await tx.db
    .select({ id: store.id })
    .from(member)
    .innerJoin(store, eq(store.organizationId, member.organizationId))
    .where(and(eq(store.marketId, ctx.market.id), eq(member.userId, userId)));
  if (stores.length > 0) throw new AppError("forbidden");
  return userId;
};
