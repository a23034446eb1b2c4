import { sql } from "drizzle-orm";
import type { Database } from "@fairmile/db";

/** Writes drivers who are approved, available and just heard of, scattered over Testville. Their ids are `drv_bench000001` and on. */
export const writeDrivers = async (
  database: Database,
  input: { marketId: string; count: number; nowMs: number },
): Promise<void> => {
  const { marketId, count, nowMs } = input;
  await database.db.execute(sql`
    insert into "user" (id, name, email, email_verified, created_at, updated_at)
    select 'usr-' || n, 'Driver ' || n, 'driver' || n || '@bench.test', true, to_timestamp(0), to_timestamp(0)
    from generate_series(1, ${count}) n`);
  await database.db.execute(sql`
    insert into driver (market_id, id, user_id, name, phone, vehicle, status, presence, waiting_since_ms, payout_account, rate_card, version, applied_at_ms)
    select ${marketId}, 'drv_bench' || lpad(n::text, 6, '0'), 'usr-' || n, 'Driver ' || n, '+390000000', 'car', 'approved', 'available', ${nowMs}, 'ready',
      '{"perHourCents":0,"perKmCents":0,"minimumCents":0,"costPerKmCents":0,"autopilot":false,"autoAccept":false}'::jsonb, 1, ${nowMs}
    from generate_series(1, ${count}) n`);
  await database.db.execute(sql`
    insert into driver_position (market_id, driver_id, lng, lat, heading_degrees, at_ms)
    select ${marketId}, 'drv_bench' || lpad(n::text, 6, '0'),
      9.15 + ((n * 7919) % 1000) / 1000.0 * 0.08, 45.43 + ((n * 104729) % 1000) / 1000.0 * 0.06, null, ${nowMs}
    from generate_series(1, ${count}) n`);
};

/** Writes open lots of one delivery each, open long enough to clear at once. Their ids are `bat_bench000001` and on. */
export const writeLots = async (
  database: Database,
  input: { marketId: string; count: number; openedAtMs: number; deadlineAtMs: number },
): Promise<void> => {
  const { marketId, count, openedAtMs, deadlineAtMs } = input;
  await database.db.execute(sql`
    insert into organization (id, name, slug, created_at) values ('org-bench', 'Bench', 'bench', to_timestamp(0))`);
  await database.db.execute(sql`
    insert into store (market_id, id, organization_id, name, version, created_at_ms) values (${marketId}, 'sto_bench000001', 'org-bench', 'Bench', 1, ${openedAtMs})`);
  await database.db.execute(sql`
    insert into store_location (market_id, id, store_id, name, address, point, created_at_ms)
    values (${marketId}, 'loc_bench000001', 'sto_bench000001', 'Bench', 'Via Roma 1', ST_SetSRID(ST_MakePoint(9.19, 45.46), 4326)::geography, ${openedAtMs})`);
  const lng = sql.raw("(9.15 + ((n * 6841) % 1000) / 1000.0 * 0.08)");
  const lat = sql.raw("(45.43 + ((n * 7727) % 1000) / 1000.0 * 0.06)");
  await database.db.execute(sql`
    insert into batch (market_id, id, status, version, stops, delivery_count, store_name, ends_in, pickup_point, zone, distance_meters, duration_ms,
      vehicle_classes, load, cap_cents, surge_cents, tip_cents, candidate_count, rounds, deadline_at_ms, created_at_ms, opened_at_ms, stood_still_ms)
    select ${marketId}, 'bat_bench' || lpad(n::text, 6, '0'), 'open', 1,
      jsonb_build_array(
        jsonb_build_object('kind', 'pickup', 'deliveryIds', jsonb_build_array('dlv_bench' || lpad(n::text, 6, '0')), 'point', jsonb_build_object('lng', ${lng}, 'lat', ${lat}),
          'address', 'Via Roma 1', 'legMs', 0, 'serviceMs', 180000, 'readyAtMs', ${openedAtMs}::bigint, 'deadlineAtMs', null),
        jsonb_build_object('kind', 'dropoff', 'deliveryIds', jsonb_build_array('dlv_bench' || lpad(n::text, 6, '0')), 'point', jsonb_build_object('lng', ${lng} + 0.01, 'lat', ${lat}),
          'address', 'Station Road 3', 'legMs', 300000, 'serviceMs', 180000, 'readyAtMs', null, 'deadlineAtMs', ${deadlineAtMs}::bigint)),
      1, 'Bench', 'Station Road', ST_SetSRID(ST_MakePoint(${lng}, ${lat}), 4326)::geography, 'zone', 1500, 660000,
      array['car'], '{"units":1,"weightGrams":0,"largest":"small"}'::jsonb, 1500, 0, 0, 0, 0, ${deadlineAtMs}, ${openedAtMs}, ${openedAtMs}, 0
    from generate_series(1, ${count}) n`);
  await database.db.execute(sql`
    insert into delivery (market_id, id, store_id, location_id, status, version, batch_id, store_name, pickup_name, pickup_address, pickup_point, pickup_verification,
      ready_at_ms, dropoff_name, dropoff_address, dropoff_point, dropoff_verification, deadline_at_ms, parcels, vehicle_classes, undeliverable_action, distance_meters, duration_ms,
      fee, fee_cents, surge_cents, tip_cents, policy_version, tracking_token, promised_eta_ms, created_at_ms)
    select ${marketId}, 'dlv_bench' || lpad(n::text, 6, '0'), 'sto_bench000001', 'loc_bench000001', 'batched', 1, 'bat_bench' || lpad(n::text, 6, '0'), 'Bench', 'Bench', 'Via Roma 1',
      ST_SetSRID(ST_MakePoint(${lng}, ${lat}), 4326)::geography, '{"photo":false,"signature":false,"pin":false}'::jsonb, ${openedAtMs}, 'Ada', 'Station Road 3',
      ST_SetSRID(ST_MakePoint(${lng} + 0.01, ${lat}), 4326)::geography, '{"photo":false,"signature":false,"pin":false}'::jsonb, ${deadlineAtMs}, '[{"size":"small","quantity":1,"weightGrams":0,"name":"Parcel","mustBeUpright":false}]'::jsonb,
      array['car'], 'return', 1500, 660000, '{"amountCents":1800,"currency":"EUR","components":[]}'::jsonb, 1800, 0, 0, 1, 'token-' || n, ${deadlineAtMs}, ${openedAtMs}
    from generate_series(1, ${count}) n`);
};
