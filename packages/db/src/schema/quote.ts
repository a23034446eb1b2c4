import type { CreateQuote, FeeView } from "@fairmile/contracts";
import { QUOTE_STATES } from "@fairmile/contracts";
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { atMs, cents, marketId, ms } from "./columns.ts";
import { store } from "./store.ts";

export const quote = pgTable(
  "quote",
  {
    marketId: marketId(),
    id: text("id").notNull(),
    storeId: text("store_id").notNull(),
    status: text("status", { enum: QUOTE_STATES }).notNull(),
    version: integer("version").notNull(),
    input: jsonb("input").$type<CreateQuote>().notNull(),
    /** What the price hangs on, hashed: a delivery that differs in it is another job. */
    jobHash: text("job_hash").notNull(),
    fee: jsonb("fee").$type<FeeView>().notNull(),
    surgeCents: cents("surge_cents").notNull(),
    policyVersion: integer("policy_version").notNull(),
    distanceMeters: integer("distance_meters").notNull(),
    durationMs: ms("duration_ms").notNull(),
    pickupEtaMs: atMs("pickup_eta_ms").notNull(),
    dropoffEtaMs: atMs("dropoff_eta_ms").notNull(),
    deadlineAtMs: atMs("deadline_at_ms").notNull(),
    createdAtMs: atMs("created_at_ms").notNull(),
    expiresAtMs: atMs("expires_at_ms").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.marketId, t.id] }),
    foreignKey({ columns: [t.marketId, t.storeId], foreignColumns: [store.marketId, store.id] }),
    index("quote_live").on(t.marketId, t.status, t.expiresAtMs),
  ],
);
