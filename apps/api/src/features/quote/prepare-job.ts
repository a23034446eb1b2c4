import {
  AppError,
  type CreateQuote,
  type EpochMs,
  type FeeView,
  type PostDelivery,
  type VehicleClass,
} from "@fairmile/contracts";
import { storeLocation, type Queryable } from "@fairmile/db";
import { vehiclesFor } from "@fairmile/matching";
import { and, eq } from "drizzle-orm";
import type { Ctx } from "../../platform/services.ts";
import { requireInside } from "../market/covers.ts";
import { currentPolicy } from "../policy/current-policy.ts";
import type { LocationRow } from "../store/insert-location.ts";
import type { MeasuredJob } from "./measure-job.ts";
import { checkWindow } from "./check-window.ts";
import { priceJob } from "./fee-view.ts";
import { zoneSurge } from "./zone-surge.ts";

/** A job that may be posted: checked, measured and priced. */
export interface PreparedJob {
  readonly location: LocationRow;
  readonly vehicleClasses: readonly VehicleClass[];
  readonly readyAtMs: EpochMs;
  readonly deadlineAtMs: EpochMs;
  readonly distanceMeters: number;
  readonly durationMs: number;
  readonly fee: FeeView;
  readonly surgeCents: number;
  readonly policyVersion: number;
  readonly quoteTtlMs: number;
  /** Estimates until a driver is bound: somebody at the edge of the first circle, sent when the lot first clears. */
  readonly pickupEtaMs: number;
  readonly dropoffEtaMs: number;
  /** Whether the way was measured by straight lines. */
  readonly isEstimate: boolean;
}

const ownLocation = async (database: Queryable, ctx: Ctx, storeId: string, id: string): Promise<LocationRow> => {
  const [row] = await database.db
    .select()
    .from(storeLocation)
    .where(
      and(eq(storeLocation.marketId, ctx.market.id), eq(storeLocation.storeId, storeId), eq(storeLocation.id, id)),
    );
  if (row === undefined)
    throw new AppError("not_found", { fields: [{ path: "pickup.locationId", code: "invalid_id" }] });
  return row;
};

/** The allowed vehicle classes that take the parcels, slowest first; refuses with `parcel_too_big`, naming the parcel. */
const vehiclesOf = (job: CreateQuote | PostDelivery): readonly VehicleClass[] => {
  const answer = vehiclesFor(job.parcels, job.vehicleClasses);
  if (answer.ok) return answer.vehicleClasses;
  const path = (answer.path ?? "parcels").replace(/\[(\d+)\]/, ".$1");
  throw new AppError("parcel_too_big", { fields: [{ path, code: "no_vehicle" }] });
};

/**
 * Checks a job against the market, the policy in force and its measured way, and prices it. Refuses with `market_closed`,
 * `not_found` (a location that is not the store's own), `outside_market`, `parcel_too_big`, `address_unknown` (no road
 * leads there) or one of the windows' codes, each naming its field.
 */
export const prepareJob = async (
  input: {
    readonly ctx: Ctx;
    readonly database: Queryable;
    readonly storeId: string;
    readonly way: MeasuredJob | null;
    readonly isQuoted?: boolean;
  },
  job: CreateQuote | PostDelivery,
): Promise<PreparedJob> => {
  const { ctx, database, storeId, way, isQuoted = false } = input;
  if (ctx.market.status === "closed") throw new AppError("market_closed");
  const nowMs = ctx.clock.now();
  const location = await ownLocation(database, ctx, storeId, job.pickup.locationId);
  await requireInside(database, ctx.market, job.dropoff.place.point, "dropoff.place.point");
  const vehicleClasses = vehiclesOf(job);
  const { version, policy } = await currentPolicy(database, ctx.market.id, nowMs);
  if (way === null || way.distanceMeters < 0 || way.durationMs < 0) {
    throw new AppError("address_unknown", { fields: [{ path: "dropoff.place.point", code: "unknown_address" }] });
  }
  const { distanceMeters, durationMs, isEstimate } = way;
  const window = checkWindow({
    nowMs,
    readyAtMs: job.pickup.readyAtMs,
    deadlineAtMs: job.dropoff.deadlineAtMs,
    directMs: durationMs,
    maxAheadMs: policy.fee.maxAheadMs,
    isQuoted,
  });
  const surgeCents = await zoneSurge(database, { marketId: ctx.market.id, policy, pickup: location.point });
  const { parcels } = job;
  const fee = priceJob({ policy, currency: ctx.market.currency, distanceMeters, durationMs, parcels, surgeCents });
  const firstArrivalMs = nowMs + policy.round.exposureMs + policy.round.everyMs + policy.candidates.travelLimitMs;
  const pickupEtaMs = Math.max(window.readyAtMs, firstArrivalMs);
  return {
    location,
    vehicleClasses,
    ...window,
    distanceMeters,
    durationMs,
    fee,
    surgeCents,
    policyVersion: version,
    quoteTtlMs: policy.fee.quoteTtlMs,
    pickupEtaMs,
    dropoffEtaMs: pickupEtaMs + policy.service.pickupMs + durationMs,
    isEstimate,
  };
};
