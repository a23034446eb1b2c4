import type { Queryable } from "@fairmile/db";
import type { Ctx } from "../platform/services.ts";
import { MONEY_CHECKS, type MoneyInvariant } from "./invariant-checks.ts";
import { reconcile } from "./reconcile.ts";

/** One thing that must not be, and where. */
export interface Violation {
  readonly invariant: MoneyInvariant | "M8";
  /** The row it is about: an entry, a payment, a transfer, an account, an award. */
  readonly subject: string;
  readonly detail: string;
}

/** Asks the database whether M1 to M7 and M9 hold in the market at this moment; empty where they do. */
export const moneyViolations = async (database: Queryable, ctx: Ctx): Promise<Violation[]> => {
  const found: Violation[] = [];
  for (const [invariant, check] of Object.entries(MONEY_CHECKS) as [
    MoneyInvariant,
    (typeof MONEY_CHECKS)[MoneyInvariant],
  ][]) {
    const rows = await database.db.execute<{ subject: string; detail: string }>(check(ctx.market.id));
    for (const { subject, detail } of rows) found.push({ invariant, subject, detail });
  }
  return found;
};

/** M8, which only Stripe can answer: each row of either side that has no counterpart. Throws what Stripe throws. */
export const reconciliationViolations = async (ctx: Ctx): Promise<Violation[]> =>
  (await reconcile(ctx)).unmatched.map(({ side, id, amountCents }) => ({
    invariant: "M8",
    subject: id,
    detail: `${amountCents} only on the side of ${side}`,
  }));
