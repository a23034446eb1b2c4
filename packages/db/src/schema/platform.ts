import { sql } from "drizzle-orm";
import {
  bigserial,
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
import { atMs, marketId, xid8 } from "./columns.ts";
import { webhookEndpoint } from "./store.ts";

/** One row a change, in the change's own transaction. Read below the oldest running transaction, in (xid, id) order. */
export const outbox = pgTable(
  "outbox",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    xid: xid8("xid")
      .notNull()
      .default(sql`pg_current_xact_id()`),
    marketId: marketId(),
    type: text("type").notNull(),
    subject: text("subject").notNull(),
    /** Who may see it: `driver:drv_…`, `store:sto_…`, `admin`, `delivery:dlv_…`. */
    audience: text("audience").array().notNull(),
    data: jsonb("data").$type<Record<string, string | number | boolean | null>>().notNull(),
    atMs: atMs("at_ms").notNull(),
  },
  (t) => [index("outbox_order").on(t.xid, t.id)],
);

/** How far each consumer of the outbox has come. */
export const outboxCursor = pgTable("outbox_cursor", {
  consumer: text("consumer").primaryKey(),
  xid: xid8("xid").notNull(),
  id: atMs("id").notNull(),
});

/** Who did what. Append-only; `auditSeal` chains the rows by hash once they are settled. */
export const auditLog = pgTable(
  "audit_log",
  {
    marketId: marketId(),
    id: text("id").notNull(),
    xid: xid8("xid")
      .notNull()
      .default(sql`pg_current_xact_id()`),
    actor: text("actor").notNull(),
    action: text("action").notNull(),
    subject: text("subject").notNull(),
    data: jsonb("data").$type<Record<string, unknown>>().notNull(),
    requestId: text("request_id").notNull(),
    atMs: atMs("at_ms").notNull(),
  },
  (t) => [primaryKey({ columns: [t.marketId, t.id] }), index("audit_order").on(t.marketId, t.xid, t.id)],
);

export const auditSeal = pgTable(
  "audit_seal",
  {
    marketId: marketId(),
    seq: integer("seq").notNull(),
    auditId: text("audit_id").notNull(),
    hash: text("hash").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.marketId, t.seq] }),
    uniqueIndex("audit_seal_once").on(t.marketId, t.auditId),
    foreignKey({ columns: [t.marketId, t.auditId], foreignColumns: [auditLog.marketId, auditLog.id] }),
  ],
);

/** The answer to a request by its key: the same key and body gets the same answer again. */
export const idempotency = pgTable(
  "idempotency",
  {
    scope: text("scope").notNull(),
    key: text("key").notNull(),
    requestHash: text("request_hash").notNull(),
    status: text("status", { enum: ["running", "done"] }).notNull(),
    httpStatus: integer("http_status"),
    response: jsonb("response"),
    createdAtMs: atMs("created_at_ms").notNull(),
  },
  (t) => [primaryKey({ columns: [t.scope, t.key] }), index("idempotency_age").on(t.createdAtMs)],
);

export const webhookDelivery = pgTable(
  "webhook_delivery",
  {
    marketId: marketId(),
    id: text("id").notNull(),
    endpointId: text("endpoint_id").notNull(),
    type: text("type").notNull(),
    subject: text("subject").notNull(),
    body: text("body").notNull(),
    status: text("status", { enum: ["pending", "delivered", "given_up"] }).notNull(),
    attempts: integer("attempts").notNull(),
    nextAtMs: atMs("next_at_ms").notNull(),
    lastStatus: integer("last_status"),
    createdAtMs: atMs("created_at_ms").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.marketId, t.id] }),
    foreignKey({
      columns: [t.marketId, t.endpointId],
      foreignColumns: [webhookEndpoint.marketId, webhookEndpoint.id],
    }).onDelete("cascade"),
    index("webhook_delivery_pending").on(t.status, t.nextAtMs),
  ],
);

export const pushSubscription = pgTable(
  "push_subscription",
  {
    id: text("id").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    endpoint: text("endpoint").notNull().unique(),
    p256dh: text("p256dh").notNull(),
    auth: text("auth").notNull(),
    createdAtMs: atMs("created_at_ms").notNull(),
  },
  (t) => [index("push_subscription_user").on(t.userId)],
);

/** Mail and SMS on their way out; in the demo, the inbox page shows them. */
export const message = pgTable(
  "message",
  {
    id: text("id").primaryKey(),
    channel: text("channel", { enum: ["email", "sms"] }).notNull(),
    recipient: text("recipient").notNull(),
    subject: text("subject").notNull(),
    body: text("body").notNull(),
    status: text("status", { enum: ["pending", "sent", "given_up"] }).notNull(),
    attempts: integer("attempts").notNull(),
    nextAtMs: atMs("next_at_ms").notNull(),
    createdAtMs: atMs("created_at_ms").notNull(),
  },
  (t) => [index("message_pending").on(t.status, t.nextAtMs)],
);
