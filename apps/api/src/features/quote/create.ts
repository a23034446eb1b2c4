import { createQuoteCommand, quoteView } from "@fairmile/contracts";
import { quote } from "@fairmile/db";
import { ownStore } from "../../platform/actor.ts";
import { mutationWithLook } from "../../platform/verb.ts";
import { jobHash } from "./job-hash.ts";
import { measureJob } from "./measure-job.ts";
import { prepareJob } from "./prepare-job.ts";
import { toQuoteView } from "./to-quote-view.ts";

/** Prices a job and holds the price until the quote expires. */
export const createQuote = mutationWithLook({
  name: "quote.create",
  input: createQuoteCommand,
  output: quoteView,
  allow: ["store_owner", "store_staff", "api_key:write"],
  look: ({ ctx, input }) => measureJob(ctx, input),
  run: async ({ ctx, input, tx, note, seen }) => {
    const storeId = ownStore(ctx.actor);
    const job = await prepareJob({ ctx, database: tx, storeId, way: seen }, input);
    const nowMs = ctx.clock.now();
    const row: typeof quote.$inferSelect = {
      marketId: ctx.market.id,
      id: ctx.ids.next("quote"),
      storeId,
      status: "live",
      version: 1,
      input,
      jobHash: jobHash(input),
      fee: job.fee,
      surgeCents: job.surgeCents,
      policyVersion: job.policyVersion,
      distanceMeters: job.distanceMeters,
      durationMs: job.durationMs,
      pickupEtaMs: job.pickupEtaMs,
      dropoffEtaMs: job.dropoffEtaMs,
      deadlineAtMs: job.deadlineAtMs,
      createdAtMs: nowMs,
      expiresAtMs: nowMs + job.quoteTtlMs,
    };
    await tx.db.insert(quote).values(row);
    note.audit(row.id, { feeCents: job.fee.amountCents, policyVersion: job.policyVersion });
    return toQuoteView(row, job.isEstimate);
  },
});
