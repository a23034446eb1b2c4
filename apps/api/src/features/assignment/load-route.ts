import type { RouteView } from "@fairmile/contracts";
import { assignment, delivery, stop, type Queryable } from "@fairmile/db";
import { and, asc, eq, inArray } from "drizzle-orm";
import type { Ctx } from "../../platform/services.ts";

type AssignmentRow = typeof assignment.$inferSelect;

/** States in which a delivery can still be handed back: nothing of it is on board. */
const NOT_ON_BOARD = new Set(["assigned", "enroute_to_pickup", "arrived_at_pickup", "cancelled"]);

/** What did not reach its door, and will not, earns no tip. */
const WITHOUT_TIP = new Set(["cancelled", "enroute_to_return", "arrived_at_return", "returned"]);

/**
 * A driver's list of stops, with what each asks for. Phone numbers only of stops that are still open. Its line goes straight
 * from stop to stop; `drawRoute` lays it along the roads.
 */
export const loadRoute = async (source: Queryable, ctx: Ctx, own: AssignmentRow): Promise<RouteView> => {
  const marketId = ctx.market.id;
  const [fresh] = await source.db
    .select()
    .from(assignment)
    .where(and(eq(assignment.marketId, marketId), eq(assignment.id, own.id)));
  const row = fresh ?? own;
  const stops = await source.db
    .select()
    .from(stop)
    .where(and(eq(stop.marketId, marketId), eq(stop.assignmentId, own.id)))
    .orderBy(asc(stop.seq));
  const ids = [...new Set(stops.flatMap((s) => s.deliveryIds))];
  const deliveries =
    ids.length === 0
      ? []
      : await source.db
          .select()
          .from(delivery)
          .where(and(eq(delivery.marketId, marketId), inArray(delivery.id, ids)));
  const byId = new Map(deliveries.map((d) => [d.id, d]));
  return {
    assignmentId: row.id,
    status: row.status,
    payCents: row.payCents,
    tipCents: deliveries.filter((d) => !WITHOUT_TIP.has(d.status)).reduce((sum, d) => sum + d.tipCents, 0),
    currency: ctx.market.currency,
    stops: stops.map((s) => ({
      id: s.id,
      seq: s.seq,
      kind: s.kind,
      status: s.status,
      place: { address: s.address, point: s.point, ...(s.unit === null ? {} : { unit: s.unit }) },
      contactName: s.contactName,
      contactPhone: s.status === "ahead" || s.status === "arrived" ? s.contactPhone : null,
      notes: s.notes,
      etaMs: s.etaMs,
      deadlineAtMs: s.deadlineAtMs,
      doneAtMs: s.doneAtMs,
      deliveries: s.deliveryIds.flatMap((id) => {
        const d = byId.get(id);
        if (d === undefined) return [];
        return [
          {
            id: d.id,
            status: d.status,
            recipientName: d.dropoffName,
            parcels: d.parcels,
            verification: s.kind === "pickup" ? d.pickupVerification : d.dropoffVerification,
            storeName: d.storeName,
          },
        ];
      }),
    })),
    line: stops.map((s) => s.point),
    canHandBack: row.status === "active" && deliveries.every((d) => NOT_ON_BOARD.has(d.status)),
    isEstimate: true,
  };
};
