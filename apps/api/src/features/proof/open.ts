import { AppError } from "@fairmile/contracts";
import { proof } from "@fairmile/db";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../../platform/services.ts";

const payload = z.object({ p: z.string(), x: z.number() });

/** The picture behind a signed link. `link_expired` for a link that is old or not ours. */
export const openProof = async (ctx: Ctx, token: string): Promise<Uint8Array> => {
  const parsed = payload.safeParse(ctx.signer.open("proof", token));
  if (!parsed.success || parsed.data.x <= ctx.wallNow()) throw new AppError("link_expired");
  const [row] = await ctx.database.db
    .select({ image: proof.image })
    .from(proof)
    .where(and(eq(proof.marketId, ctx.market.id), eq(proof.id, parsed.data.p)));
  if (row?.image === null || row === undefined) throw new AppError("not_found");
  return row.image;
};
