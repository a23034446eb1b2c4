import { cardSetupView, startCardSetupCommand, type StoreId } from "@fairmile/contracts";
import { startCardSetup as openCardPage } from "../../money/card-setup.ts";
import { ownStore } from "../../platform/actor.ts";
import { mutation } from "../../platform/verb.ts";

/** Where the owner saves a card: a page that Stripe hosts, which comes back to `returnPath`. */
export const startCardSetup = mutation({
  name: "store.startCardSetup",
  input: startCardSetupCommand,
  output: cardSetupView,
  allow: ["store_owner"],
  run: ({ ctx, note }): Promise<{ storeId: StoreId }> => {
    const storeId = ownStore(ctx.actor);
    note.audit(storeId);
    return Promise.resolve({ storeId });
  },
  after: ({ ctx, input, held }) => openCardPage(ctx, held.storeId, input.returnPath),
});
