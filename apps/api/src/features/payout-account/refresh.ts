import { nothing } from "@fairmile/contracts";
import { z } from "zod";
import { refreshPayoutAccount } from "../../money/payout-account.ts";
import { ownDriver } from "../../platform/actor.ts";
import { mutation } from "../../platform/verb.ts";

/** Looks at Stripe whether the asking driver can be paid now; the app calls it when they come back from Stripe's page. */
export const refreshOwnPayoutAccount = mutation({
  name: "payoutAccount.refresh",
  input: nothing,
  output: z.strictObject({ payoutAccount: z.enum(["none", "pending", "ready"]) }),
  allow: ["driver"],
  run: ({ ctx, note }) => {
    note.audit(ownDriver(ctx.actor));
    return Promise.resolve({});
  },
  after: async ({ ctx }) => ({ payoutAccount: await refreshPayoutAccount(ctx, ownDriver(ctx.actor)) }),
});
