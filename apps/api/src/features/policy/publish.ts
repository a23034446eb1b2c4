import { AppError, policyVersionView, publishPolicyCommand } from "@fairmile/contracts";
import { pricingPolicy } from "@fairmile/db";
import { eq, max } from "drizzle-orm";
import { mutation } from "../../platform/verb.ts";
import { toPolicyView } from "./to-policy-view.ts";

/**
 * Publishes new prices, in force from now on: for quotes and rounds that begin after it. Versions are only ever added.
 * Refuses `policy_version_conflict` where somebody published since the draft was made.
 */
export const publishPolicy = mutation({
  name: "policy.publish",
  input: publishPolicyCommand,
  output: policyVersionView,
  allow: ["admin"],
  run: async ({ ctx, input, tx, note }) => {
    const [newest] = await tx.db
      .select({ version: max(pricingPolicy.version) })
      .from(pricingPolicy)
      .where(eq(pricingPolicy.marketId, ctx.market.id));
    if (newest?.version !== input.basedOnVersion) throw new AppError("policy_version_conflict");
    // The key (market, version) is the race guard: of two who publish at once, the second adds nothing.
    const [row] = await tx.db
      .insert(pricingPolicy)
      .values({
        marketId: ctx.market.id,
        version: input.basedOnVersion + 1,
        effectiveFromMs: ctx.clock.now(),
        publishedBy: ctx.actor.name,
        note: input.note,
        policy: input.policy,
      })
      .onConflictDoNothing()
      .returning();
    if (row === undefined) throw new AppError("policy_version_conflict");
    note.audit(`policy:${row.version}`, { basedOnVersion: input.basedOnVersion });
    note.event({
      type: "policy.published",
      subject: String(row.version),
      audience: ["admin"],
      data: { version: row.version },
    });
    return toPolicyView(row);
  },
});
