import type { DeliveryView, PaymentState, PricingPolicy } from "@fairmile/contracts";
import type { batch, marketState } from "@fairmile/db";
import type { DeliveryRow } from "./to-delivery-view.ts";

export interface SaleFacts {
  readonly policy: PricingPolicy;
  readonly state: Pick<typeof marketState.$inferSelect, "closesAtMs"> | null;
  readonly lot: typeof batch.$inferSelect | null;
  readonly payment: PaymentState;
  readonly nowMs: number;
}

/** Where a delivery's sale stands: held back for company, or in front of drivers. Null before the hold and after the sale. */
export const saleOf = (row: DeliveryRow, { policy, state, lot, payment, nowMs }: SaleFacts): DeliveryView["sale"] => {
  if (row.status === "created" && payment === "held") {
    const heldUntilMs = row.createdAtMs + policy.bundling.maxHoldMs;
    return {
      candidates: 0,
      rounds: 0,
      clearsAtMs: null,
      heldUntilMs: heldUntilMs > nowMs ? heldUntilMs : null,
      roseCents: 0,
    };
  }
  if (row.status !== "batched" || lot === null || (lot.status !== "open" && lot.status !== "unsold")) return null;
  const exposedAtMs = lot.openedAtMs === null ? null : lot.openedAtMs + policy.round.exposureMs;
  const closesAtMs = state?.closesAtMs ?? null;
  const clearsAtMs = exposedAtMs === null ? null : Math.max(exposedAtMs, closesAtMs ?? 0);
  return {
    candidates: lot.candidateCount,
    rounds: lot.rounds,
    clearsAtMs: lot.status === "open" ? clearsAtMs : null,
    heldUntilMs: null,
    roseCents: Math.max(0, (lot.reserveCents ?? 0) - (lot.firstReserveCents ?? lot.reserveCents ?? 0)),
  };
};
