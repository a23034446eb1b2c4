import { nothing, reconciliationView } from "@fairmile/contracts";
import { reconcile } from "../../money/reconcile.ts";
import { query } from "../../platform/verb.ts";

/** Stripe against the ledger, now: the difference in cents, and every row that has no counterpart. */
export const getReconciliation = query({
  name: "reconciliation.get",
  input: nothing,
  output: reconciliationView,
  allow: ["admin", "support"],
  run: async ({ ctx }) => {
    const { unmatched, ...totals } = await reconcile(ctx);
    return { ...totals, unmatched: [...unmatched] };
  },
});
