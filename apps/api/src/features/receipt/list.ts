import { driverReceiptView, listDriverReceiptsQuery } from "@fairmile/contracts";
import { receipt } from "@fairmile/db";
import { and, eq, lt } from "drizzle-orm";
import { z } from "zod";
import { ownDriver } from "../../platform/actor.ts";
import { query } from "../../platform/verb.ts";
import { readReceipts } from "./read-receipts.ts";
import { toReceiptView } from "./to-receipt-view.ts";

/** This driver's rounds, won and lost, newest first. */
export const listDriverReceipts = query({
  name: "receipt.list",
  input: listDriverReceiptsQuery,
  output: z.strictObject({ receipts: z.array(driverReceiptView), nextCursor: z.string().nullable() }),
  allow: ["driver"],
  run: async ({ ctx, input }) => {
    const own = and(eq(receipt.marketId, ctx.market.id), eq(receipt.driverId, ownDriver(ctx.actor)));
    const after = input.cursor === undefined ? own : and(own, lt(receipt.id, input.cursor));
    const rows = await readReceipts(ctx.database, after, input.limit + 1);
    const page = rows.slice(0, input.limit);
    return {
      receipts: page.map((row) => toReceiptView(ctx, row)),
      nextCursor: rows.length > page.length ? (page.at(-1)?.receipt.id ?? null) : null,
    };
  },
});
