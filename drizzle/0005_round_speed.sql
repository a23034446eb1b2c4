-- At most one live ask a driver and lot, and one answer a key, are kept by "ask_live" and "idempotency": a third index cost each round thousands of entries.
DROP INDEX "ask_key";
--> statement-breakpoint
ALTER TABLE "receipt" DROP CONSTRAINT "receipt_market_id_round_no_round_market_id_round_no_fk";
--> statement-breakpoint
-- Rounds are never deleted, so looking once a statement is as good as a key that looks once a row.
CREATE FUNCTION guard_receipt_round() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE missing integer;
BEGIN
  SELECT n.round_no INTO missing FROM (SELECT DISTINCT market_id, round_no FROM new_receipts) n
    WHERE NOT EXISTS (SELECT 1 FROM "round" r WHERE r.market_id = n.market_id AND r.round_no = n.round_no) LIMIT 1;
  IF missing IS NOT NULL THEN
    RAISE EXCEPTION 'a receipt names round %, which was never cleared', missing USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER receipt_round AFTER INSERT ON "receipt" REFERENCING NEW TABLE AS new_receipts FOR EACH STATEMENT EXECUTE FUNCTION guard_receipt_round();
--> statement-breakpoint
CREATE TRIGGER receipt_append_only BEFORE UPDATE ON "receipt" FOR EACH STATEMENT EXECUTE FUNCTION guard_append_only();
--> statement-breakpoint
-- A round's documents are megabytes of text, compressed inside its commit: lz4 takes a third of the time, where it is built in.
DO $$
BEGIN
  ALTER TABLE "round" ALTER COLUMN "document" SET COMPRESSION lz4;
  ALTER TABLE "round" ALTER COLUMN "outcome" SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported THEN
  NULL;
END $$;
