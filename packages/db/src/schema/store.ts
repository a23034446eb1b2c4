import { foreignKey, index, integer, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { atMs, marketId, point } from "./columns.ts";
import { organization } from "./auth.ts";
import { market } from "./market.ts";

export const store = pgTable(
  "store",
  {
    marketId: marketId().references(() => market.id),
    id: text("id").notNull(),
    organizationId: text("organization_id")
      .notNull()
      .unique()
      .references(() => organization.id),
    name: text("name").notNull(),
    phone: text("phone"),
    stripeCustomerId: text("stripe_customer_id"),
    cardPaymentMethodId: text("card_payment_method_id"),
    cardBrand: text("card_brand"),
    cardLast4: text("card_last4"),
    version: integer("version").notNull(),
    createdAtMs: atMs("created_at_ms").notNull(),
  },
  (t) => [primaryKey({ columns: [t.marketId, t.id] })],
);

export const storeLocation = pgTable(
  "store_location",
  {
    marketId: marketId(),
    id: text("id").notNull(),
    storeId: text("store_id").notNull(),
    name: text("name").notNull(),
    address: text("address").notNull(),
    unit: text("unit"),
    point: point("point").notNull(),
    phone: text("phone"),
    notes: text("notes"),
    createdAtMs: atMs("created_at_ms").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.marketId, t.id] }),
    foreignKey({ columns: [t.marketId, t.storeId], foreignColumns: [store.marketId, store.id] }),
    index("store_location_store").on(t.marketId, t.storeId),
  ],
);

export const apiKey = pgTable(
  "api_key",
  {
    marketId: marketId(),
    id: text("id").notNull(),
    storeId: text("store_id").notNull(),
    name: text("name").notNull(),
    /** SHA-256 of the secret; the secret itself is shown once and kept nowhere. */
    hash: text("hash").notNull(),
    preview: text("preview").notNull(),
    scopes: text("scopes").array().notNull(),
    createdAtMs: atMs("created_at_ms").notNull(),
    lastUsedAtMs: atMs("last_used_at_ms"),
    revokedAtMs: atMs("revoked_at_ms"),
  },
  (t) => [
    primaryKey({ columns: [t.marketId, t.id] }),
    foreignKey({ columns: [t.marketId, t.storeId], foreignColumns: [store.marketId, store.id] }),
    uniqueIndex("api_key_hash").on(t.hash),
  ],
);

export const webhookEndpoint = pgTable(
  "webhook_endpoint",
  {
    marketId: marketId(),
    id: text("id").notNull(),
    storeId: text("store_id").notNull(),
    url: text("url").notNull(),
    /** Two may be valid at once while a secret is rotated. */
    secrets: text("secrets").array().notNull(),
    createdAtMs: atMs("created_at_ms").notNull(),
    disabledAtMs: atMs("disabled_at_ms"),
    lastStatus: integer("last_status"),
  },
  (t) => [
    primaryKey({ columns: [t.marketId, t.id] }),
    foreignKey({ columns: [t.marketId, t.storeId], foreignColumns: [store.marketId, store.id] }),
  ],
);
