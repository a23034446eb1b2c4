import { AppError } from "@fairmile/contracts";
import { delivery } from "@fairmile/db";
import { and, eq } from "drizzle-orm";
import { openDriverToken } from "../auth/driver-token.ts";
import type { Ctx } from "../platform/services.ts";
import { audiencesOf } from "./audiences.ts";

/**
 * Who listens: by the token where one is given (a driver's own, or the recipient's of one delivery, which opens that
 * delivery and nothing else), else by whoever the request is signed in as. A token we do not know is `session_expired`.
 */
export const streamAudiences = async (ctx: Ctx, token: string | null): Promise<readonly string[]> => {
  if (token === null) return audiencesOf(ctx.actor);
  const driver = openDriverToken(ctx.signer, ctx.market.id, token, ctx.wallNow());
  if (driver !== null) return audiencesOf(driver);
  const [row] = await ctx.database.db
    .select({ id: delivery.id })
    .from(delivery)
    .where(and(eq(delivery.marketId, ctx.market.id), eq(delivery.trackingToken, token)));
  if (row === undefined) throw new AppError("session_expired");
  return [`delivery:${row.id}`];
};
