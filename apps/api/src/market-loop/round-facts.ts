import type { DriverId, LotId, PayRule, PricingPolicy } from "@fairmile/contracts";
import { ENGINE_VERSION, travelLimitMs, type RoundEdge, type RoundFacts, type RoundLot } from "@fairmile/matching";
import type { Market } from "../platform/market.ts";
import { zoneOf } from "../platform/zone.ts";
import type { CandidatePair, RoundDriverRow } from "./find-candidates.ts";
import type { OpenLot } from "./open-lots.ts";
import type { Way } from "./travel-to-pickups.ts";

export interface FactsInput {
  readonly market: Market;
  readonly roundNo: number;
  readonly seed: string;
  readonly openedAtMs: number;
  readonly policyVersion: number;
  readonly policy: PricingPolicy;
  readonly payRule: PayRule;
  readonly lots: readonly OpenLot[];
  readonly drivers: readonly RoundDriverRow[];
  readonly pairs: readonly CandidatePair[];
  readonly ways: ReadonlyMap<string, Way>;
}

const ageMs = (lot: Pick<OpenLot, "openedAtMs" | "stoodStillMs">, nowMs: number): number =>
  Math.max(0, nowMs - (lot.openedAtMs ?? nowMs) - lot.stoodStillMs);

/** Pairs within the travel limit of the lot's age; whoever holds an offer stays, however far away. */
const reachable = (input: FactsInput): RoundEdge[] => {
  const limits = new Map(input.lots.map((lot) => [lot.id, travelLimitMs(input.policy, ageMs(lot, input.openedAtMs))]));
  return input.pairs.flatMap((pair) => {
    const way = input.ways.get(`${pair.lotId}|${pair.driverId}`);
    const limit = limits.get(pair.lotId);
    if (way === undefined || limit === undefined) return [];
    if (way.ms > limit && pair.heldPostedCents === null) return [];
    return [
      {
        lotId: pair.lotId as LotId,
        driverId: pair.driverId as DriverId,
        toPickupMs: way.ms,
        toPickupMeters: way.meters,
        heldPostedCents: pair.heldPostedCents,
        onBoardLatenessCents: 0,
      },
    ];
  });
};

const lotFacts = (lot: OpenLot, openedAtMs: number, nearCount: number): RoundLot => ({
  lotId: lot.id as LotId,
  openedAtMs: lot.openedAtMs ?? openedAtMs,
  ageStoodStillMs: lot.stoodStillMs,
  capCents: lot.capCents,
  surgeCents: lot.surgeCents,
  tipCents: lot.tipCents,
  stops: lot.stops.map((stop, k) => ({
    stopId: `${lot.id}:${k}`,
    kind: stop.kind,
    legMs: stop.legMs,
    serviceMs: stop.serviceMs,
    readyAtMs: stop.readyAtMs,
    deadlineAtMs: stop.deadlineAtMs,
  })),
  distanceMeters: lot.distanceMeters,
  durationMs: lot.durationMs,
  vehicleClasses: lot.vehicleClasses,
  load: lot.load,
  zone: lot.zone,
  nearCount,
});

/** Everything the round's prices are a function of. Contains no ask, no rate card and no person's name. */
export const roundFacts = (input: FactsInput): RoundFacts => {
  const edges = reachable(input);
  const near = new Map<string, number>();
  for (const edge of edges) {
    if (edge.toPickupMs <= input.policy.candidates.travelLimitMs) near.set(edge.lotId, (near.get(edge.lotId) ?? 0) + 1);
  }
  const { round, candidates, reserve, lateness, surge } = input.policy;
  return {
    engineVersion: ENGINE_VERSION,
    marketId: input.market.id,
    roundNo: input.roundNo,
    seed: input.seed,
    openedAtMs: input.openedAtMs,
    currency: input.market.currency,
    policyVersion: input.policyVersion,
    policy: { round, candidates, reserve, lateness, surge },
    payRule: input.payRule,
    lots: input.lots.map((lot) => lotFacts(lot, input.openedAtMs, lot.nearCount ?? near.get(lot.id) ?? 0)),
    drivers: input.drivers.map((driver) => ({
      driverId: driver.driverId as DriverId,
      lngE7: Math.round(driver.point.lng * 1e7),
      latE7: Math.round(driver.point.lat * 1e7),
      positionAtMs: driver.positionAtMs,
      vehicle: driver.vehicle,
      waitingSinceMs: driver.waitingSinceMs,
      zone: zoneOf(driver.point),
    })),
    edges,
  };
};
