import type { PayRule, PricingPolicy } from "@fairmile/contracts";
import { payRule, pricingPolicy, type Queryable } from "@fairmile/db";
import { and, desc, eq, lte } from "drizzle-orm";

export interface PolicyInForce {
  readonly version: number;
  readonly policy: PricingPolicy;
}

/** The pricing policy in force at an instant: the newest version already effective. A market without one is broken. */
export const currentPolicy = async (database: Queryable, marketId: string, nowMs: number): Promise<PolicyInForce> => {
  const [row] = await database.db
    .select({ version: pricingPolicy.version, policy: pricingPolicy.policy })
    .from(pricingPolicy)
    .where(and(eq(pricingPolicy.marketId, marketId), lte(pricingPolicy.effectiveFromMs, nowMs)))
    .orderBy(desc(pricingPolicy.version))
    .limit(1);
  if (row === undefined) throw new Error(`market ${marketId} has no pricing policy in force`);
  return row;
};

/** The pay rule in force at an instant, by the same rule. */
export const currentPayRule = async (
  database: Queryable,
  marketId: string,
  nowMs: number,
): Promise<{ readonly version: number; readonly rule: PayRule }> => {
  const [row] = await database.db
    .select({ version: payRule.version, rule: payRule.rule })
    .from(payRule)
    .where(and(eq(payRule.marketId, marketId), lte(payRule.effectiveFromMs, nowMs)))
    .orderBy(desc(payRule.version))
    .limit(1);
  if (row === undefined) throw new Error(`market ${marketId} has no pay rule in force`);
  return row;
};

/** The policy of a version, for what was sold under it. */
export const policyOfVersion = async (
  database: Queryable,
  marketId: string,
  version: number,
): Promise<PolicyInForce> => {
  const [row] = await database.db
    .select({ version: pricingPolicy.version, policy: pricingPolicy.policy })
    .from(pricingPolicy)
    .where(and(eq(pricingPolicy.marketId, marketId), eq(pricingPolicy.version, version)));
  if (row === undefined) throw new Error(`market ${marketId} has no pricing policy ${version}`);
  return row;
};
