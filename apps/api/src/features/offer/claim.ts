import { askReceiptView, claimCommand } from "@fairmile/contracts";
import { ownDriver } from "../../platform/actor.ts";
import { mutation } from "../../platform/verb.ts";
import { placeAsk } from "./place-ask.ts";

/** Takes the posted price: an ask at the posted price of the round that clears it. Binds when it wins. */
export const claimOffer = mutation({
  name: "offer.claim",
  input: claimCommand,
  output: askReceiptView,
  allow: ["driver"],
  run: ({ ctx, input, tx, note }) =>
    placeAsk({ ctx, tx, note }, { driverId: ownDriver(ctx.actor), offerId: input.offerId, kind: "claim", askCents: null }),
});
