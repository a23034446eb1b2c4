import type { PayRule, PricingPolicy } from "@fairmile/contracts";
import { integer, jsonb, doublePrecision, pgTable, primaryKey, text, bigserial, index } from "drizzle-orm/pg-core";
import { atMs, bytes, marketId, point, polygon } from "./columns.ts";

/** A city or region: all matching happens inside one. */
export const market = pgTable("market", {
  id: text("id").primaryKey(),
  slug: text("slug").notNull().unique(),
  name: text("name").notNull(),
  currency: text("currency").notNull(),
  timezone: text("timezone").notNull(),
  status: text("status", { enum: ["open", "closed"] }).notNull(),
  centerLng: doublePrecision("center_lng").notNull(),
  centerLat: doublePrecision("center_lat").notNull(),
  area: polygon("area").notNull(),
  attribution: text("attribution").notNull(),
  createdAtMs: atMs("created_at_ms").notNull(),
});

/** The market's loop: who may run it, which round is open, and what is carried from round to round. */
export const marketState = pgTable("market_state", {
  marketId: text("market_id")
    .primaryKey()
    .references(() => market.id),
  leaseHolder: text("lease_holder"),
  leaseUntilMs: atMs("lease_until_ms"),
  fencingToken: integer("fencing_token").notNull(),
  /** The round that is open for asks; grows only when a round is written. */
  openRoundNo: integer("open_round_no").notNull(),
  openedAtMs: atMs("opened_at_ms"),
  closesAtMs: atMs("closes_at_ms"),
  surge: jsonb("surge").$type<Record<string, { smoothedCents: number; shownCents: number }>>().notNull(),
  /** The latest market time seen, so that a scaled clock resumes where it stopped. */
  clockMs: atMs("clock_ms").notNull(),
});

/**
 * Base maps of a market: PMTiles archives, read piece by piece under their SHA-256. The one before the latest stays, for
 * screens that were open when the latest came.
 */
export const marketBasemap = pgTable(
  "market_basemap",
  {
    digest: text("digest").notNull(),
    marketId: marketId().references(() => market.id),
    madeAtMs: atMs("made_at_ms").notNull(),
    bytes: bytes("bytes").notNull(),
  },
  (t) => [primaryKey({ columns: [t.digest, t.marketId] }), index("market_basemap_latest").on(t.marketId, t.madeAtMs)],
);

export const pricingPolicy = pgTable(
  "pricing_policy",
  {
    marketId: marketId().references(() => market.id),
    version: integer("version").notNull(),
    effectiveFromMs: atMs("effective_from_ms").notNull(),
    publishedBy: text("published_by").notNull(),
    note: text("note").notNull(),
    policy: jsonb("policy").$type<PricingPolicy>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.marketId, t.version] })],
);

export const payRule = pgTable(
  "pay_rule",
  {
    marketId: marketId().references(() => market.id),
    version: integer("version").notNull(),
    effectiveFromMs: atMs("effective_from_ms").notNull(),
    rule: jsonb("rule").$type<PayRule>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.marketId, t.version] })],
);

export const address = pgTable(
  "address",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    marketId: marketId().references(() => market.id),
    street: text("street").notNull(),
    houseNumber: text("house_number").notNull(),
    unit: text("unit"),
    postcode: text("postcode"),
    city: text("city"),
    point: point("point").notNull(),
  },
  (t) => [index("address_market").on(t.marketId)],
);

/** Named shops found on the map: what a new store may pick itself from, and where robots keep theirs. */
export const shop = pgTable(
  "shop",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    marketId: marketId().references(() => market.id),
    name: text("name").notNull(),
    kind: text("kind").notNull(),
    address: text("address"),
    openingHours: text("opening_hours"),
    point: point("point").notNull(),
  },
  (t) => [index("shop_market").on(t.marketId)],
);
