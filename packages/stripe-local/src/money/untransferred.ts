import type Stripe from "stripe";
import type { Scope } from "../core/scope.ts";

/** What of a charge has not been sent on by transfers that name it as their source, in minor units. */
export const untransferredCents = (scope: Scope, charge: Readonly<Stripe.Charge>): number => {
  let left = charge.amount_captured;
  for (const { value } of scope.tx.rows("transfer", scope.account)) {
    if (value.source_transaction === charge.id) left -= value.amount - value.amount_reversed;
  }
  return left;
};
