CREATE TABLE "assignment" (
	"market_id" text NOT NULL,
	"id" text NOT NULL,
	"driver_id" text NOT NULL,
	"batch_id" text NOT NULL,
	"award_id" text NOT NULL,
	"status" text NOT NULL,
	"version" integer NOT NULL,
	"pay_cents" bigint NOT NULL,
	"created_at_ms" bigint NOT NULL,
	"ended_at_ms" bigint,
	"release_reason" text,
	CONSTRAINT "assignment_market_id_id_pk" PRIMARY KEY("market_id","id")
);
--> statement-breakpoint
CREATE TABLE "proof" (
	"market_id" text NOT NULL,
	"id" text NOT NULL,
	"stop_id" text NOT NULL,
	"driver_id" text NOT NULL,
	"kind" text NOT NULL,
	"image" "bytea",
	"digest" text,
	"at_ms" bigint NOT NULL,
	"lng" double precision,
	"lat" double precision,
	"idempotency_key" text NOT NULL,
	CONSTRAINT "proof_market_id_id_pk" PRIMARY KEY("market_id","id")
);
--> statement-breakpoint
CREATE TABLE "stop" (
	"market_id" text NOT NULL,
	"id" text NOT NULL,
	"assignment_id" text NOT NULL,
	"seq" integer NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"version" integer NOT NULL,
	"delivery_ids" text[] NOT NULL,
	"address" text NOT NULL,
	"unit" text,
	"point" "geography" NOT NULL,
	"contact_name" text NOT NULL,
	"contact_phone" text,
	"notes" text,
	"ready_at_ms" bigint,
	"deadline_at_ms" bigint,
	"promised_eta_ms" bigint NOT NULL,
	"eta_ms" bigint NOT NULL,
	"arrived_at_ms" bigint,
	"done_at_ms" bigint,
	"fail_reason" text,
	CONSTRAINT "stop_market_id_id_pk" PRIMARY KEY("market_id","id")
);
--> statement-breakpoint
CREATE TABLE "ask" (
	"market_id" text NOT NULL,
	"id" text NOT NULL,
	"offer_id" text NOT NULL,
	"batch_id" text NOT NULL,
	"driver_id" text NOT NULL,
	"kind" text NOT NULL,
	"ask_cents" bigint,
	"status" text NOT NULL,
	"round_no" integer NOT NULL,
	"idempotency_key" text NOT NULL,
	"received_at_ms" bigint NOT NULL,
	"ended_at_ms" bigint,
	CONSTRAINT "ask_market_id_id_pk" PRIMARY KEY("market_id","id")
);
--> statement-breakpoint
CREATE TABLE "award" (
	"market_id" text NOT NULL,
	"id" text NOT NULL,
	"round_no" integer NOT NULL,
	"batch_id" text NOT NULL,
	"driver_id" text NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"version" integer NOT NULL,
	"pay_cents" bigint NOT NULL,
	"floor_cents" bigint NOT NULL,
	"confirm_by_ms" bigint,
	"created_at_ms" bigint NOT NULL,
	"ended_at_ms" bigint,
	CONSTRAINT "award_market_id_id_pk" PRIMARY KEY("market_id","id")
);
--> statement-breakpoint
CREATE TABLE "receipt" (
	"market_id" text NOT NULL,
	"id" text NOT NULL,
	"round_no" integer NOT NULL,
	"batch_id" text NOT NULL,
	"driver_id" text NOT NULL,
	"result" text NOT NULL,
	"at_ms" bigint NOT NULL,
	CONSTRAINT "receipt_market_id_id_pk" PRIMARY KEY("market_id","id")
);
--> statement-breakpoint
CREATE TABLE "round" (
	"market_id" text NOT NULL,
	"round_no" integer NOT NULL,
	"engine_version" text NOT NULL,
	"policy_version" integer NOT NULL,
	"fencing_token" integer NOT NULL,
	"opened_at_ms" bigint NOT NULL,
	"frozen_at_ms" bigint NOT NULL,
	"document" text NOT NULL,
	"outcome" text NOT NULL,
	"digest" text NOT NULL,
	"lot_count" integer NOT NULL,
	"driver_count" integer NOT NULL,
	"ask_count" integer NOT NULL,
	"award_count" integer NOT NULL,
	"welfare_cents" bigint NOT NULL,
	"pay_cents" bigint NOT NULL,
	"steps" jsonb NOT NULL,
	CONSTRAINT "round_market_id_round_no_pk" PRIMARY KEY("market_id","round_no")
);
--> statement-breakpoint
CREATE TABLE "account" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"email" text NOT NULL,
	"role" text,
	"status" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone,
	"inviter_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "member" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "organization" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"slug" text NOT NULL,
	"logo" text,
	"created_at" timestamp with time zone NOT NULL,
	"metadata" text,
	CONSTRAINT "organization_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"token" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"user_id" text NOT NULL,
	"active_organization_id" text,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"market_id" text NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "staff_market_id_user_id_pk" PRIMARY KEY("market_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "user" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean NOT NULL,
	"image" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "user_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "verification" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone,
	"updated_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "batch" (
	"market_id" text NOT NULL,
	"id" text NOT NULL,
	"status" text NOT NULL,
	"version" integer NOT NULL,
	"stops" jsonb NOT NULL,
	"delivery_count" integer NOT NULL,
	"store_name" text NOT NULL,
	"ends_in" text NOT NULL,
	"pickup_point" "geography" NOT NULL,
	"zone" text NOT NULL,
	"distance_meters" integer NOT NULL,
	"duration_ms" bigint NOT NULL,
	"vehicle_classes" text[] NOT NULL,
	"cap_cents" bigint NOT NULL,
	"surge_cents" bigint NOT NULL,
	"tip_cents" bigint NOT NULL,
	"reserve_cents" bigint,
	"first_reserve_cents" bigint,
	"load" jsonb NOT NULL,
	"near_count" integer,
	"candidate_count" integer NOT NULL,
	"rounds" integer NOT NULL,
	"deadline_at_ms" bigint NOT NULL,
	"created_at_ms" bigint NOT NULL,
	"opened_at_ms" bigint,
	"stood_still_ms" bigint NOT NULL,
	"ended_at_ms" bigint,
	CONSTRAINT "batch_market_id_id_pk" PRIMARY KEY("market_id","id")
);
--> statement-breakpoint
CREATE TABLE "offer" (
	"market_id" text NOT NULL,
	"id" text NOT NULL,
	"batch_id" text NOT NULL,
	"driver_id" text NOT NULL,
	"round_no" integer NOT NULL,
	"posted_cents" bigint NOT NULL,
	"floor_cents" bigint NOT NULL,
	"surge_cents" bigint NOT NULL,
	"tip_cents" bigint NOT NULL,
	"to_pickup_ms" bigint NOT NULL,
	"to_pickup_meters" integer NOT NULL,
	"shown_at_ms" bigint NOT NULL,
	"expires_at_ms" bigint NOT NULL,
	CONSTRAINT "offer_market_id_id_pk" PRIMARY KEY("market_id","id")
);
--> statement-breakpoint
CREATE TABLE "delivery" (
	"market_id" text NOT NULL,
	"id" text NOT NULL,
	"store_id" text NOT NULL,
	"location_id" text NOT NULL,
	"quote_id" text,
	"external_id" text,
	"status" text NOT NULL,
	"version" integer NOT NULL,
	"batch_id" text,
	"assignment_id" text,
	"store_name" text NOT NULL,
	"pickup_name" text NOT NULL,
	"pickup_address" text NOT NULL,
	"pickup_unit" text,
	"pickup_point" "geography" NOT NULL,
	"pickup_phone" text,
	"pickup_notes" text,
	"pickup_verification" jsonb NOT NULL,
	"pickup_pin" text,
	"ready_at_ms" bigint NOT NULL,
	"dropoff_name" text NOT NULL,
	"dropoff_phone" text,
	"dropoff_email" text,
	"dropoff_address" text NOT NULL,
	"dropoff_unit" text,
	"dropoff_point" "geography" NOT NULL,
	"dropoff_notes" text,
	"dropoff_verification" jsonb NOT NULL,
	"dropoff_pin" text,
	"deadline_at_ms" bigint NOT NULL,
	"parcels" jsonb NOT NULL,
	"vehicle_classes" text[] NOT NULL,
	"undeliverable_action" text NOT NULL,
	"distance_meters" integer NOT NULL,
	"duration_ms" bigint NOT NULL,
	"fee" jsonb NOT NULL,
	"fee_cents" bigint NOT NULL,
	"surge_cents" bigint NOT NULL,
	"tip_cents" bigint NOT NULL,
	"policy_version" integer NOT NULL,
	"driver_pay_cents" bigint,
	"tracking_token" text NOT NULL,
	"pickup_eta_ms" bigint,
	"dropoff_eta_ms" bigint,
	"promised_eta_ms" bigint NOT NULL,
	"created_at_ms" bigint NOT NULL,
	"picked_up_at_ms" bigint,
	"delivered_at_ms" bigint,
	"ended_at_ms" bigint,
	"cancel_reason" text,
	"cancel_fee_cents" bigint,
	"fail_reason" text,
	"failed_at_ms" bigint,
	CONSTRAINT "delivery_market_id_id_pk" PRIMARY KEY("market_id","id")
);
--> statement-breakpoint
CREATE TABLE "driver" (
	"market_id" text NOT NULL,
	"id" text NOT NULL,
	"user_id" text NOT NULL,
	"name" text NOT NULL,
	"phone" text NOT NULL,
	"vehicle" text NOT NULL,
	"status" text NOT NULL,
	"status_reason" text,
	"presence" text NOT NULL,
	"waiting_since_ms" bigint,
	"stripe_account_id" text,
	"payout_account" text NOT NULL,
	"rate_card" jsonb NOT NULL,
	"version" integer NOT NULL,
	"applied_at_ms" bigint NOT NULL,
	CONSTRAINT "driver_market_id_id_pk" PRIMARY KEY("market_id","id")
);
--> statement-breakpoint
CREATE TABLE "driver_position" (
	"market_id" text NOT NULL,
	"driver_id" text NOT NULL,
	"lng" double precision NOT NULL,
	"lat" double precision NOT NULL,
	"heading_degrees" double precision,
	"at_ms" bigint NOT NULL,
	CONSTRAINT "driver_position_market_id_driver_id_pk" PRIMARY KEY("market_id","driver_id")
);
--> statement-breakpoint
CREATE TABLE "driver_trace" (
	"market_id" text NOT NULL,
	"driver_id" text NOT NULL,
	"at_ms" bigint NOT NULL,
	"client_at_ms" bigint NOT NULL,
	"lng" double precision NOT NULL,
	"lat" double precision NOT NULL
);
--> statement-breakpoint
CREATE TABLE "round_driver" (
	"market_id" text NOT NULL,
	"driver_id" text NOT NULL,
	"vehicle" text NOT NULL,
	"waiting_since_ms" bigint NOT NULL,
	"position_at_ms" bigint NOT NULL,
	"point" "geography" NOT NULL,
	CONSTRAINT "round_driver_market_id_driver_id_pk" PRIMARY KEY("market_id","driver_id")
);
--> statement-breakpoint
CREATE TABLE "address" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"market_id" text NOT NULL,
	"street" text NOT NULL,
	"house_number" text NOT NULL,
	"unit" text,
	"postcode" text,
	"city" text,
	"point" "geography" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "market" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"currency" text NOT NULL,
	"timezone" text NOT NULL,
	"status" text NOT NULL,
	"center_lng" double precision NOT NULL,
	"center_lat" double precision NOT NULL,
	"area" "geography" NOT NULL,
	"attribution" text NOT NULL,
	"created_at_ms" bigint NOT NULL,
	CONSTRAINT "market_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "market_sketch" (
	"market_id" text PRIMARY KEY NOT NULL,
	"gzip" "bytea" NOT NULL,
	"digest" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "market_state" (
	"market_id" text PRIMARY KEY NOT NULL,
	"lease_holder" text,
	"lease_until_ms" bigint,
	"fencing_token" integer NOT NULL,
	"open_round_no" integer NOT NULL,
	"opened_at_ms" bigint,
	"closes_at_ms" bigint,
	"surge" jsonb NOT NULL,
	"clock_ms" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pay_rule" (
	"market_id" text NOT NULL,
	"version" integer NOT NULL,
	"effective_from_ms" bigint NOT NULL,
	"rule" jsonb NOT NULL,
	CONSTRAINT "pay_rule_market_id_version_pk" PRIMARY KEY("market_id","version")
);
--> statement-breakpoint
CREATE TABLE "pricing_policy" (
	"market_id" text NOT NULL,
	"version" integer NOT NULL,
	"effective_from_ms" bigint NOT NULL,
	"published_by" text NOT NULL,
	"note" text NOT NULL,
	"policy" jsonb NOT NULL,
	CONSTRAINT "pricing_policy_market_id_version_pk" PRIMARY KEY("market_id","version")
);
--> statement-breakpoint
CREATE TABLE "shop" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"market_id" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"address" text,
	"opening_hours" text,
	"point" "geography" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "journal_entry" (
	"market_id" text NOT NULL,
	"id" text NOT NULL,
	"event" text NOT NULL,
	"source" text NOT NULL,
	"leg" text NOT NULL,
	"currency" text NOT NULL,
	"at_ms" bigint NOT NULL,
	CONSTRAINT "journal_entry_market_id_id_pk" PRIMARY KEY("market_id","id")
);
--> statement-breakpoint
CREATE TABLE "payment" (
	"market_id" text NOT NULL,
	"id" text NOT NULL,
	"delivery_id" text NOT NULL,
	"status" text NOT NULL,
	"version" integer NOT NULL,
	"held_cents" bigint NOT NULL,
	"capture_cents" bigint,
	"processor_fee_cents" bigint,
	"stripe_payment_intent_id" text,
	"stripe_charge_id" text,
	"decline_code" text,
	"created_at_ms" bigint NOT NULL,
	"captured_at_ms" bigint,
	CONSTRAINT "payment_market_id_id_pk" PRIMARY KEY("market_id","id")
);
--> statement-breakpoint
CREATE TABLE "payout" (
	"market_id" text NOT NULL,
	"id" text NOT NULL,
	"driver_id" text NOT NULL,
	"amount_cents" bigint NOT NULL,
	"status" text NOT NULL,
	"version" integer NOT NULL,
	"period" text NOT NULL,
	"stripe_payout_id" text,
	"created_at_ms" bigint NOT NULL,
	"ended_at_ms" bigint,
	CONSTRAINT "payout_market_id_id_pk" PRIMARY KEY("market_id","id")
);
--> statement-breakpoint
CREATE TABLE "posting" (
	"market_id" text NOT NULL,
	"entry_id" text NOT NULL,
	"line" integer NOT NULL,
	"account" text NOT NULL,
	"amount_cents" bigint NOT NULL,
	CONSTRAINT "posting_market_id_entry_id_line_pk" PRIMARY KEY("market_id","entry_id","line")
);
--> statement-breakpoint
CREATE TABLE "stripe_call" (
	"market_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"idempotency_key" text NOT NULL,
	"status" text NOT NULL,
	"attempts" integer NOT NULL,
	"next_at_ms" bigint NOT NULL,
	"last_error" text,
	"created_at_ms" bigint NOT NULL,
	CONSTRAINT "stripe_call_market_id_id_pk" PRIMARY KEY("market_id","id")
);
--> statement-breakpoint
CREATE TABLE "stripe_event" (
	"id" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"payload" jsonb NOT NULL,
	"received_at_ms" bigint NOT NULL,
	"handled_at_ms" bigint,
	"last_error" text,
	"attempts" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "transfer" (
	"market_id" text NOT NULL,
	"id" text NOT NULL,
	"delivery_id" text NOT NULL,
	"driver_id" text NOT NULL,
	"kind" text NOT NULL,
	"pay_cents" bigint NOT NULL,
	"tip_cents" bigint NOT NULL,
	"status" text NOT NULL,
	"version" integer NOT NULL,
	"stripe_transfer_id" text,
	"created_at_ms" bigint NOT NULL,
	"sent_at_ms" bigint,
	CONSTRAINT "transfer_market_id_id_pk" PRIMARY KEY("market_id","id")
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"market_id" text NOT NULL,
	"id" text NOT NULL,
	"xid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"data" jsonb NOT NULL,
	"request_id" text NOT NULL,
	"at_ms" bigint NOT NULL,
	CONSTRAINT "audit_log_market_id_id_pk" PRIMARY KEY("market_id","id")
);
--> statement-breakpoint
CREATE TABLE "audit_seal" (
	"market_id" text NOT NULL,
	"seq" integer NOT NULL,
	"audit_id" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_seal_market_id_seq_pk" PRIMARY KEY("market_id","seq")
);
--> statement-breakpoint
CREATE TABLE "idempotency" (
	"scope" text NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"status" text NOT NULL,
	"http_status" integer,
	"response" jsonb,
	"created_at_ms" bigint NOT NULL,
	CONSTRAINT "idempotency_scope_key_pk" PRIMARY KEY("scope","key")
);
--> statement-breakpoint
CREATE TABLE "message" (
	"id" text PRIMARY KEY NOT NULL,
	"channel" text NOT NULL,
	"recipient" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"status" text NOT NULL,
	"attempts" integer NOT NULL,
	"next_at_ms" bigint NOT NULL,
	"created_at_ms" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"xid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"market_id" text NOT NULL,
	"type" text NOT NULL,
	"subject" text NOT NULL,
	"audience" text[] NOT NULL,
	"data" jsonb NOT NULL,
	"at_ms" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox_cursor" (
	"consumer" text PRIMARY KEY NOT NULL,
	"xid" "xid8" NOT NULL,
	"id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "push_subscription" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"endpoint" text NOT NULL,
	"p256dh" text NOT NULL,
	"auth" text NOT NULL,
	"created_at_ms" bigint NOT NULL,
	CONSTRAINT "push_subscription_endpoint_unique" UNIQUE("endpoint")
);
--> statement-breakpoint
CREATE TABLE "webhook_delivery" (
	"market_id" text NOT NULL,
	"id" text NOT NULL,
	"endpoint_id" text NOT NULL,
	"type" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"status" text NOT NULL,
	"attempts" integer NOT NULL,
	"next_at_ms" bigint NOT NULL,
	"last_status" integer,
	"created_at_ms" bigint NOT NULL,
	CONSTRAINT "webhook_delivery_market_id_id_pk" PRIMARY KEY("market_id","id")
);
--> statement-breakpoint
CREATE TABLE "quote" (
	"market_id" text NOT NULL,
	"id" text NOT NULL,
	"store_id" text NOT NULL,
	"status" text NOT NULL,
	"version" integer NOT NULL,
	"input" jsonb NOT NULL,
	"job_hash" text NOT NULL,
	"fee" jsonb NOT NULL,
	"surge_cents" bigint NOT NULL,
	"policy_version" integer NOT NULL,
	"distance_meters" integer NOT NULL,
	"duration_ms" bigint NOT NULL,
	"pickup_eta_ms" bigint NOT NULL,
	"dropoff_eta_ms" bigint NOT NULL,
	"deadline_at_ms" bigint NOT NULL,
	"created_at_ms" bigint NOT NULL,
	"expires_at_ms" bigint NOT NULL,
	CONSTRAINT "quote_market_id_id_pk" PRIMARY KEY("market_id","id")
);
--> statement-breakpoint
CREATE TABLE "api_key" (
	"market_id" text NOT NULL,
	"id" text NOT NULL,
	"store_id" text NOT NULL,
	"name" text NOT NULL,
	"hash" text NOT NULL,
	"preview" text NOT NULL,
	"scopes" text[] NOT NULL,
	"created_at_ms" bigint NOT NULL,
	"last_used_at_ms" bigint,
	"revoked_at_ms" bigint,
	CONSTRAINT "api_key_market_id_id_pk" PRIMARY KEY("market_id","id")
);
--> statement-breakpoint
CREATE TABLE "store" (
	"market_id" text NOT NULL,
	"id" text NOT NULL,
	"organization_id" text NOT NULL,
	"name" text NOT NULL,
	"phone" text,
	"stripe_customer_id" text,
	"card_payment_method_id" text,
	"card_brand" text,
	"card_last4" text,
	"version" integer NOT NULL,
	"created_at_ms" bigint NOT NULL,
	CONSTRAINT "store_market_id_id_pk" PRIMARY KEY("market_id","id"),
	CONSTRAINT "store_organization_id_unique" UNIQUE("organization_id")
);
--> statement-breakpoint
CREATE TABLE "store_location" (
	"market_id" text NOT NULL,
	"id" text NOT NULL,
	"store_id" text NOT NULL,
	"name" text NOT NULL,
	"address" text NOT NULL,
	"unit" text,
	"point" "geography" NOT NULL,
	"phone" text,
	"notes" text,
	"created_at_ms" bigint NOT NULL,
	CONSTRAINT "store_location_market_id_id_pk" PRIMARY KEY("market_id","id")
);
--> statement-breakpoint
CREATE TABLE "webhook_endpoint" (
	"market_id" text NOT NULL,
	"id" text NOT NULL,
	"store_id" text NOT NULL,
	"url" text NOT NULL,
	"secrets" text[] NOT NULL,
	"created_at_ms" bigint NOT NULL,
	"disabled_at_ms" bigint,
	"last_status" integer,
	CONSTRAINT "webhook_endpoint_market_id_id_pk" PRIMARY KEY("market_id","id")
);
--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_market_id_driver_id_driver_market_id_id_fk" FOREIGN KEY ("market_id","driver_id") REFERENCES "public"."driver"("market_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_market_id_award_id_award_market_id_id_fk" FOREIGN KEY ("market_id","award_id") REFERENCES "public"."award"("market_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proof" ADD CONSTRAINT "proof_market_id_stop_id_stop_market_id_id_fk" FOREIGN KEY ("market_id","stop_id") REFERENCES "public"."stop"("market_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stop" ADD CONSTRAINT "stop_market_id_assignment_id_assignment_market_id_id_fk" FOREIGN KEY ("market_id","assignment_id") REFERENCES "public"."assignment"("market_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ask" ADD CONSTRAINT "ask_market_id_offer_id_offer_market_id_id_fk" FOREIGN KEY ("market_id","offer_id") REFERENCES "public"."offer"("market_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award" ADD CONSTRAINT "award_market_id_round_no_round_market_id_round_no_fk" FOREIGN KEY ("market_id","round_no") REFERENCES "public"."round"("market_id","round_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award" ADD CONSTRAINT "award_market_id_batch_id_batch_market_id_id_fk" FOREIGN KEY ("market_id","batch_id") REFERENCES "public"."batch"("market_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipt" ADD CONSTRAINT "receipt_market_id_round_no_round_market_id_round_no_fk" FOREIGN KEY ("market_id","round_no") REFERENCES "public"."round"("market_id","round_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round" ADD CONSTRAINT "round_market_id_market_id_fk" FOREIGN KEY ("market_id") REFERENCES "public"."market"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_inviter_id_user_id_fk" FOREIGN KEY ("inviter_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_market_id_market_id_fk" FOREIGN KEY ("market_id") REFERENCES "public"."market"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batch" ADD CONSTRAINT "batch_market_id_market_id_fk" FOREIGN KEY ("market_id") REFERENCES "public"."market"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer" ADD CONSTRAINT "offer_market_id_batch_id_batch_market_id_id_fk" FOREIGN KEY ("market_id","batch_id") REFERENCES "public"."batch"("market_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_market_id_location_id_store_location_market_id_id_fk" FOREIGN KEY ("market_id","location_id") REFERENCES "public"."store_location"("market_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "driver" ADD CONSTRAINT "driver_market_id_market_id_fk" FOREIGN KEY ("market_id") REFERENCES "public"."market"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "driver" ADD CONSTRAINT "driver_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "driver_position" ADD CONSTRAINT "driver_position_market_id_driver_id_driver_market_id_id_fk" FOREIGN KEY ("market_id","driver_id") REFERENCES "public"."driver"("market_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "address" ADD CONSTRAINT "address_market_id_market_id_fk" FOREIGN KEY ("market_id") REFERENCES "public"."market"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "market_sketch" ADD CONSTRAINT "market_sketch_market_id_market_id_fk" FOREIGN KEY ("market_id") REFERENCES "public"."market"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "market_state" ADD CONSTRAINT "market_state_market_id_market_id_fk" FOREIGN KEY ("market_id") REFERENCES "public"."market"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pay_rule" ADD CONSTRAINT "pay_rule_market_id_market_id_fk" FOREIGN KEY ("market_id") REFERENCES "public"."market"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pricing_policy" ADD CONSTRAINT "pricing_policy_market_id_market_id_fk" FOREIGN KEY ("market_id") REFERENCES "public"."market"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop" ADD CONSTRAINT "shop_market_id_market_id_fk" FOREIGN KEY ("market_id") REFERENCES "public"."market"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal_entry" ADD CONSTRAINT "journal_entry_market_id_market_id_fk" FOREIGN KEY ("market_id") REFERENCES "public"."market"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_market_id_delivery_id_delivery_market_id_id_fk" FOREIGN KEY ("market_id","delivery_id") REFERENCES "public"."delivery"("market_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout" ADD CONSTRAINT "payout_market_id_driver_id_driver_market_id_id_fk" FOREIGN KEY ("market_id","driver_id") REFERENCES "public"."driver"("market_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posting" ADD CONSTRAINT "posting_market_id_entry_id_journal_entry_market_id_id_fk" FOREIGN KEY ("market_id","entry_id") REFERENCES "public"."journal_entry"("market_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stripe_call" ADD CONSTRAINT "stripe_call_market_id_market_id_fk" FOREIGN KEY ("market_id") REFERENCES "public"."market"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_market_id_driver_id_driver_market_id_id_fk" FOREIGN KEY ("market_id","driver_id") REFERENCES "public"."driver"("market_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_seal" ADD CONSTRAINT "audit_seal_market_id_audit_id_audit_log_market_id_id_fk" FOREIGN KEY ("market_id","audit_id") REFERENCES "public"."audit_log"("market_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_subscription" ADD CONSTRAINT "push_subscription_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_market_id_endpoint_id_webhook_endpoint_market_id_id_fk" FOREIGN KEY ("market_id","endpoint_id") REFERENCES "public"."webhook_endpoint"("market_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quote" ADD CONSTRAINT "quote_market_id_store_id_store_market_id_id_fk" FOREIGN KEY ("market_id","store_id") REFERENCES "public"."store"("market_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_market_id_store_id_store_market_id_id_fk" FOREIGN KEY ("market_id","store_id") REFERENCES "public"."store"("market_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "store" ADD CONSTRAINT "store_market_id_market_id_fk" FOREIGN KEY ("market_id") REFERENCES "public"."market"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "store" ADD CONSTRAINT "store_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "store_location" ADD CONSTRAINT "store_location_market_id_store_id_store_market_id_id_fk" FOREIGN KEY ("market_id","store_id") REFERENCES "public"."store"("market_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_endpoint" ADD CONSTRAINT "webhook_endpoint_market_id_store_id_store_market_id_id_fk" FOREIGN KEY ("market_id","store_id") REFERENCES "public"."store"("market_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "assignment_live_batch" ON "assignment" USING btree ("market_id","batch_id") WHERE status = 'active';--> statement-breakpoint
CREATE UNIQUE INDEX "assignment_live_driver" ON "assignment" USING btree ("market_id","driver_id") WHERE status = 'active';--> statement-breakpoint
CREATE INDEX "assignment_driver" ON "assignment" USING btree ("market_id","driver_id","created_at_ms");--> statement-breakpoint
CREATE UNIQUE INDEX "proof_key" ON "proof" USING btree ("market_id","driver_id","idempotency_key");--> statement-breakpoint
CREATE INDEX "proof_stop" ON "proof" USING btree ("market_id","stop_id");--> statement-breakpoint
CREATE UNIQUE INDEX "stop_seq" ON "stop" USING btree ("market_id","assignment_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "ask_live" ON "ask" USING btree ("market_id","batch_id","driver_id") WHERE status = 'live';--> statement-breakpoint
CREATE UNIQUE INDEX "ask_key" ON "ask" USING btree ("market_id","driver_id","idempotency_key");--> statement-breakpoint
CREATE INDEX "ask_driver_live" ON "ask" USING btree ("market_id","driver_id") WHERE status = 'live';--> statement-breakpoint
CREATE UNIQUE INDEX "award_lot_round" ON "award" USING btree ("market_id","round_no","batch_id");--> statement-breakpoint
CREATE UNIQUE INDEX "award_driver_round" ON "award" USING btree ("market_id","round_no","driver_id");--> statement-breakpoint
CREATE UNIQUE INDEX "award_live" ON "award" USING btree ("market_id","batch_id") WHERE status in ('offered', 'confirmed');--> statement-breakpoint
CREATE INDEX "award_offered" ON "award" USING btree ("market_id","confirm_by_ms") WHERE status = 'offered';--> statement-breakpoint
CREATE UNIQUE INDEX "receipt_once" ON "receipt" USING btree ("market_id","round_no","batch_id","driver_id");--> statement-breakpoint
CREATE INDEX "receipt_driver" ON "receipt" USING btree ("market_id","driver_id","at_ms");--> statement-breakpoint
CREATE INDEX "account_user" ON "account" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "member_organization_user" ON "member" USING btree ("organization_id","user_id");--> statement-breakpoint
CREATE INDEX "member_user" ON "member" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "session_user" ON "session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "verification_identifier" ON "verification" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "batch_status" ON "batch" USING btree ("market_id","status");--> statement-breakpoint
CREATE INDEX "offer_driver" ON "offer" USING btree ("market_id","driver_id","expires_at_ms");--> statement-breakpoint
CREATE INDEX "offer_batch" ON "offer" USING btree ("market_id","batch_id","driver_id");--> statement-breakpoint
CREATE UNIQUE INDEX "delivery_external" ON "delivery" USING btree ("market_id","store_id","external_id");--> statement-breakpoint
CREATE UNIQUE INDEX "delivery_token" ON "delivery" USING btree ("tracking_token");--> statement-breakpoint
CREATE INDEX "delivery_status" ON "delivery" USING btree ("market_id","status");--> statement-breakpoint
CREATE INDEX "delivery_store" ON "delivery" USING btree ("market_id","store_id","created_at_ms");--> statement-breakpoint
CREATE INDEX "delivery_batch" ON "delivery" USING btree ("market_id","batch_id");--> statement-breakpoint
CREATE UNIQUE INDEX "driver_user" ON "driver" USING btree ("market_id","user_id");--> statement-breakpoint
CREATE INDEX "driver_presence" ON "driver" USING btree ("market_id","presence","status");--> statement-breakpoint
CREATE INDEX "address_market" ON "address" USING btree ("market_id");--> statement-breakpoint
CREATE INDEX "shop_market" ON "shop" USING btree ("market_id");--> statement-breakpoint
CREATE UNIQUE INDEX "journal_once" ON "journal_entry" USING btree ("market_id","event","source","leg");--> statement-breakpoint
CREATE INDEX "journal_at" ON "journal_entry" USING btree ("market_id","at_ms");--> statement-breakpoint
CREATE INDEX "journal_source" ON "journal_entry" USING btree ("market_id","source");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_delivery" ON "payment" USING btree ("market_id","delivery_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_intent" ON "payment" USING btree ("stripe_payment_intent_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payout_period" ON "payout" USING btree ("market_id","driver_id","period");--> statement-breakpoint
CREATE UNIQUE INDEX "payout_stripe" ON "payout" USING btree ("stripe_payout_id");--> statement-breakpoint
CREATE INDEX "posting_account" ON "posting" USING btree ("market_id","account");--> statement-breakpoint
CREATE UNIQUE INDEX "stripe_call_key" ON "stripe_call" USING btree ("idempotency_key");--> statement-breakpoint
CREATE INDEX "stripe_call_pending" ON "stripe_call" USING btree ("market_id","status","next_at_ms");--> statement-breakpoint
CREATE INDEX "stripe_event_open" ON "stripe_event" USING btree ("handled_at_ms");--> statement-breakpoint
CREATE UNIQUE INDEX "transfer_once" ON "transfer" USING btree ("market_id","delivery_id","driver_id","kind");--> statement-breakpoint
CREATE INDEX "transfer_driver" ON "transfer" USING btree ("market_id","driver_id","created_at_ms");--> statement-breakpoint
CREATE INDEX "audit_order" ON "audit_log" USING btree ("market_id","xid","id");--> statement-breakpoint
CREATE UNIQUE INDEX "audit_seal_once" ON "audit_seal" USING btree ("market_id","audit_id");--> statement-breakpoint
CREATE INDEX "message_pending" ON "message" USING btree ("status","next_at_ms");--> statement-breakpoint
CREATE INDEX "outbox_order" ON "outbox" USING btree ("xid","id");--> statement-breakpoint
CREATE INDEX "push_subscription_user" ON "push_subscription" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "webhook_delivery_pending" ON "webhook_delivery" USING btree ("status","next_at_ms");--> statement-breakpoint
CREATE INDEX "quote_live" ON "quote" USING btree ("market_id","status","expires_at_ms");--> statement-breakpoint
CREATE UNIQUE INDEX "api_key_hash" ON "api_key" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "store_location_store" ON "store_location" USING btree ("market_id","store_id");