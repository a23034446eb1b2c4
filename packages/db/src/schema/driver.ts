import type { SetRateCard } from "@fairmile/contracts";
import { DRIVER_STATES, PRESENCES, VEHICLE_CLASSES } from "@fairmile/contracts";
import {
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { user } from "./auth.ts";
import { atMs, marketId, point } from "./columns.ts";
import { market } from "./market.ts";

export const driver = pgTable(
  "driver",
  {
    marketId: marketId().references(() => market.id),
    id: text("id").notNull(),
    userId: text("user_id")
      .notNull()
      .references(() => user.id),
    name: text("name").notNull(),
    phone: text("phone").notNull(),
    vehicle: text("vehicle", { enum: VEHICLE_CLASSES }).notNull(),
    status: text("status", { enum: DRIVER_STATES }).notNull(),
    statusReason: text("status_reason"),
    presence: text("presence", { enum: PRESENCES }).notNull(),
    /** Since when the driver is available: the older wait wins a tie. */
    waitingSinceMs: atMs("waiting_since_ms"),
    stripeAccountId: text("stripe_account_id"),
    payoutAccount: text("payout_account", { enum: ["none", "pending", "ready"] }).notNull(),
    rateCard: jsonb("rate_card").$type<SetRateCard>().notNull(),
    version: integer("version").notNull(),
    appliedAtMs: atMs("applied_at_ms").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.marketId, t.id] }),
    uniqueIndex("driver_user").on(t.marketId, t.userId),
    index("driver_presence").on(t.marketId, t.presence, t.status),
  ],
);

/** Last known position by the server's clock. No GiST here: every ping would bloat it. */
export const driverPosition = pgTable(
  "driver_position",
  {
    marketId: marketId(),
    driverId: text("driver_id").notNull(),
    lng: doublePrecision("lng").notNull(),
    lat: doublePrecision("lat").notNull(),
    headingDegrees: doublePrecision("heading_degrees"),
    atMs: atMs("at_ms").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.marketId, t.driverId] }),
    foreignKey({ columns: [t.marketId, t.driverId], foreignColumns: [driver.marketId, driver.id] }),
  ],
);

/** Where drivers went; partitioned by time in the migration. */
export const driverTrace = pgTable("driver_trace", {
  marketId: marketId(),
  driverId: text("driver_id").notNull(),
  atMs: atMs("at_ms").notNull(),
  clientAtMs: atMs("client_at_ms").notNull(),
  lng: doublePrecision("lng").notNull(),
  lat: doublePrecision("lat").notNull(),
});

/** Positions as a round opened with them: small, GiST-indexed, rewritten each round. */
export const roundDriver = pgTable(
  "round_driver",
  {
    marketId: marketId(),
    driverId: text("driver_id").notNull(),
    vehicle: text("vehicle", { enum: VEHICLE_CLASSES }).notNull(),
    waitingSinceMs: atMs("waiting_since_ms").notNull(),
    positionAtMs: atMs("position_at_ms").notNull(),
    point: point("point").notNull(),
  },
  (t) => [primaryKey({ columns: [t.marketId, t.driverId] })],
);
