import type { QuoteView } from "@fairmile/contracts";
import type { quote } from "@fairmile/db";

/** A quote as the store reads it; `isEstimate` where no road graph stands behind its times. */
export const toQuoteView = (row: typeof quote.$inferSelect, isEstimate: boolean): QuoteView => ({
  id: row.id,
  fee: row.fee,
  tipCents: row.input.tipCents,
  expiresAtMs: row.expiresAtMs,
  pickupEtaMs: row.pickupEtaMs,
  dropoffEtaMs: row.dropoffEtaMs,
  dropoffWindow: { fromMs: row.dropoffEtaMs, toMs: Math.max(row.dropoffEtaMs, row.deadlineAtMs) },
  surge: { amountCents: row.surgeCents, reason: row.surgeCents > 0 ? "more_parcels_than_drivers" : "none" },
  distanceMeters: row.distanceMeters,
  durationMs: row.durationMs,
  isEstimate,
});
