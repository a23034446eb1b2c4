import {
  AppError,
  deliveryLifecycle,
  deliveryView,
  undeliverableDecisionCommand,
  type DeliveryCommand,
} from "@fairmile/contracts";
import { assignment, delivery, driver, stop, type Transaction } from "@fairmile/db";
import { and, asc, eq } from "drizzle-orm";
import type { Ctx } from "../../platform/services.ts";
import { mutationWithLook } from "../../platform/verb.ts";
import { currentPolicy } from "../policy/current-policy.ts";
import { isOpenStop, type AssignmentRow, type StopRow } from "../stop/load-stop.ts";
import { finishRoute } from "../stop/finish-route.ts";
import { noteDeliveries } from "../stop/note-deliveries.ts";
import { lookUpLegs, type SeenLegs } from "../stop/seen-legs.ts";
import { settleDelivery } from "../stop/settle-delivery.ts";
import { lockDelivery } from "./lock-delivery.ts";
import { moveDeliveries, type DeliveryRow } from "./move-deliveries.ts";
import { extraLeg, extraStop } from "./extra-stop.ts";
import { readDeliveryView } from "./read-delivery-view.ts";

const COMMAND = {
  return: "head_to_return",
  leave_at_pickup_point: "leave_at_pickup_point",
  reattempt: "schedule_reattempt",
} as const satisfies Record<string, DeliveryCommand>;

/** The route the parcel is still on; a parcel whose driver's route has ended is with ops. */
const routeOf = async (
  tx: Transaction,
  ctx: Ctx,
  row: DeliveryRow,
): Promise<{ readonly route: AssignmentRow; readonly stops: readonly StopRow[] }> => {
  const marketId = ctx.market.id;
  const [route] = await tx.db
    .select()
    .from(assignment)
    .where(and(eq(assignment.marketId, marketId), eq(assignment.id, row.assignmentId ?? "")));
  if (route === undefined || route.status !== "active") throw new AppError("delivery_wrong_state");
  const stops = await tx.db
    .select()
    .from(stop)
    .where(and(eq(stop.marketId, marketId), eq(stop.assignmentId, route.id)))
    .orderBy(asc(stop.seq));
  return { route, stops };
};

/** Another parcel that nobody took and nobody has decided on is still with the driver. */
const hasOnBoard = async (tx: Transaction, route: AssignmentRow): Promise<boolean> => {
  const rows = await tx.db
    .select({ id: delivery.id })
    .from(delivery)
    .where(
      and(
        eq(delivery.marketId, route.marketId),
        eq(delivery.assignmentId, route.id),
        eq(delivery.status, "undeliverable"),
      ),
    );
  return rows.length > 0;
};

/** The way that the decision adds to the driver's list, asked before the transaction. */
const lookUpExtra = async (
  ctx: Ctx,
  input: { readonly deliveryId: string; readonly decision: keyof typeof COMMAND },
): Promise<SeenLegs | null> => {
  if (input.decision === "leave_at_pickup_point") return null;
  const marketId = ctx.market.id;
  const [found] = await ctx.database.db
    .select({ delivery, assignmentId: assignment.id, vehicle: driver.vehicle })
    .from(delivery)
    .innerJoin(assignment, and(eq(assignment.marketId, delivery.marketId), eq(assignment.id, delivery.assignmentId)))
    .innerJoin(driver, and(eq(driver.marketId, assignment.marketId), eq(driver.id, assignment.driverId)))
    .where(and(eq(delivery.marketId, marketId), eq(delivery.id, input.deliveryId)));
  if (found === undefined) return null;
  const stops = await ctx.database.db
    .select({ status: stop.status, point: stop.point, etaMs: stop.etaMs })
    .from(stop)
    .where(and(eq(stop.marketId, marketId), eq(stop.assignmentId, found.assignmentId)))
    .orderBy(asc(stop.seq));
  const kind = input.decision === "return" ? "return" : "dropoff";
  return lookUpLegs(ctx, extraLeg(found.delivery, { kind, stops, vehicle: found.vehicle }));
};

/**
 * What becomes of a parcel that nobody took: back to the store, left at the pickup point, or tried once more. The first and
 * the last add a stop at the end of the driver's list; a parcel left at a pickup point is done, and costs what a delivery does.
 */
export const decideUndeliverable = mutationWithLook({
  name: "delivery.decideUndeliverable",
  input: undeliverableDecisionCommand,
  output: deliveryView,
  allow: ["store_owner", "store_staff", "api_key:write", "admin", "support", "system"],
  look: ({ ctx, input }) => lookUpExtra(ctx, input),
  run: async ({ ctx, input, tx, note, seen }): Promise<{ deliveryId: string }> => {
    const row = await lockDelivery(tx, ctx, input.deliveryId);
    const command = COMMAND[input.decision];
    const cell = deliveryLifecycle[row.status][command];
    if ("refused" in cell) throw new AppError(cell.refused);
    const { route, stops } = await routeOf(tx, ctx, row);
    const nowMs = ctx.clock.now();

    if (input.decision === "leave_at_pickup_point") {
      const [moved] = await moveDeliveries(tx, [row], command, { endedAtMs: nowMs, dropoffEtaMs: null });
      if (moved !== undefined) await settleDelivery({ ctx, tx }, moved, { driverId: route.driverId, withTip: true });
      if (!stops.some(isOpenStop) && !(await hasOnBoard(tx, route))) await finishRoute(tx, route, nowMs);
    } else {
      const [who] = await tx.db
        .select({ vehicle: driver.vehicle })
        .from(driver)
        .where(and(eq(driver.marketId, ctx.market.id), eq(driver.id, route.driverId)));
      const { policy } = await currentPolicy(tx, ctx.market.id, nowMs);
      const added = await extraStop(ctx, row, {
        kind: input.decision === "return" ? "return" : "dropoff",
        route,
        stops,
        vehicle: who?.vehicle ?? "car",
        serviceMs: policy.service.dropoffMs,
        seen,
      });
      await tx.db.insert(stop).values(added);
      await moveDeliveries(tx, [row], command, added.kind === "dropoff" ? { dropoffEtaMs: added.etaMs } : {});
    }
    const [now] = await tx.db
      .select()
      .from(delivery)
      .where(and(eq(delivery.marketId, ctx.market.id), eq(delivery.id, row.id)));
    note.audit(row.id, { decision: input.decision });
    noteDeliveries(note, now === undefined ? [] : [now], {
      type: "delivery.status_changed",
      driverId: route.driverId,
      assignmentId: route.id,
    });
    return { deliveryId: row.id };
  },
  after: ({ ctx, held }) => readDeliveryView(ctx, held.deliveryId),
});
