import type { DeliveryView, PaymentState } from "@fairmile/contracts";
import { assignment, batch, driver, marketState, payment, proof, stop } from "@fairmile/db";
import { and, arrayOverlaps, asc, eq, inArray } from "drizzle-orm";
import type { Ctx } from "../../platform/services.ts";
import { currentPolicy } from "../policy/current-policy.ts";
import { toCourier, type CourierRow } from "./courier.ts";
import { toProofViews, type ProofRow } from "./proof-views.ts";
import { saleOf } from "./sale.ts";
import { stopsAheadOf, type StopRow } from "./stops-ahead.ts";
import type { DeliveryRow } from "./to-delivery-view.ts";

/** What stands around a delivery's row and is shown with it. */
export interface DeliveryFacts {
  readonly payment: PaymentState;
  readonly courier: DeliveryView["courier"];
  readonly proofs: DeliveryView["proofs"];
  /** Those of the drop-off alone, which its recipient may see. */
  readonly doorProofs: DeliveryView["proofs"];
  readonly sale: DeliveryView["sale"];
  readonly stopsAhead: number | null;
  readonly trackingUrl: string;
}

const uniq = (values: readonly (string | null)[]): string[] => [...new Set(values.filter((v) => v !== null))];

const readAround = async (ctx: Ctx, rows: readonly DeliveryRow[]) => {
  const { db } = ctx.database;
  const marketId = ctx.market.id;
  const assignmentIds = uniq(rows.map((row) => row.assignmentId));
  const lotIds = uniq(rows.map((row) => (row.status === "batched" ? row.batchId : null)));
  const [payments, couriers, stops, proofs, lots, states, { policy }] = await Promise.all([
    db
      .select({ deliveryId: payment.deliveryId, status: payment.status })
      .from(payment)
      .where(
        and(
          eq(payment.marketId, marketId),
          inArray(
            payment.deliveryId,
            rows.map((row) => row.id),
          ),
        ),
      ),
    assignmentIds.length === 0
      ? []
      : db
          .select({ assignmentId: assignment.id, id: driver.id, name: driver.name, vehicle: driver.vehicle })
          .from(assignment)
          .innerJoin(driver, and(eq(driver.marketId, assignment.marketId), eq(driver.id, assignment.driverId)))
          .where(and(eq(assignment.marketId, marketId), inArray(assignment.id, assignmentIds))),
    assignmentIds.length === 0
      ? []
      : db
          .select({
            id: stop.id,
            assignmentId: stop.assignmentId,
            seq: stop.seq,
            kind: stop.kind,
            status: stop.status,
            deliveryIds: stop.deliveryIds,
          })
          .from(stop)
          .where(and(eq(stop.marketId, marketId), inArray(stop.assignmentId, assignmentIds)))
          .orderBy(asc(stop.seq)),
    assignmentIds.length === 0
      ? []
      : db
          .select({
            id: proof.id,
            stopId: proof.stopId,
            kind: proof.kind,
            atMs: proof.atMs,
            lng: proof.lng,
            lat: proof.lat,
          })
          .from(proof)
          .innerJoin(stop, and(eq(stop.marketId, proof.marketId), eq(stop.id, proof.stopId)))
          .where(
            and(
              eq(proof.marketId, marketId),
              arrayOverlaps(
                stop.deliveryIds,
                rows.map((row) => row.id),
              ),
            ),
          )
          .orderBy(asc(proof.atMs), asc(proof.id)),
    lotIds.length === 0
      ? []
      : db
          .select()
          .from(batch)
          .where(and(eq(batch.marketId, marketId), inArray(batch.id, lotIds))),
    db.select({ closesAtMs: marketState.closesAtMs }).from(marketState).where(eq(marketState.marketId, marketId)),
    currentPolicy(ctx.database, marketId, ctx.clock.now()),
  ]);
  return { payments, couriers, stops, proofs, lots, state: states[0] ?? null, policy };
};

/** Reads what is shown with these deliveries, for all of them at once. The caller has checked whose they are. */
export const deliveryFacts = async (
  ctx: Ctx,
  rows: readonly DeliveryRow[],
): Promise<ReadonlyMap<string, DeliveryFacts>> => {
  if (rows.length === 0) return new Map();
  const around = await readAround(ctx, rows);
  const nowMs = ctx.clock.now();
  return new Map(
    rows.map((row) => {
      const paid = around.payments.find((p) => p.deliveryId === row.id)?.status;
      if (paid === undefined) throw new Error(`delivery ${row.id} has no payment`);
      const courier: CourierRow | undefined = around.couriers.find((c) => c.assignmentId === row.assignmentId);
      const stops: readonly StopRow[] = around.stops.filter((s) => s.assignmentId === row.assignmentId);
      const own = around.stops.filter((s) => s.deliveryIds.includes(row.id));
      const proofsOf = (of: readonly StopRow[]): readonly ProofRow[] =>
        around.proofs.filter((p) => of.some((s) => s.id === p.stopId));
      const facts: DeliveryFacts = {
        payment: paid,
        courier: courier === undefined ? null : toCourier(ctx, courier, row.status),
        proofs: toProofViews(ctx, proofsOf(own)),
        doorProofs: toProofViews(ctx, proofsOf(own.filter((s) => s.kind === "dropoff"))),
        sale: saleOf(row, {
          policy: around.policy,
          state: around.state,
          lot: around.lots.find((lot) => lot.id === row.batchId) ?? null,
          payment: paid,
          nowMs,
        }),
        stopsAhead: courier === undefined ? null : stopsAheadOf(row, stops),
        trackingUrl: `${ctx.config.webOrigin}/track/${row.trackingToken}`,
      };
      return [row.id, facts];
    }),
  );
};
