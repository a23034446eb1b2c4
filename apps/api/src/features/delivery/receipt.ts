import { AppError, receiptOfQuery, storeReceiptView } from "@fairmile/contracts";
import { query } from "../../platform/verb.ts";
import { ownDelivery } from "./own-delivery.ts";
import { toStoreReceipts } from "./to-store-receipt.ts";

/** What one delivery costs its store, line by line. */
export const getReceipt = query({
  name: "delivery.receipt",
  input: receiptOfQuery,
  output: storeReceiptView,
  allow: ["store_owner", "store_staff", "api_key:read", "admin", "support"],
  run: async ({ ctx, input }) => {
    const row = await ownDelivery(ctx.database, ctx, input.deliveryId);
    const [receipt] = await toStoreReceipts(ctx, [row]);
    if (receipt === undefined) throw new AppError("not_found");
    return receipt;
  },
});
