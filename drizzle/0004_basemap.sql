CREATE TABLE "market_basemap" (
	"digest" text NOT NULL,
	"market_id" text NOT NULL,
	"made_at_ms" bigint NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "market_basemap_digest_market_id_pk" PRIMARY KEY("digest","market_id")
);
--> statement-breakpoint
DROP TABLE "market_sketch" CASCADE;--> statement-breakpoint
ALTER TABLE "market_basemap" ADD CONSTRAINT "market_basemap_market_id_market_id_fk" FOREIGN KEY ("market_id") REFERENCES "public"."market"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "market_basemap_latest" ON "market_basemap" USING btree ("market_id","made_at_ms");--> statement-breakpoint
ALTER TABLE "market_basemap" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;