import { bidCommand } from "@fairmile/contracts";
import { ownDriver } from "../../platform/actor.ts";
import { askVerb } from "./ask-verb.ts";

/** Asks another price, the least this driver accepts. Binds when it wins, and may be paid more. */
export const bidOffer = askVerb({
  name: "offer.bid",
  input: bidCommand,
  toAsk: (ctx, input) => ({
    driverId: ownDriver(ctx.actor),
    offerId: input.offerId,
    kind: "bid",
    askCents: input.askCents,
  }),
});
