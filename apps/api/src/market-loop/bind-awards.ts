import { splitCents, cents, type AssignmentId, type AwardId } from "@fairmile/contracts";
import { assignment, batch, delivery, driver, stop, type Transaction } from "@fairmile/db";
import { stopArrivalsMs } from "@fairmile/matching";
import { and, asc, eq, sql } from "drizzle-orm";
import { anyOf } from "../platform/any-of.ts";
import { insertTogether, rowsFor } from "../platform/insert-rows.ts";
import type { Notes } from "../platform/notes.ts";
import type { Ctx } from "../platform/services.ts";

export interface Binding {
  readonly awardId: AwardId;
  readonly batchId: string;
  readonly driverId: string;
  readonly payCents: number;
  /** When the driver is expected at the first pickup. */
  readonly arrivalMs: number;
}

const LOT_COLUMNS = {
  id: batch.id,
  stops: batch.stops,
  deliveryCount: batch.deliveryCount,
  deadlineAtMs: batch.deadlineAtMs,
};
const DELIVERY_COLUMNS = {
  id: delivery.id,
  batchId: delivery.batchId,
  storeId: delivery.storeId,
  feeCents: delivery.feeCents,
  pickupUnit: delivery.pickupUnit,
  pickupName: delivery.pickupName,
  pickupPhone: delivery.pickupPhone,
  pickupNotes: delivery.pickupNotes,
  dropoffUnit: delivery.dropoffUnit,
  dropoffName: delivery.dropoffName,
  dropoffPhone: delivery.dropoffPhone,
  dropoffNotes: delivery.dropoffNotes,
};
type BatchRow = Pick<typeof batch.$inferSelect, keyof typeof LOT_COLUMNS>;
type DeliveryRow = Pick<typeof delivery.$inferSelect, keyof typeof DELIVERY_COLUMNS>;

const stopRows = (
  ctx: Ctx,
  assignmentId: AssignmentId,
  lot: BatchRow,
  input: { readonly byId: ReadonlyMap<string, DeliveryRow>; readonly arrivalMs: number },
): (typeof stop.$inferInsert)[] => {
  const arrivals = stopArrivalsMs({ stops: lot.stops.map((s, k) => ({ ...s, stopId: String(k) })) }, input.arrivalMs);
  return lot.stops.flatMap((planned, seq) => {
    const [first] = planned.deliveryIds.flatMap((id) => input.byId.get(id) ?? []);
    const etaMs = arrivals[seq];
    if (first === undefined || etaMs === undefined) return [];
    const isPickup = planned.kind === "pickup";
    return [
      {
        marketId: ctx.market.id,
        id: ctx.ids.next("stop"),
        assignmentId,
        seq,
        kind: planned.kind,
        status: "ahead" as const,
        version: 1,
        deliveryIds: [...planned.deliveryIds],
        address: planned.address,
        unit: isPickup ? first.pickupUnit : first.dropoffUnit,
        point: planned.point,
        contactName: isPickup ? first.pickupName : first.dropoffName,
        contactPhone: isPickup ? first.pickupPhone : first.dropoffPhone,
        notes: isPickup ? first.pickupNotes : first.dropoffNotes,
        readyAtMs: planned.readyAtMs,
        deadlineAtMs: planned.deadlineAtMs,
        promisedEtaMs: etaMs,
        etaMs,
      },
    ];
  });
};

/** Each delivery's share of its lot's pay (by fee, to the cent) and when it will be picked up and dropped. */
const deliveryShares = (
  lot: BatchRow,
  rows: readonly DeliveryRow[],
  stops: readonly (typeof stop.$inferInsert)[],
  payCents: number,
) => {
  const shares = splitCents(
    cents(payCents),
    rows.map((row) => row.feeCents),
  );
  const etaOf = (id: string, kind: "pickup" | "dropoff"): number =>
    stops.find((s) => s.kind === kind && s.deliveryIds.includes(id))?.etaMs ?? lot.deadlineAtMs;
  return rows.map((row, i) => ({
    id: row.id,
    pay: shares[i] ?? 0,
    pickup: etaOf(row.id, "pickup"),
    dropoff: etaOf(row.id, "dropoff"),
  }));
};

/**
 * Turns awards that bind into assignments: stop lists, the drivers on their routes, the deliveries assigned, in one
 * statement each however many there are. The caller holds the rows of the lots and drivers; anything that is not as it
 * read it makes this throw, and the whole round is undone.
 */
export const bindAwards = async (
  { ctx, tx, note }: { readonly ctx: Ctx; readonly tx: Transaction; readonly note: Notes },
  bindings: readonly Binding[],
): Promise<void> => {
  if (bindings.length === 0) return;
  const marketId = ctx.market.id;
  const nowMs = ctx.clock.now();
  const batchIds = bindings.map((b) => b.batchId);
  const [lots, deliveries] = await Promise.all([
    tx.db
      .select(LOT_COLUMNS)
      .from(batch)
      .where(and(eq(batch.marketId, marketId), anyOf(batch.id, batchIds))),
    tx.db
      .select(DELIVERY_COLUMNS)
      .from(delivery)
      .where(and(eq(delivery.marketId, marketId), anyOf(delivery.batchId, batchIds), eq(delivery.status, "batched")))
      .orderBy(asc(delivery.id))
      .for("update"),
  ]);
  const ofLot = Map.groupBy(deliveries, (row) => row.batchId);
  const lotById = new Map(lots.map((lot) => [lot.id, lot]));
  const byId = new Map(deliveries.map((row) => [row.id, row]));
  const assignments: (typeof assignment.$inferInsert)[] = [];
  const stops: (typeof stop.$inferInsert)[] = [];
  const shares: { id: string; assignment: string; pay: number; pickup: number; dropoff: number }[] = [];
  for (const binding of bindings) {
    const lot = lotById.get(binding.batchId);
    if (lot === undefined) throw new Error(`award of an unknown lot ${binding.batchId}`);
    const rows = ofLot.get(lot.id) ?? [];
    if (rows.length !== lot.deliveryCount) throw new Error(`lot ${lot.id} lost a delivery under its award`);
    const id = ctx.ids.next("assignment");
    const own = stopRows(ctx, id, lot, { byId, arrivalMs: binding.arrivalMs });
    assignments.push({
      marketId,
      id,
      driverId: binding.driverId,
      batchId: lot.id,
      awardId: binding.awardId,
      status: "active",
      version: 1,
      payCents: binding.payCents,
      createdAtMs: nowMs,
    });
    stops.push(...own);
    shares.push(...deliveryShares(lot, rows, own, binding.payCents).map((share) => ({ ...share, assignment: id })));
    for (const row of rows) {
      note.event({
        type: "delivery.assigned",
        subject: row.id,
        audience: [`store:${row.storeId}`, `delivery:${row.id}`, "admin"],
        data: { assignmentId: id },
      });
    }
    note.event({
      type: "assignment.changed",
      subject: id,
      audience: [`driver:${binding.driverId}`, "admin"],
      data: { batchId: lot.id },
    });
  }
  await insertTogether(tx, [rowsFor(assignment, assignments), rowsFor(stop, stops)]);
  const [moved, sold, busy] = await Promise.all([
    tx.db.execute(sql`
      update ${delivery} d set status = 'assigned', version = d.version + 1, assignment_id = v.assignment,
        driver_pay_cents = v.pay, pickup_eta_ms = v.pickup, dropoff_eta_ms = v.dropoff
      from jsonb_to_recordset(${JSON.stringify(shares)}::jsonb) as v(id text, assignment text, pay bigint, pickup bigint, dropoff bigint)
      where d.market_id = ${marketId} and d.id = v.id and d.status = 'batched' returning d.id`),
    tx.db
      .update(batch)
      .set({ status: "awarded", version: sql`${batch.version} + 1` })
      .where(and(eq(batch.marketId, marketId), anyOf(batch.id, batchIds), eq(batch.status, "open")))
      .returning({ id: batch.id }),
    tx.db
      .update(driver)
      .set({ presence: "on_route", version: sql`${driver.version} + 1` })
      .where(
        and(
          eq(driver.marketId, marketId),
          anyOf(
            driver.id,
            bindings.map((b) => b.driverId),
          ),
          eq(driver.presence, "available"),
        ),
      )
      .returning({ id: driver.id }),
  ]);
  if (moved.length !== shares.length || sold.length !== bindings.length || busy.length !== bindings.length) {
    throw new Error("an award met a lot, delivery or driver that had moved");
  }
};
