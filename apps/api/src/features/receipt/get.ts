import { AppError, driverReceiptView, getReceiptQuery } from "@fairmile/contracts";
import { receipt } from "@fairmile/db";
import { and, eq } from "drizzle-orm";
import { ownDriver } from "../../platform/actor.ts";
import { query } from "../../platform/verb.ts";
import { readReceipts } from "./read-receipts.ts";
import { toReceiptView } from "./to-receipt-view.ts";

/** One receipt of this driver. */
export const getDriverReceipt = query({
  name: "receipt.get",
  input: getReceiptQuery,
  output: driverReceiptView,
  allow: ["driver"],
  run: async ({ ctx, input }) => {
    const [row] = await readReceipts(
      ctx.database,
      and(
        eq(receipt.marketId, ctx.market.id),
        eq(receipt.id, input.receiptId),
        eq(receipt.driverId, ownDriver(ctx.actor)),
      ),
      1,
    );
    if (row === undefined) throw new AppError("not_found");
    return toReceiptView(ctx, row);
  },
});
