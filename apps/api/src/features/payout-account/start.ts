import { startPayoutAccountCommand } from "@fairmile/contracts";
import { z } from "zod";
import { startPayoutAccount } from "../../money/payout-account.ts";
import { ownDriver } from "../../platform/actor.ts";
import { mutation } from "../../platform/verb.ts";

/** The page on which the asking driver opens or completes the account they are paid to. */
export const startOwnPayoutAccount = mutation({
  name: "payoutAccount.start",
  input: startPayoutAccountCommand,
  output: z.strictObject({ url: z.url() }),
  allow: ["driver"],
  run: ({ ctx, note }) => {
    note.audit(ownDriver(ctx.actor));
    return Promise.resolve({});
  },
  after: ({ ctx, input }) => startPayoutAccount(ctx, ownDriver(ctx.actor), input.returnPath),
});
