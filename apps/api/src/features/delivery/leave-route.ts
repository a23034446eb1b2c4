import { isDeliveryEnded, type DriverId } from "@fairmile/contracts";
import { assignment, award, batch, delivery, stop, type Transaction } from "@fairmile/db";
import { and, arrayContains, eq, inArray, sql } from "drizzle-orm";
import type { Notes } from "../../platform/notes.ts";
import type { Ctx } from "../../platform/services.ts";
import { changePresence } from "../driver/change-presence.ts";
import type { DeliveryRow } from "./to-delivery-view.ts";

interface Leaving {
  readonly ctx: Ctx;
  readonly tx: Transaction;
  readonly note: Notes;
}
type AssignmentRow = typeof assignment.$inferSelect;

/** Takes the delivery off the stops still ahead; a stop that served nothing else is skipped. */
const leaveStops = async ({ ctx, tx }: Leaving, row: DeliveryRow, assignmentId: string): Promise<void> => {
  await tx.db
    .update(stop)
    .set({
      status: sql`case when cardinality(${stop.deliveryIds}) = 1 then 'skipped' else ${stop.status} end`,
      deliveryIds: sql`case when cardinality(${stop.deliveryIds}) = 1 then ${stop.deliveryIds}
        else array_remove(${stop.deliveryIds}, ${row.id}) end`,
      version: sql`${stop.version} + 1`,
    })
    .where(
      and(
        eq(stop.marketId, ctx.market.id),
        eq(stop.assignmentId, assignmentId),
        arrayContains(stop.deliveryIds, [row.id]),
        inArray(stop.status, ["ahead", "arrived"]),
      ),
    );
};

/** Nothing is left to do: the route ends, and its driver is free again. What they did earn stays theirs. */
const endRoute = async ({ ctx, tx, note }: Leaving, route: AssignmentRow, didAny: boolean): Promise<void> => {
  const nowMs = ctx.clock.now();
  const inMarket = ctx.market.id;
  await tx.db
    .update(assignment)
    .set({
      status: didAny ? "completed" : "released",
      version: sql`${assignment.version} + 1`,
      endedAtMs: nowMs,
      releaseReason: didAny ? null : "cancelled",
    })
    .where(and(eq(assignment.marketId, inMarket), eq(assignment.id, route.id), eq(assignment.status, "active")));
  if (!didAny) {
    await tx.db
      .update(award)
      .set({ status: "released", version: sql`${award.version} + 1`, endedAtMs: nowMs })
      .where(and(eq(award.marketId, inMarket), eq(award.id, route.awardId), eq(award.status, "confirmed")));
  }
  await tx.db
    .update(batch)
    .set({
      // A lot that was begun can only be completed.
      status: sql`case when ${batch.status} = 'awarded' and ${!didAny} then 'withdrawn' else 'completed' end`,
      version: sql`${batch.version} + 1`,
      endedAtMs: nowMs,
    })
    .where(
      and(eq(batch.marketId, inMarket), eq(batch.id, route.batchId), inArray(batch.status, ["awarded", "in_progress"])),
    );
  const driverId = route.driverId as DriverId;
  await changePresence(tx, { marketId: inMarket, driverId, command: "end_route", nowMs });
  note.event({ type: "driver.changed", subject: route.driverId, audience: [`driver:${route.driverId}`, "admin"] });
};

/**
 * A delivery leaves the route of the driver who was to fetch it; a route with nothing left ends. Answers whose route it
 * was. The caller holds the locks of route and delivery, and moves the delivery itself.
 */
export const leaveRoute = async (leaving: Leaving, row: DeliveryRow): Promise<string> => {
  const { ctx, tx, note } = leaving;
  const { assignmentId } = row;
  if (assignmentId === null) throw new Error(`delivery ${row.id} is ${row.status} without a route`);
  const [route] = await tx.db
    .select()
    .from(assignment)
    .where(and(eq(assignment.marketId, ctx.market.id), eq(assignment.id, assignmentId)));
  if (route === undefined) throw new Error(`the route of delivery ${row.id} is not there`);
  await leaveStops(leaving, row, assignmentId);
  const all = await tx.db
    .select({ id: delivery.id, status: delivery.status })
    .from(delivery)
    .where(and(eq(delivery.marketId, ctx.market.id), eq(delivery.assignmentId, assignmentId)));
  const others = all.filter((other) => other.id !== row.id);
  if (others.every((other) => isDeliveryEnded(other.status))) {
    await endRoute(
      leaving,
      route,
      others.some((other) => other.status !== "cancelled"),
    );
  }
  note.event({
    type: "assignment.changed",
    subject: assignmentId,
    audience: [`driver:${route.driverId}`, "admin"],
    data: { deliveryId: row.id, reason: "cancelled" },
  });
  return route.driverId;
};
