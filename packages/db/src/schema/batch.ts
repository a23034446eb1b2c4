import type { LngLat, ParcelSize, VehicleClass } from "@fairmile/contracts";
import { BATCH_STATES } from "@fairmile/contracts";
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { atMs, cents, marketId, ms, point } from "./columns.ts";
import { market } from "./market.ts";

/** One planned stop of a batch: several pickups at one door are one stop. */
export interface PlannedStop {
  readonly kind: "pickup" | "dropoff";
  readonly deliveryIds: readonly string[];
  readonly point: LngLat;
  readonly address: string;
  /** Travel from the stop before, by the vehicle the plan was made for; 0 at the first. */
  readonly legMs: number;
  readonly serviceMs: number;
  readonly readyAtMs: number | null;
  readonly deadlineAtMs: number | null;
}

/** What a batch takes up: units of room, grams, and its largest single parcel. */
export interface BatchLoad {
  readonly units: number;
  readonly weightGrams: number;
  readonly largest: ParcelSize;
}

export const batch = pgTable(
  "batch",
  {
    marketId: marketId().references(() => market.id),
    id: text("id").notNull(),
    status: text("status", { enum: BATCH_STATES }).notNull(),
    version: integer("version").notNull(),
    stops: jsonb("stops").$type<PlannedStop[]>().notNull(),
    deliveryCount: integer("delivery_count").notNull(),
    storeName: text("store_name").notNull(),
    endsIn: text("ends_in").notNull(),
    pickupPoint: point("pickup_point").notNull(),
    zone: text("zone").notNull(),
    distanceMeters: integer("distance_meters").notNull(),
    durationMs: ms("duration_ms").notNull(),
    vehicleClasses: text("vehicle_classes").array().$type<VehicleClass[]>().notNull(),
    capCents: cents("cap_cents").notNull(),
    surgeCents: cents("surge_cents").notNull(),
    tipCents: cents("tip_cents").notNull(),
    reserveCents: cents("reserve_cents"),
    firstReserveCents: cents("first_reserve_cents"),
    load: jsonb("load").$type<BatchLoad>().notNull(),
    /** Drivers near it when it opened: fixed, so that the reserve never falls; null until then. */
    nearCount: integer("near_count"),
    candidateCount: integer("candidate_count").notNull(),
    rounds: integer("rounds").notNull(),
    deadlineAtMs: atMs("deadline_at_ms").notNull(),
    createdAtMs: atMs("created_at_ms").notNull(),
    openedAtMs: atMs("opened_at_ms"),
    /** Time in which the lot's age stood still: an autopilot award was waiting for its driver's word. */
    stoodStillMs: ms("stood_still_ms").notNull(),
    endedAtMs: atMs("ended_at_ms"),
  },
  (t) => [primaryKey({ columns: [t.marketId, t.id] }), index("batch_status").on(t.marketId, t.status)],
);

/** A lot as shown to one driver. Never updated: a change is a new offer. */
export const offer = pgTable(
  "offer",
  {
    marketId: marketId(),
    id: text("id").notNull(),
    batchId: text("batch_id").notNull(),
    driverId: text("driver_id").notNull(),
    roundNo: integer("round_no").notNull(),
    postedCents: cents("posted_cents").notNull(),
    floorCents: cents("floor_cents").notNull(),
    surgeCents: cents("surge_cents").notNull(),
    tipCents: cents("tip_cents").notNull(),
    toPickupMs: ms("to_pickup_ms").notNull(),
    toPickupMeters: integer("to_pickup_meters").notNull(),
    shownAtMs: atMs("shown_at_ms").notNull(),
    expiresAtMs: atMs("expires_at_ms").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.marketId, t.id] }),
    foreignKey({ columns: [t.marketId, t.batchId], foreignColumns: [batch.marketId, batch.id] }),
    index("offer_driver").on(t.marketId, t.driverId, t.expiresAtMs),
    index("offer_live").on(t.marketId, t.expiresAtMs),
    index("offer_batch").on(t.marketId, t.batchId, t.driverId),
  ],
);
