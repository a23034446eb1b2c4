import { PAYMENT_STATES, PAYOUT_STATES } from "@fairmile/contracts";
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { atMs, cents, marketId } from "./columns.ts";
import { delivery } from "./delivery.ts";
import { driver } from "./driver.ts";
import { market } from "./market.ts";

/** The card behind one delivery. */
export const payment = pgTable(
  "payment",
  {
    marketId: marketId(),
    id: text("id").notNull(),
    deliveryId: text("delivery_id").notNull(),
    status: text("status", { enum: PAYMENT_STATES }).notNull(),
    version: integer("version").notNull(),
    heldCents: cents("held_cents").notNull(),
    /** What is to be, or was, captured; null until that is known. */
    captureCents: cents("capture_cents"),
    processorFeeCents: cents("processor_fee_cents"),
    stripePaymentIntentId: text("stripe_payment_intent_id"),
    stripeChargeId: text("stripe_charge_id"),
    declineCode: text("decline_code"),
    createdAtMs: atMs("created_at_ms").notNull(),
    capturedAtMs: atMs("captured_at_ms"),
  },
  (t) => [
    primaryKey({ columns: [t.marketId, t.id] }),
    foreignKey({ columns: [t.marketId, t.deliveryId], foreignColumns: [delivery.marketId, delivery.id] }),
    uniqueIndex("payment_delivery").on(t.marketId, t.deliveryId),
    uniqueIndex("payment_intent").on(t.stripePaymentIntentId),
  ],
);

/** Money on its way from the platform to a driver's account. */
export const transfer = pgTable(
  "transfer",
  {
    marketId: marketId(),
    id: text("id").notNull(),
    deliveryId: text("delivery_id").notNull(),
    driverId: text("driver_id").notNull(),
    kind: text("kind", { enum: ["delivery", "cancellation"] }).notNull(),
    payCents: cents("pay_cents").notNull(),
    tipCents: cents("tip_cents").notNull(),
    status: text("status", { enum: ["waiting", "requested", "sent"] }).notNull(),
    version: integer("version").notNull(),
    stripeTransferId: text("stripe_transfer_id"),
    createdAtMs: atMs("created_at_ms").notNull(),
    sentAtMs: atMs("sent_at_ms"),
  },
  (t) => [
    primaryKey({ columns: [t.marketId, t.id] }),
    foreignKey({ columns: [t.marketId, t.driverId], foreignColumns: [driver.marketId, driver.id] }),
    uniqueIndex("transfer_once").on(t.marketId, t.deliveryId, t.driverId, t.kind),
    index("transfer_status").on(t.marketId, t.status),
    index("transfer_driver").on(t.marketId, t.driverId, t.createdAtMs),
  ],
);

export const payout = pgTable(
  "payout",
  {
    marketId: marketId(),
    id: text("id").notNull(),
    driverId: text("driver_id").notNull(),
    amountCents: cents("amount_cents").notNull(),
    status: text("status", { enum: PAYOUT_STATES }).notNull(),
    version: integer("version").notNull(),
    period: text("period").notNull(),
    stripePayoutId: text("stripe_payout_id"),
    createdAtMs: atMs("created_at_ms").notNull(),
    endedAtMs: atMs("ended_at_ms"),
  },
  (t) => [
    primaryKey({ columns: [t.marketId, t.id] }),
    foreignKey({ columns: [t.marketId, t.driverId], foreignColumns: [driver.marketId, driver.id] }),
    uniqueIndex("payout_period").on(t.marketId, t.driverId, t.period),
    uniqueIndex("payout_stripe").on(t.stripePayoutId),
  ],
);

/** A call to Stripe that must happen: written with the change that wants it, made after the commit, under one key. */
export const stripeCall = pgTable(
  "stripe_call",
  {
    marketId: marketId().references(() => market.id),
    id: text("id").notNull(),
    kind: text("kind", { enum: ["hold", "capture", "void", "transfer", "payout"] }).notNull(),
    subject: text("subject").notNull(),
    idempotencyKey: text("idempotency_key").notNull(),
    status: text("status", { enum: ["pending", "done", "refused"] }).notNull(),
    attempts: integer("attempts").notNull(),
    nextAtMs: atMs("next_at_ms").notNull(),
    lastError: text("last_error"),
    createdAtMs: atMs("created_at_ms").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.marketId, t.id] }),
    uniqueIndex("stripe_call_key").on(t.idempotencyKey),
    index("stripe_call_pending").on(t.marketId, t.status, t.nextAtMs),
  ],
);

/** Stripe's events as they came, stored before anything acts on them. */
export const stripeEvent = pgTable(
  "stripe_event",
  {
    id: text("id").primaryKey(),
    type: text("type").notNull(),
    payload: jsonb("payload").notNull(),
    receivedAtMs: atMs("received_at_ms").notNull(),
    handledAtMs: atMs("handled_at_ms"),
    lastError: text("last_error"),
    attempts: integer("attempts").notNull(),
  },
  (t) => [index("stripe_event_open").on(t.handledAtMs)],
);

/** One thing that happened to money. Append-only. */
export const journalEntry = pgTable(
  "journal_entry",
  {
    marketId: marketId().references(() => market.id),
    id: text("id").notNull(),
    event: text("event").notNull(),
    source: text("source").notNull(),
    leg: text("leg").notNull(),
    currency: text("currency").notNull(),
    atMs: atMs("at_ms").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.marketId, t.id] }),
    uniqueIndex("journal_once").on(t.marketId, t.event, t.source, t.leg),
    index("journal_at").on(t.marketId, t.atMs),
    index("journal_source").on(t.marketId, t.source),
  ],
);

/** One line of an entry: debit positive, credit negative. The lines of an entry sum to zero. Append-only. */
export const posting = pgTable(
  "posting",
  {
    marketId: marketId(),
    entryId: text("entry_id").notNull(),
    line: integer("line").notNull(),
    account: text("account").notNull(),
    amountCents: cents("amount_cents").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.marketId, t.entryId, t.line] }),
    foreignKey({ columns: [t.marketId, t.entryId], foreignColumns: [journalEntry.marketId, journalEntry.id] }),
    index("posting_account").on(t.marketId, t.account),
  ],
);
