import type { z } from "zod";
import type { locationInputSchema } from "@fairmile/contracts";
import { storeLocation, type Transaction } from "@fairmile/db";
import type { Ctx } from "../../platform/services.ts";

export type LocationRow = typeof storeLocation.$inferSelect;

/** Writes a store's location; the caller has checked that it lies inside the market. */
export const insertLocation = async (
  tx: Transaction,
  ctx: Ctx,
  storeId: string,
  input: z.output<typeof locationInputSchema>,
): Promise<LocationRow> => {
  const row: LocationRow = {
    marketId: ctx.market.id,
    id: ctx.ids.next("location"),
    storeId,
    name: input.name,
    address: input.place.address,
    unit: input.place.unit ?? null,
    point: input.place.point,
    phone: input.phone ?? null,
    notes: input.notes ?? null,
    createdAtMs: ctx.clock.now(),
  };
  await tx.db.insert(storeLocation).values(row);
  return row;
};
