-- What the generator cannot say: exact geography types, partitions, and the guards that make the invariants hard to break.

ALTER TABLE "address" ALTER COLUMN "point" TYPE geography(Point, 4326);
ALTER TABLE "shop" ALTER COLUMN "point" TYPE geography(Point, 4326);
ALTER TABLE "store_location" ALTER COLUMN "point" TYPE geography(Point, 4326);
ALTER TABLE "delivery" ALTER COLUMN "pickup_point" TYPE geography(Point, 4326);
ALTER TABLE "delivery" ALTER COLUMN "dropoff_point" TYPE geography(Point, 4326);
ALTER TABLE "batch" ALTER COLUMN "pickup_point" TYPE geography(Point, 4326);
ALTER TABLE "stop" ALTER COLUMN "point" TYPE geography(Point, 4326);
ALTER TABLE "round_driver" ALTER COLUMN "point" TYPE geography(Point, 4326);
ALTER TABLE "market" ALTER COLUMN "area" TYPE geography(Polygon, 4326);
--> statement-breakpoint
CREATE INDEX "round_driver_point" ON "round_driver" USING gist ("point");
CREATE INDEX "market_area" ON "market" USING gist ("area");
ALTER TABLE "round_driver" SET UNLOGGED;
ALTER TABLE "driver_position" SET (fillfactor = 70);
--> statement-breakpoint
DROP TABLE "driver_trace";
CREATE TABLE "driver_trace" (
  "market_id" text NOT NULL,
  "driver_id" text NOT NULL,
  "at_ms" bigint NOT NULL,
  "client_at_ms" bigint NOT NULL,
  "lng" double precision NOT NULL,
  "lat" double precision NOT NULL
) PARTITION BY RANGE ("at_ms");
-- The loop makes one partition a day ahead of time; what finds none lands here rather than being lost.
CREATE TABLE "driver_trace_default" PARTITION OF "driver_trace" DEFAULT;
CREATE INDEX "driver_trace_at" ON "driver_trace" USING brin ("at_ms");
--> statement-breakpoint
ALTER TABLE "market" ADD CONSTRAINT "market_currency_iso" CHECK ("currency" ~ '^[A-Z]{3}$');
ALTER TABLE "market_state" ADD CONSTRAINT "market_state_counts" CHECK ("fencing_token" >= 0 AND "open_round_no" >= 1);
ALTER TABLE "quote" ADD CONSTRAINT "quote_amounts" CHECK ("surge_cents" >= 0 AND "expires_at_ms" > "created_at_ms");
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_amounts" CHECK (
  "fee_cents" >= 0 AND "tip_cents" >= 0 AND "surge_cents" >= 0 AND "surge_cents" <= "fee_cents"
  AND ("driver_pay_cents" IS NULL OR "driver_pay_cents" >= 0)
  AND ("cancel_fee_cents" IS NULL OR ("cancel_fee_cents" >= 0 AND "cancel_fee_cents" <= "fee_cents")));
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_window" CHECK ("deadline_at_ms" > "ready_at_ms");
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_states" CHECK ("status" IN (
  'created','batched','assigned','enroute_to_pickup','arrived_at_pickup','picked_up','enroute_to_dropoff','arrived_at_dropoff',
  'delivered','undeliverable','reattempt_scheduled','at_pickup_point','enroute_to_return','arrived_at_return','returned','cancelled'));
-- A delivery in a batch says which; one with a driver says whose.
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_batched" CHECK ("status" <> 'created' OR ("batch_id" IS NULL AND "assignment_id" IS NULL));
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_bound" CHECK (
  "status" IN ('created','batched','cancelled') OR ("batch_id" IS NOT NULL AND "assignment_id" IS NOT NULL AND "driver_pay_cents" IS NOT NULL));
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_done" CHECK (("status" = 'delivered') = ("delivered_at_ms" IS NOT NULL));
ALTER TABLE "batch" ADD CONSTRAINT "batch_amounts" CHECK (
  "cap_cents" >= 0 AND "surge_cents" >= 0 AND "tip_cents" >= 0 AND "delivery_count" >= 1
  AND ("reserve_cents" IS NULL OR ("reserve_cents" >= 0 AND "reserve_cents" <= "cap_cents")));
ALTER TABLE "offer" ADD CONSTRAINT "offer_amounts" CHECK (
  "posted_cents" >= 0 AND "floor_cents" >= 0 AND "surge_cents" >= 0 AND "tip_cents" >= 0 AND "expires_at_ms" > "shown_at_ms");
ALTER TABLE "ask" ADD CONSTRAINT "ask_amount" CHECK (
  ("kind" = 'claim' AND "ask_cents" IS NULL) OR ("kind" = 'bid' AND "ask_cents" IS NOT NULL AND "ask_cents" >= 0));
-- M9
ALTER TABLE "award" ADD CONSTRAINT "award_pay_floor" CHECK ("pay_cents" >= "floor_cents" AND "floor_cents" >= 0);
ALTER TABLE "award" ADD CONSTRAINT "award_confirmed_at_birth" CHECK ("kind" = 'autopilot' OR "status" <> 'offered');
ALTER TABLE "payment" ADD CONSTRAINT "payment_amounts" CHECK (
  "held_cents" >= 0 AND ("capture_cents" IS NULL OR ("capture_cents" > 0 AND "capture_cents" <= "held_cents")));
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_amounts" CHECK ("pay_cents" >= 0 AND "tip_cents" >= 0 AND "pay_cents" + "tip_cents" > 0);
ALTER TABLE "payout" ADD CONSTRAINT "payout_amount" CHECK ("amount_cents" > 0);
ALTER TABLE "journal_entry" ADD CONSTRAINT "journal_currency" CHECK ("currency" ~ '^[A-Z]{3}$');
ALTER TABLE "posting" ADD CONSTRAINT "posting_not_empty" CHECK ("amount_cents" <> 0);
--> statement-breakpoint
-- A4: legal transitions only, and versions without gaps.
CREATE TABLE "lifecycle_edge" (
  "entity" text NOT NULL,
  "from_state" text NOT NULL,
  "to_state" text NOT NULL,
  PRIMARY KEY ("entity", "from_state", "to_state")
);
INSERT INTO "lifecycle_edge" VALUES
  ('delivery', 'created', 'batched'),
  ('delivery', 'created', 'cancelled'),
  ('delivery', 'batched', 'created'),
  ('delivery', 'batched', 'assigned'),
  ('delivery', 'batched', 'cancelled'),
  ('delivery', 'assigned', 'created'),
  ('delivery', 'assigned', 'enroute_to_pickup'),
  ('delivery', 'assigned', 'arrived_at_pickup'),
  ('delivery', 'assigned', 'cancelled'),
  ('delivery', 'enroute_to_pickup', 'created'),
  ('delivery', 'enroute_to_pickup', 'arrived_at_pickup'),
  ('delivery', 'enroute_to_pickup', 'cancelled'),
  ('delivery', 'arrived_at_pickup', 'created'),
  ('delivery', 'arrived_at_pickup', 'picked_up'),
  ('delivery', 'arrived_at_pickup', 'cancelled'),
  ('delivery', 'picked_up', 'enroute_to_dropoff'),
  ('delivery', 'picked_up', 'arrived_at_dropoff'),
  ('delivery', 'enroute_to_dropoff', 'arrived_at_dropoff'),
  ('delivery', 'arrived_at_dropoff', 'delivered'),
  ('delivery', 'arrived_at_dropoff', 'undeliverable'),
  ('delivery', 'undeliverable', 'reattempt_scheduled'),
  ('delivery', 'undeliverable', 'at_pickup_point'),
  ('delivery', 'undeliverable', 'enroute_to_return'),
  ('delivery', 'reattempt_scheduled', 'enroute_to_dropoff'),
  ('delivery', 'reattempt_scheduled', 'arrived_at_dropoff'),
  ('delivery', 'reattempt_scheduled', 'enroute_to_return'),
  ('delivery', 'enroute_to_return', 'arrived_at_return'),
  ('delivery', 'arrived_at_return', 'returned'),
  ('batch', 'forming', 'open'),
  ('batch', 'forming', 'withdrawn'),
  ('batch', 'open', 'awarded'),
  ('batch', 'open', 'unsold'),
  ('batch', 'open', 'withdrawn'),
  ('batch', 'awarded', 'in_progress'),
  ('batch', 'awarded', 'completed'),
  ('batch', 'awarded', 'withdrawn'),
  ('batch', 'in_progress', 'completed'),
  ('batch', 'unsold', 'open'),
  ('batch', 'unsold', 'withdrawn'),
  ('quote', 'live', 'used'),
  ('quote', 'live', 'expired'),
  ('award', 'offered', 'confirmed'),
  ('award', 'offered', 'declined'),
  ('award', 'offered', 'lapsed'),
  ('award', 'confirmed', 'released'),
  ('award', 'confirmed', 'reassigned'),
  ('driver', 'applied', 'approved'),
  ('driver', 'applied', 'closed'),
  ('driver', 'approved', 'suspended'),
  ('driver', 'approved', 'closed'),
  ('driver', 'suspended', 'approved'),
  ('driver', 'suspended', 'closed'),
  ('payment', 'requested', 'held'),
  ('payment', 'requested', 'declined'),
  ('payment', 'requested', 'voiding'),
  ('payment', 'held', 'capturing'),
  ('payment', 'held', 'voiding'),
  ('payment', 'capturing', 'captured'),
  ('payment', 'voiding', 'declined'),
  ('payment', 'voiding', 'voided'),
  ('payout', 'scheduled', 'submitted'),
  ('payout', 'scheduled', 'failed'),
  ('payout', 'submitted', 'in_transit'),
  ('payout', 'submitted', 'paid'),
  ('payout', 'submitted', 'failed'),
  ('payout', 'in_transit', 'paid'),
  ('payout', 'in_transit', 'failed'),
  ('payout', 'paid', 'failed');
--> statement-breakpoint
CREATE FUNCTION guard_transition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.version <> OLD.version + 1 THEN
    RAISE EXCEPTION '% %: version % follows %', TG_ARGV[0], NEW.id, NEW.version, OLD.version USING ERRCODE = 'FM001';
  END IF;
  IF NEW.status <> OLD.status AND NOT EXISTS (
    SELECT 1 FROM lifecycle_edge e WHERE e.entity = TG_ARGV[0] AND e.from_state = OLD.status AND e.to_state = NEW.status
  ) THEN
    RAISE EXCEPTION '% %: % does not lead to %', TG_ARGV[0], NEW.id, OLD.status, NEW.status USING ERRCODE = 'FM002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER delivery_transition BEFORE UPDATE ON "delivery" FOR EACH ROW WHEN (OLD.status <> NEW.status OR OLD.version <> NEW.version) EXECUTE FUNCTION guard_transition('delivery');
CREATE TRIGGER batch_transition BEFORE UPDATE ON "batch" FOR EACH ROW WHEN (OLD.status <> NEW.status OR OLD.version <> NEW.version) EXECUTE FUNCTION guard_transition('batch');
CREATE TRIGGER quote_transition BEFORE UPDATE ON "quote" FOR EACH ROW WHEN (OLD.status <> NEW.status OR OLD.version <> NEW.version) EXECUTE FUNCTION guard_transition('quote');
CREATE TRIGGER award_transition BEFORE UPDATE ON "award" FOR EACH ROW WHEN (OLD.status <> NEW.status OR OLD.version <> NEW.version) EXECUTE FUNCTION guard_transition('award');
CREATE TRIGGER driver_transition BEFORE UPDATE ON "driver" FOR EACH ROW WHEN (OLD.status <> NEW.status OR OLD.version <> NEW.version) EXECUTE FUNCTION guard_transition('driver');
CREATE TRIGGER payment_transition BEFORE UPDATE ON "payment" FOR EACH ROW WHEN (OLD.status <> NEW.status OR OLD.version <> NEW.version) EXECUTE FUNCTION guard_transition('payment');
CREATE TRIGGER payout_transition BEFORE UPDATE ON "payout" FOR EACH ROW WHEN (OLD.status <> NEW.status OR OLD.version <> NEW.version) EXECUTE FUNCTION guard_transition('payout');
--> statement-breakpoint
-- M2, T3 and the immutability of what was shown: rows that may be written once.
CREATE FUNCTION guard_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'FM003';
END $$;
CREATE TRIGGER journal_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "journal_entry" FOR EACH STATEMENT EXECUTE FUNCTION guard_append_only();
CREATE TRIGGER posting_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "posting" FOR EACH STATEMENT EXECUTE FUNCTION guard_append_only();
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_log" FOR EACH STATEMENT EXECUTE FUNCTION guard_append_only();
CREATE TRIGGER audit_seal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_seal" FOR EACH STATEMENT EXECUTE FUNCTION guard_append_only();
CREATE TRIGGER round_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "round" FOR EACH STATEMENT EXECUTE FUNCTION guard_append_only();
CREATE TRIGGER offer_immutable BEFORE UPDATE ON "offer" FOR EACH STATEMENT EXECUTE FUNCTION guard_append_only();
CREATE TRIGGER pricing_policy_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "pricing_policy" FOR EACH STATEMENT EXECUTE FUNCTION guard_append_only();
CREATE TRIGGER pay_rule_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "pay_rule" FOR EACH STATEMENT EXECUTE FUNCTION guard_append_only();
--> statement-breakpoint
-- M1: the lines of an entry come in one statement and sum to zero.
CREATE FUNCTION guard_balanced() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE wrong text;
BEGIN
  SELECT n.entry_id INTO wrong FROM new_lines n GROUP BY n.market_id, n.entry_id
    HAVING sum(n.amount_cents) <> 0 OR min(n.line) <> 0 LIMIT 1;
  IF wrong IS NOT NULL THEN
    RAISE EXCEPTION 'entry % does not sum to zero', wrong USING ERRCODE = 'FM004';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER posting_balanced AFTER INSERT ON "posting" REFERENCING NEW TABLE AS new_lines FOR EACH STATEMENT EXECUTE FUNCTION guard_balanced();
