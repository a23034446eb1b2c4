import type { AskId, DriverId, LotId, MarketId, OfferId, PayRule } from "@fairmile/contracts";
import type {
  RoundAsk,
  RoundDocument,
  RoundDriver,
  RoundEdge,
  RoundFacts,
  RoundLot,
  RoundPolicy,
} from "../round/round-document.ts";
import { ENGINE_VERSION } from "../version.ts";
import { NO_PAY_RULE, TEST_POLICY } from "./test-policy.ts";

/** An instant to count from: 2026-11-20T18:41:54Z. */
export const OPENED_AT_MS = 1_795_200_114_000;

export const lotId = (name: string | number): LotId => `bat_${name}` as LotId;
export const driverId = (name: string | number): DriverId => `drv_${name}` as DriverId;

/** A lot long enough on the market, at its cap from the start, without deadlines, one pickup and one drop-off. */
export const makeLot = (name: string | number, over: Partial<RoundLot> = {}): RoundLot => ({
  lotId: lotId(name),
  openedAtMs: OPENED_AT_MS - 60_000,
  ageStoodStillMs: 0,
  capCents: 1_000,
  surgeCents: 0,
  tipCents: 0,
  stops: [
    { stopId: `${name}-p`, kind: "pickup", legMs: 0, serviceMs: 120_000, readyAtMs: null, deadlineAtMs: null },
    { stopId: `${name}-d`, kind: "dropoff", legMs: 600_000, serviceMs: 120_000, readyAtMs: null, deadlineAtMs: null },
  ],
  distanceMeters: 2_500,
  durationMs: 840_000,
  vehicleClasses: ["bicycle", "car"],
  load: { units: 1, weightGrams: 500, largest: "small" },
  zone: "zone",
  nearCount: 100,
  ...over,
});

export const makeDriver = (name: string | number, over: Partial<RoundDriver> = {}): RoundDriver => ({
  driverId: driverId(name),
  lngE7: 125_683_000,
  latE7: 556_761_000,
  positionAtMs: OPENED_AT_MS - 5_000,
  vehicle: "bicycle",
  waitingSinceMs: OPENED_AT_MS - 300_000,
  zone: "zone",
  ...over,
});

export const makeEdge = (lot: string | number, driver: string | number, over: Partial<RoundEdge> = {}): RoundEdge => ({
  lotId: lotId(lot),
  driverId: driverId(driver),
  toPickupMs: 300_000,
  toPickupMeters: 1_000,
  heldPostedCents: null,
  onBoardLatenessCents: 0,
  ...over,
});

/** A bid of so many cents; a claim where it is null. */
export const makeAsk = (
  lot: string | number,
  driver: string | number,
  askCents: number | null,
  over: Partial<RoundAsk> = {},
): RoundAsk => ({
  askId: `ask_${lot}_${driver}` as AskId,
  lotId: lotId(lot),
  driverId: driverId(driver),
  offerId: `ofr_${lot}_${driver}` as OfferId,
  kind: askCents === null ? "claim" : "bid",
  askCents,
  needsConfirmation: false,
  ...over,
});

export interface RoundParts {
  readonly lots: readonly RoundLot[];
  readonly drivers: readonly RoundDriver[];
  readonly edges: readonly RoundEdge[];
  readonly asks?: readonly RoundAsk[];
  readonly policy?: RoundPolicy;
  readonly payRule?: PayRule;
  readonly seed?: string;
}

const makeFacts = (parts: Omit<RoundParts, "asks">): RoundFacts => ({
  engineVersion: ENGINE_VERSION,
  marketId: "mkt_test01" as MarketId,
  roundNo: 18_204,
  seed: parts.seed ?? "7d10",
  openedAtMs: OPENED_AT_MS,
  currency: "EUR",
  policyVersion: 41,
  policy: parts.policy ?? TEST_POLICY,
  payRule: parts.payRule ?? NO_PAY_RULE,
  lots: parts.lots,
  drivers: parts.drivers,
  edges: parts.edges,
});

export const makeDocument = (parts: RoundParts): RoundDocument => ({
  facts: makeFacts(parts),
  frozenAtMs: OPENED_AT_MS + 3_000,
  outDrivers: [],
  outLots: [],
  asks: parts.asks ?? [],
});
