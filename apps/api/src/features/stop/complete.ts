import { AppError, completeStopCommand, routeView, type VehicleClass } from "@fairmile/contracts";
import { batch, driver, proof, stop, type Transaction } from "@fairmile/db";
import { and, eq, sql } from "drizzle-orm";
import { ownDriver } from "../../platform/actor.ts";
import type { Ctx } from "../../platform/services.ts";
import { mutationWithLook, type Change } from "../../platform/verb.ts";
import type { z } from "zod";
import { drawRoute } from "../assignment/draw-route.ts";
import { loadRoute } from "../assignment/load-route.ts";
import { lockDeliveries, moveDeliveries, type DeliveryRow } from "../delivery/move-deliveries.ts";
import { currentPolicy } from "../policy/current-policy.ts";
import { checkProofs } from "./check-proofs.ts";
import { finishRoute } from "./finish-route.ts";
import { headOn, nextStop, retime } from "./head-on.ts";
import { isOpenStop, lockOwnStop, type OwnStop } from "./load-stop.ts";
import { noteDeliveries } from "./note-deliveries.ts";
import { legsMsOf, lookAhead, type SeenLegs } from "./seen-legs.ts";
import { settleDelivery } from "./settle-delivery.ts";
import { writeEtas } from "./write-etas.ts";

type CompleteInput = z.output<typeof completeStopCommand>;

const finishDeliveries = async (
  { ctx, tx }: Change<CompleteInput>,
  own: OwnStop,
  rows: readonly DeliveryRow[],
): Promise<DeliveryRow[]> => {
  const atMs = ctx.clock.now();
  const driverId = own.assignment.driverId;
  if (own.stop.kind === "pickup") return moveDeliveries(tx, rows, "pick_up", { pickedUpAtMs: atMs });
  const isReturn = own.stop.kind === "return";
  const moved = await moveDeliveries(
    tx,
    rows,
    isReturn ? "return" : "deliver",
    isReturn ? { endedAtMs: atMs } : { deliveredAtMs: atMs, endedAtMs: atMs },
  );
  for (const row of moved) await settleDelivery({ ctx, tx }, row, { driverId, withTip: !isReturn });
  return moved;
};

const DONE = { pickup: "delivery.picked_up", dropoff: "delivery.delivered", return: "delivery.returned" } as const;

/** The first parcel on board starts the batch: from here on it is handed over, not handed back. */
const startBatch = async (tx: Transaction, own: OwnStop): Promise<void> => {
  await tx.db
    .update(batch)
    .set({ status: "in_progress", version: sql`${batch.version} + 1` })
    .where(
      and(eq(batch.marketId, own.stop.marketId), eq(batch.id, own.assignment.batchId), eq(batch.status, "awarded")),
    );
};

/** A parcel that nobody took and nobody has decided on keeps the route open: it is still on board. */
const hasUndecided = async (tx: Transaction, own: OwnStop): Promise<boolean> => {
  const ids = [...new Set(own.stops.flatMap((row) => row.deliveryIds))];
  const rows = await lockDeliveries(tx, own.stop.marketId, ids);
  return rows.some((row) => row.status === "undeliverable" && row.assignmentId === own.assignment.id);
};

const driveOn = async (
  { ctx, tx, seen }: { readonly ctx: Ctx; readonly tx: Transaction; readonly seen: SeenLegs | null },
  own: OwnStop,
): Promise<DeliveryRow[]> => {
  const nowMs = ctx.clock.now();
  const next = nextStop(own.stops, own.stop.seq);
  if (next === null) return [];
  const ahead = own.stops.filter((row) => row.seq > own.stop.seq && isOpenStop(row));
  const [who] = await tx.db
    .select({ vehicle: driver.vehicle })
    .from(driver)
    .where(and(eq(driver.marketId, own.stop.marketId), eq(driver.id, own.assignment.driverId)));
  const vehicle: VehicleClass = who?.vehicle ?? "car";
  const legsMs = await legsMsOf(seen, { vehicle, stops: [own.stop.point, ...ahead.map((row) => row.point)] });
  const { policy } = await currentPolicy(tx, own.stop.marketId, nowMs);
  const etas = await retime(tx, {
    stops: ahead,
    legsMs,
    leftAtMs: nowMs,
    serviceMs: { pickup: policy.service.pickupMs, dropoff: policy.service.dropoffMs },
  });
  await writeEtas(tx, own.stop.marketId, etas);
  return headOn(tx, next);
};

/**
 * The stop is done: what its deliveries ask for was shown, they are picked up, delivered or brought back, and their money
 * moves with them. The last stop ends the route.
 */
export const completeStop = mutationWithLook({
  name: "stop.complete",
  input: completeStopCommand,
  output: routeView,
  allow: ["driver"],
  look: ({ ctx, input }) => lookAhead(ctx, { stopId: input.stopId, driverId: ownDriver(ctx.actor) }),
  run: async (change) => {
    const { ctx, input, tx, note, seen } = change;
    const driverId = ownDriver(ctx.actor);
    const marketId = ctx.market.id;
    const nowMs = ctx.clock.now();
    const own = await lockOwnStop(tx, { marketId, stopId: input.stopId, driverId });
    if (own.stop.status !== "arrived") throw new AppError("stop_wrong_state");
    const rows = await lockDeliveries(tx, marketId, own.stop.deliveryIds);
    const live = rows.filter((row) => row.status !== "cancelled");
    const { pinShown } = await checkProofs(tx, {
      stop: own.stop,
      driverId,
      rows: live,
      proofIds: input.proofIds,
      pins: input.pins,
    });
    if (pinShown) {
      const id = ctx.ids.next("proof");
      await tx.db.insert(proof).values({
        marketId,
        id,
        stopId: own.stop.id,
        driverId,
        kind: "pin",
        atMs: nowMs,
        lng: input.position?.point.lng ?? null,
        lat: input.position?.point.lat ?? null,
        idempotencyKey: id,
      });
    }
    const moved = await finishDeliveries(change, own, live);
    await tx.db
      .update(stop)
      .set({ status: "done", doneAtMs: nowMs, version: sql`${stop.version} + 1` })
      .where(and(eq(stop.marketId, marketId), eq(stop.id, own.stop.id)));
    if (own.stop.kind === "pickup") await startBatch(tx, own);
    note.audit(own.stop.id, { kind: own.stop.kind, deliveries: moved.length });
    const at = { driverId, assignmentId: own.assignment.id };
    noteDeliveries(note, moved, { type: DONE[own.stop.kind], ...at });
    const heading = await driveOn({ ctx, tx, seen }, own);
    if (heading.length > 0) noteDeliveries(note, heading, { type: "delivery.status_changed", ...at });
    else if (nextStop(own.stops, own.stop.seq) === null && !(await hasUndecided(tx, own))) {
      await finishRoute(tx, own.assignment, nowMs);
    }
    return loadRoute(tx, ctx, own.assignment);
  },
  after: ({ ctx, held }) => drawRoute(ctx, held),
});
