import { askReceiptView, bidCommand } from "@fairmile/contracts";
import { ownDriver } from "../../platform/actor.ts";
import { mutation } from "../../platform/verb.ts";
import { placeAsk } from "./place-ask.ts";

/** Asks another price, the least this driver accepts. Binds when it wins, and may be paid more. */
export const bidOffer = mutation({
  name: "offer.bid",
  input: bidCommand,
  output: askReceiptView,
  allow: ["driver"],
  run: ({ ctx, input, tx, note }) =>
    placeAsk(
      { ctx, tx, note },
      { driverId: ownDriver(ctx.actor), offerId: input.offerId, kind: "bid", askCents: input.askCents },
    ),
});
