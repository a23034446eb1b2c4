import { finishCardSetupCommand, storeView, type StoreId } from "@fairmile/contracts";
import { recordCardSetup } from "../../money/card-setup.ts";
import { ownStore } from "../../platform/actor.ts";
import { mutation } from "../../platform/verb.ts";
import { readStoreView } from "./read-store-view.ts";

/**
 * The owner is back from Stripe's page: the card they saved is the store's from now on. Repeatable; where they left the
 * page unfinished, the store is answered as it was. Another store's session answers `not_found`.
 */
export const finishCardSetup = mutation({
  name: "store.finishCardSetup",
  input: finishCardSetupCommand,
  output: storeView,
  allow: ["store_owner"],
  run: ({ ctx, note }): Promise<{ storeId: StoreId }> => {
    const storeId = ownStore(ctx.actor);
    note.audit(storeId);
    return Promise.resolve({ storeId });
  },
  after: async ({ ctx, input, held }) => {
    await recordCardSetup(ctx, held.storeId, input.sessionId);
    return readStoreView(ctx, held.storeId);
  },
});
