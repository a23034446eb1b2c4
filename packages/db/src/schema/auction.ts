import { AWARD_STATES } from "@fairmile/contracts";
import { sql } from "drizzle-orm";
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { batch, offer } from "./batch.ts";
import { atMs, cents, marketId } from "./columns.ts";
import { market } from "./market.ts";

/** A claim or a bid. At most one is live per driver and lot; what it was worth is in the round's document. */
export const ask = pgTable(
  "ask",
  {
    marketId: marketId(),
    id: text("id").notNull(),
    offerId: text("offer_id").notNull(),
    batchId: text("batch_id").notNull(),
    driverId: text("driver_id").notNull(),
    kind: text("kind", { enum: ["bid", "claim"] }).notNull(),
    /** The least accepted; null for a claim, which asks the posted price of the round that clears it. */
    askCents: cents("ask_cents"),
    status: text("status", { enum: ["live", "replaced", "withdrawn", "won", "closed"] }).notNull(),
    /** The first round it counts in. */
    roundNo: integer("round_no").notNull(),
    idempotencyKey: text("idempotency_key").notNull(),
    receivedAtMs: atMs("received_at_ms").notNull(),
    endedAtMs: atMs("ended_at_ms"),
  },
  (t) => [
    primaryKey({ columns: [t.marketId, t.id] }),
    foreignKey({ columns: [t.marketId, t.offerId], foreignColumns: [offer.marketId, offer.id] }),
    uniqueIndex("ask_live")
      .on(t.marketId, t.batchId, t.driverId)
      .where(sql`status = 'live'`),
    index("ask_driver_live")
      .on(t.marketId, t.driverId)
      .where(sql`status = 'live'`),
  ],
);

/** One cleared round: its whole input, what came of it, and a digest of both. Never updated. */
export const round = pgTable(
  "round",
  {
    marketId: marketId().references(() => market.id),
    roundNo: integer("round_no").notNull(),
    engineVersion: text("engine_version").notNull(),
    policyVersion: integer("policy_version").notNull(),
    fencingToken: integer("fencing_token").notNull(),
    openedAtMs: atMs("opened_at_ms").notNull(),
    frozenAtMs: atMs("frozen_at_ms").notNull(),
    /** Canonical JSON, as the engine wrote it. */
    document: text("document").notNull(),
    outcome: text("outcome").notNull(),
    /** SHA-256 of the outcome's bytes. */
    digest: text("digest").notNull(),
    lotCount: integer("lot_count").notNull(),
    driverCount: integer("driver_count").notNull(),
    askCount: integer("ask_count").notNull(),
    awardCount: integer("award_count").notNull(),
    welfareCents: cents("welfare_cents").notNull(),
    payCents: cents("pay_cents").notNull(),
    /** Milliseconds of the wall after the freeze at which each step was done. */
    steps: jsonb("steps").$type<Record<string, number>>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.marketId, t.roundNo] })],
);

export const award = pgTable(
  "award",
  {
    marketId: marketId(),
    id: text("id").notNull(),
    roundNo: integer("round_no").notNull(),
    batchId: text("batch_id").notNull(),
    driverId: text("driver_id").notNull(),
    kind: text("kind", { enum: ["bid", "claim", "autopilot"] }).notNull(),
    status: text("status", { enum: AWARD_STATES }).notNull(),
    version: integer("version").notNull(),
    payCents: cents("pay_cents").notNull(),
    floorCents: cents("floor_cents").notNull(),
    confirmByMs: atMs("confirm_by_ms"),
    createdAtMs: atMs("created_at_ms").notNull(),
    endedAtMs: atMs("ended_at_ms"),
  },
  (t) => [
    primaryKey({ columns: [t.marketId, t.id] }),
    foreignKey({ columns: [t.marketId, t.roundNo], foreignColumns: [round.marketId, round.roundNo] }),
    foreignKey({ columns: [t.marketId, t.batchId], foreignColumns: [batch.marketId, batch.id] }),
    uniqueIndex("award_lot_round").on(t.marketId, t.roundNo, t.batchId),
    uniqueIndex("award_driver_round").on(t.marketId, t.roundNo, t.driverId),
    uniqueIndex("award_live")
      .on(t.marketId, t.batchId)
      .where(sql`status in ('offered', 'confirmed')`),
    index("award_offered")
      .on(t.marketId, t.confirmByMs)
      .where(sql`status = 'offered'`),
  ],
);

/**
 * What one driver is told of one lot in one round. The figures behind it come from the round's document, which a trigger
 * looks for once a statement: a foreign key would look for it thousands of times in one commit.
 */
export const receipt = pgTable(
  "receipt",
  {
    marketId: marketId(),
    id: text("id").notNull(),
    roundNo: integer("round_no").notNull(),
    batchId: text("batch_id").notNull(),
    driverId: text("driver_id").notNull(),
    result: text("result", { enum: ["won", "lost"] }).notNull(),
    atMs: atMs("at_ms").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.marketId, t.id] }),
    uniqueIndex("receipt_once").on(t.marketId, t.roundNo, t.batchId, t.driverId),
    index("receipt_driver").on(t.marketId, t.driverId, t.atMs),
  ],
);
