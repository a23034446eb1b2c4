import type { BatchId, PricingPolicy } from "@fairmile/contracts";
import { batch, delivery, transaction, type schema, type Transaction } from "@fairmile/db";
import { payCapCents } from "@fairmile/matching";
import { and, eq, inArray, sql } from "drizzle-orm";
import { createNotes, writeNotes, type Notes } from "../platform/notes.ts";
import type { Ctx } from "../platform/services.ts";
import { zoneOf } from "../platform/zone.ts";
import { planBatches, type PlannedBatch, type WaitingDelivery } from "./plan-batches.ts";

type PlannedStopRow = schema.PlannedStop;

/** The part of an address a driver needs to know where a lot ends: its street, or the place's last words. */
const endsIn = (address: string): string =>
  address
    .split(",")[0]
    ?.replace(/^\S*\d\S*\s+/, "")
    .trim() || address;

const plannedStops = ({ batch: formed, deliveries }: PlannedBatch, policy: PricingPolicy): PlannedStopRow[] => {
  const byId = new Map<string, WaitingDelivery>(deliveries.map((row) => [row.id, row]));
  return formed.stops.map((stop, k) => {
    const rows = stop.deliveryIds.flatMap((id) => byId.get(id) ?? []);
    const [first] = rows;
    if (first === undefined) throw new Error("a planned stop serves a delivery of its batch");
    const isPickup = stop.kind === "pickup";
    return {
      kind: stop.kind,
      deliveryIds: [...stop.deliveryIds],
      point: isPickup ? first.pickupPoint : first.dropoffPoint,
      address: isPickup ? first.pickupAddress : first.dropoffAddress,
      legMs: k === 0 ? 0 : stop.legMs,
      serviceMs: isPickup ? policy.service.pickupMs : policy.service.dropoffMs,
      readyAtMs: isPickup ? Math.max(...rows.map((row) => row.readyAtMs)) : null,
      deadlineAtMs: isPickup ? null : Math.min(...rows.map((row) => row.deadlineAtMs)),
    };
  });
};

/** Opens one batch: takes its deliveries out of the waiting ones, all or none. */
const openOne = async (
  { ctx, tx, note }: { readonly ctx: Ctx; readonly tx: Transaction; readonly note: Notes },
  planned: PlannedBatch,
  policy: PricingPolicy,
): Promise<boolean> => {
  const marketId = ctx.market.id;
  const nowMs = ctx.clock.now();
  const { batch: formed, deliveries } = planned;
  const stops = plannedStops(planned, policy);
  const [pickup] = stops;
  const last = stops.at(-1);
  if (pickup === undefined || last === undefined) return false;
  const locked = await tx.db
    .select({ id: delivery.id })
    .from(delivery)
    .where(
      and(
        eq(delivery.marketId, marketId),
        inArray(delivery.id, [...formed.deliveryIds]),
        eq(delivery.status, "created"),
      ),
    )
    .orderBy(delivery.id)
    .for("update");
  // One was cancelled since the plan was made: the rest is planned anew at the next look.
  if (locked.length !== formed.deliveryIds.length) return false;
  const id: BatchId = ctx.ids.next("batch");
  const surgeCents = deliveries.reduce((sum, row) => sum + row.surgeCents, 0);
  const tipCents = deliveries.reduce((sum, row) => sum + row.tipCents, 0);
  await tx.db.insert(batch).values({
    marketId,
    id,
    status: "open",
    version: 1,
    stops,
    deliveryCount: deliveries.length,
    storeName: [...new Set(deliveries.map((row) => row.storeName))].join(", "),
    endsIn: endsIn(last.address),
    pickupPoint: pickup.point,
    zone: zoneOf(pickup.point),
    distanceMeters: formed.distanceMeters,
    durationMs: formed.durationMs,
    vehicleClasses: [...formed.vehicleClasses],
    load: formed.load,
    capCents: payCapCents({ policy, deliveries }),
    surgeCents,
    tipCents,
    candidateCount: 0,
    rounds: 0,
    deadlineAtMs: Math.min(...deliveries.map((row) => row.deadlineAtMs)),
    createdAtMs: nowMs,
    openedAtMs: nowMs,
    stoodStillMs: 0,
  });
  await tx.db
    .update(delivery)
    .set({ status: "batched", version: sql`${delivery.version} + 1`, batchId: id })
    .where(
      and(
        eq(delivery.marketId, marketId),
        inArray(
          delivery.id,
          locked.map((row) => row.id),
        ),
      ),
    );
  note.audit(id, { deliveries: deliveries.length, capCents: payCapCents({ policy, deliveries }) });
  note.event({ type: "lot.opened", subject: id, audience: ["admin"] });
  for (const row of deliveries) {
    note.event({
      type: "delivery.batched",
      subject: row.id,
      audience: [`store:${row.storeId}`, `delivery:${row.id}`, "admin"],
      data: { batchId: id },
    });
  }
  return true;
};

/** Forms and opens what the engine says should be for sale now. Answers how many lots were opened. */
export const openBatches = async (ctx: Ctx, policy: PricingPolicy): Promise<number> => {
  const { planned, refused } = await planBatches({
    database: ctx.database,
    roads: ctx.roads(ctx.market),
    policy,
    marketId: ctx.market.id,
    nowMs: ctx.clock.now(),
  });
  for (const row of refused) ctx.log.warn({ deliveryId: row.deliveryId, code: row.code }, "delivery fits no plan");
  let opened = 0;
  for (const one of planned) {
    const isOpen = await transaction(ctx.database, async (tx) => {
      const note = createNotes(ctx, "batch.open");
      const done = await openOne({ ctx, tx, note }, one, policy);
      if (done) await writeNotes(tx, note);
      return done;
    });
    if (isOpen) opened += 1;
  }
  return opened;
};
