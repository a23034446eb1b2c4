import { sql } from "drizzle-orm";
import {
  doublePrecision,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { award } from "./auction.ts";
import { atMs, bytes, cents, marketId, point } from "./columns.ts";
import { driver } from "./driver.ts";

export const assignment = pgTable(
  "assignment",
  {
    marketId: marketId(),
    id: text("id").notNull(),
    driverId: text("driver_id").notNull(),
    batchId: text("batch_id").notNull(),
    awardId: text("award_id").notNull(),
    status: text("status", { enum: ["active", "completed", "released"] }).notNull(),
    version: integer("version").notNull(),
    payCents: cents("pay_cents").notNull(),
    createdAtMs: atMs("created_at_ms").notNull(),
    endedAtMs: atMs("ended_at_ms"),
    releaseReason: text("release_reason"),
  },
  (t) => [
    primaryKey({ columns: [t.marketId, t.id] }),
    foreignKey({ columns: [t.marketId, t.driverId], foreignColumns: [driver.marketId, driver.id] }),
    foreignKey({ columns: [t.marketId, t.awardId], foreignColumns: [award.marketId, award.id] }),
    uniqueIndex("assignment_live_batch")
      .on(t.marketId, t.batchId)
      .where(sql`status = 'active'`),
    uniqueIndex("assignment_live_driver")
      .on(t.marketId, t.driverId)
      .where(sql`status = 'active'`),
    index("assignment_driver").on(t.marketId, t.driverId, t.createdAtMs),
  ],
);

export const stop = pgTable(
  "stop",
  {
    marketId: marketId(),
    id: text("id").notNull(),
    assignmentId: text("assignment_id").notNull(),
    seq: integer("seq").notNull(),
    kind: text("kind", { enum: ["pickup", "dropoff", "return"] }).notNull(),
    status: text("status", { enum: ["ahead", "arrived", "done", "failed", "skipped"] }).notNull(),
    version: integer("version").notNull(),
    deliveryIds: text("delivery_ids").array().notNull(),
    address: text("address").notNull(),
    unit: text("unit"),
    point: point("point").notNull(),
    contactName: text("contact_name").notNull(),
    contactPhone: text("contact_phone"),
    notes: text("notes"),
    readyAtMs: atMs("ready_at_ms"),
    deadlineAtMs: atMs("deadline_at_ms"),
    /** As promised when the route was made; kept so that its error can be measured. */
    promisedEtaMs: atMs("promised_eta_ms").notNull(),
    etaMs: atMs("eta_ms").notNull(),
    arrivedAtMs: atMs("arrived_at_ms"),
    doneAtMs: atMs("done_at_ms"),
    failReason: text("fail_reason"),
  },
  (t) => [
    primaryKey({ columns: [t.marketId, t.id] }),
    foreignKey({ columns: [t.marketId, t.assignmentId], foreignColumns: [assignment.marketId, assignment.id] }),
    uniqueIndex("stop_seq").on(t.marketId, t.assignmentId, t.seq),
  ],
);

/** What shows that a stop was done. A picture is kept re-encoded, without its metadata. */
export const proof = pgTable(
  "proof",
  {
    marketId: marketId(),
    id: text("id").notNull(),
    stopId: text("stop_id").notNull(),
    driverId: text("driver_id").notNull(),
    kind: text("kind", { enum: ["photo", "signature", "pin"] }).notNull(),
    image: bytes("image"),
    digest: text("digest"),
    atMs: atMs("at_ms").notNull(),
    lng: doublePrecision("lng"),
    lat: doublePrecision("lat"),
    idempotencyKey: text("idempotency_key").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.marketId, t.id] }),
    foreignKey({ columns: [t.marketId, t.stopId], foreignColumns: [stop.marketId, stop.id] }),
    uniqueIndex("proof_key").on(t.marketId, t.driverId, t.idempotencyKey),
    index("proof_stop").on(t.marketId, t.stopId),
  ],
);
