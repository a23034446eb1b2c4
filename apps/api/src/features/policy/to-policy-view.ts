import { pricingPolicySchema } from "@fairmile/contracts";
import type { pricingPolicy } from "@fairmile/db";

/** One version of the prices, as it was published. */
export const toPolicyView = (row: typeof pricingPolicy.$inferSelect) => ({
  version: row.version,
  effectiveFromMs: row.effectiveFromMs,
  publishedBy: row.publishedBy,
  note: row.note,
  policy: pricingPolicySchema.parse(row.policy),
});
