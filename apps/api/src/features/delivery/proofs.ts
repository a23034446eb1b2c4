import { getDeliveryQuery, proofView } from "@fairmile/contracts";
import { z } from "zod";
import { query } from "../../platform/verb.ts";
import { ownDelivery } from "./own-delivery.ts";
import { readDeliveryView } from "./read-delivery-view.ts";

/** What was shown at the pickup and the drop-off of the asker's delivery. */
export const listProofs = query({
  name: "delivery.proofs",
  input: getDeliveryQuery,
  output: z.array(proofView),
  allow: ["store_owner", "store_staff", "api_key:read", "admin", "support"],
  run: async ({ ctx, input }) => {
    const row = await ownDelivery(ctx.database, ctx, input.deliveryId);
    return (await readDeliveryView(ctx, row.id)).proofs;
  },
});
