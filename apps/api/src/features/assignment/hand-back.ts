import { AppError, handBackCommand, driverView } from "@fairmile/contracts";
import { assignment, award, batch, stop } from "@fairmile/db";
import { and, eq, inArray, sql } from "drizzle-orm";
import { awardReleaseEntry } from "../../money/commitments.ts";
import { post } from "../../money/ledger.ts";
import { ownDriver } from "../../platform/actor.ts";
import { mutation } from "../../platform/verb.ts";
import { lockDeliveries, moveDeliveries } from "../delivery/move-deliveries.ts";
import { changePresence } from "../driver/change-presence.ts";
import { toDriverView } from "../driver/to-driver-view.ts";
import { lockOwnAssignment } from "./lock-own.ts";

/**
 * Hands a whole batch back before anything of it is on board: its deliveries are planned anew and sold again, and the
 * driver is free. With a parcel on board it is refused: then it is a handover, which a person arranges.
 */
export const handBack = mutation({
  name: "route.handBack",
  input: handBackCommand,
  output: driverView,
  allow: ["driver"],
  run: async ({ ctx, input, tx, note }) => {
    const marketId = ctx.market.id;
    const driverId = ownDriver(ctx.actor);
    const nowMs = ctx.clock.now();
    const { own, stops } = await lockOwnAssignment(tx, { marketId, assignmentId: input.assignmentId, driverId });
    const rows = await lockDeliveries(tx, marketId, [...new Set(stops.flatMap((row) => row.deliveryIds))]);
    const live = rows.filter((row) => row.status !== "cancelled");
    const moved = await moveDeliveries(tx, live, "release", {
      batchId: null,
      assignmentId: null,
      driverPayCents: null,
      pickupEtaMs: null,
      dropoffEtaMs: null,
    });
    await tx.db
      .update(assignment)
      .set({
        status: "released",
        endedAtMs: nowMs,
        releaseReason: input.reason,
        version: sql`${assignment.version} + 1`,
      })
      .where(and(eq(assignment.marketId, marketId), eq(assignment.id, own.id)));
    await tx.db
      .update(stop)
      .set({ status: "skipped", version: sql`${stop.version} + 1` })
      .where(
        and(eq(stop.marketId, marketId), eq(stop.assignmentId, own.id), inArray(stop.status, ["ahead", "arrived"])),
      );
    const [given] = await tx.db
      .update(award)
      .set({ status: "released", endedAtMs: nowMs, version: sql`${award.version} + 1` })
      .where(and(eq(award.marketId, marketId), eq(award.id, own.awardId), eq(award.status, "confirmed")))
      .returning();
    if (given === undefined) throw new AppError("award_over");
    await tx.db
      .update(batch)
      .set({ status: "withdrawn", endedAtMs: nowMs, version: sql`${batch.version} + 1` })
      .where(and(eq(batch.marketId, marketId), eq(batch.id, own.batchId)));
    // The share of a delivery that was cancelled before is settled by its own payment.
    const settledCents = rows.reduce(
      (sum, row) => sum + (row.status === "cancelled" ? (row.driverPayCents ?? 0) : 0),
      0,
    );
    await post(tx, ctx, [awardReleaseEntry({ awardId: given.id, driverId, payCents: given.payCents - settledCents })]);
    const free = await changePresence(tx, { marketId, driverId, command: "end_route", nowMs });
    note.audit(own.id, { reason: input.reason, deliveries: moved.length });
    for (const row of moved) {
      note.event({
        type: "delivery.status_changed",
        subject: row.id,
        audience: [`store:${row.storeId}`, `delivery:${row.id}`, "admin"],
        data: { status: row.status },
      });
    }
    note.event({
      type: "assignment.changed",
      subject: own.id,
      audience: [`driver:${driverId}`, "admin"],
      data: { status: "released" },
    });
    return toDriverView(tx, ctx.market, free);
  },
});
