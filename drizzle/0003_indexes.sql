CREATE INDEX "offer_live" ON "offer" USING btree ("market_id","expires_at_ms");--> statement-breakpoint
CREATE INDEX "transfer_status" ON "transfer" USING btree ("market_id","status");--> statement-breakpoint
CREATE INDEX "idempotency_age" ON "idempotency" USING btree ("created_at_ms");