import { claimCommand } from "@fairmile/contracts";
import { ownDriver } from "../../platform/actor.ts";
import { askVerb } from "./ask-verb.ts";

/** Takes the posted price: an ask at the posted price of the round that clears it. Binds when it wins. */
export const claimOffer = askVerb({
  name: "offer.claim",
  input: claimCommand,
  toAsk: (ctx, input) => ({ driverId: ownDriver(ctx.actor), offerId: input.offerId, kind: "claim", askCents: null }),
});
