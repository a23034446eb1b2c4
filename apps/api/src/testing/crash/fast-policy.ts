import { pricingPolicySchema, type PricingPolicy } from "@fairmile/contracts";
import { pricingPolicy, type Database } from "@fairmile/db";
import { DEFAULT_POLICY } from "../../features/policy/default-policy.ts";

/** The default rules with the shortest waits there are, so that many rounds pass between two faults. */
export const FAST_POLICY: PricingPolicy = pricingPolicySchema.parse({
  ...DEFAULT_POLICY,
  round: { ...DEFAULT_POLICY.round, everyMs: 1_000, exposureMs: 1_000, offerTtlMs: 20_000 },
  bundling: { ...DEFAULT_POLICY.bundling, maxHoldMs: 1_000 },
});

/** Publishes the fast rules as the market's second version, in force from the beginning of time. */
export const publishFastPolicy = async (database: Database, marketId: string): Promise<void> => {
  await database.db.insert(pricingPolicy).values({
    marketId,
    version: 2,
    effectiveFromMs: 0,
    publishedBy: "system:test",
    note: "fast rounds",
    policy: FAST_POLICY,
  });
};
