import { deliveryView, getDeliveryQuery } from "@fairmile/contracts";
import { query } from "../../platform/verb.ts";
import { ownDelivery } from "./own-delivery.ts";
import { readDeliveryView } from "./read-delivery-view.ts";

/** One delivery of the asker's store (any, for those who run the market). */
export const getDelivery = query({
  name: "delivery.get",
  input: getDeliveryQuery,
  output: deliveryView,
  allow: ["store_owner", "store_staff", "api_key:read", "admin", "support"],
  run: async ({ ctx, input }) => {
    const row = await ownDelivery(ctx.database, ctx, input.deliveryId);
    return readDeliveryView(ctx, row.id);
  },
});
