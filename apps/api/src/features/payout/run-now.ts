import { nothing } from "@fairmile/contracts";
import { z } from "zod";
import { runPayouts } from "../../money/run-payouts.ts";
import { mutation } from "../../platform/verb.ts";

/**
 * Pays out at once whatever is available on the drivers' accounts, also to those who had their payout this week; also the
 * way to try a failed one again. Answers how many payouts were scheduled: zero where no money has settled yet.
 */
export const runPayoutsNow = mutation({
  name: "payout.runNow",
  input: nothing,
  output: z.strictObject({ scheduled: z.number().int() }),
  allow: ["admin"],
  run: ({ ctx, note }) => {
    note.audit(ctx.market.id, { payouts: "now" });
    return Promise.resolve({});
  },
  after: async ({ ctx }) => ({ scheduled: await runPayouts(ctx, { isExtra: true }) }),
});
