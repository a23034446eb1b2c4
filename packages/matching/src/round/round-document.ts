import type {
  AskId,
  Currency,
  DriverId,
  LotId,
  MarketId,
  OfferId,
  PayRule,
  PricingPolicy,
  VehicleClass,
} from "@fairmile/contracts";
import type { Load } from "../eligibility/parcel-load.ts";

/** The parts of a pricing policy a round is a function of. A whole policy may be given. */
export type RoundPolicy = Pick<PricingPolicy, "round" | "candidates" | "reserve" | "lateness" | "surge">;

/** One stop of a lot, in the order planned. Instants in UTC milliseconds, spans in milliseconds; whole numbers all. */
export interface RoundStop {
  readonly stopId: string;
  readonly kind: "pickup" | "dropoff";
  /** Travel from the stop before; 0 at the first. */
  readonly legMs: number;
  readonly serviceMs: number;
  /** Not served before this; the driver waits. */
  readonly readyAtMs: number | null;
  readonly deadlineAtMs: number | null;
}

export interface RoundLot {
  readonly lotId: LotId;
  readonly openedAtMs: number;
  /** Time its age stood still, while an award waited for a word that never came. */
  readonly ageStoodStillMs: number;
  /** The most the platform pays, surge included (`payCapCents`). */
  readonly capCents: number;
  readonly surgeCents: number;
  /** Shown to the driver and paid whole, outside the round. */
  readonly tipCents: number;
  readonly stops: readonly RoundStop[];
  readonly distanceMeters: number;
  /** From the arrival at the first pickup to the end of the last drop-off, service included. */
  readonly durationMs: number;
  readonly vehicleClasses: readonly VehicleClass[];
  readonly load: Load;
  readonly zone: string | null;
  /** Candidates within the first travel limit, as counted when the lot opened (kept for its life). */
  readonly nearCount: number;
}

export interface RoundDriver {
  readonly driverId: DriverId;
  /** Ten-millionths of a degree: whole numbers, for the picture of the round. The engine computes nothing from it. */
  readonly lngE7: number;
  readonly latE7: number;
  /** When the server received this position. */
  readonly positionAtMs: number;
  readonly vehicle: VehicleClass;
  readonly waitingSinceMs: number;
  readonly zone: string | null;
}

/** A candidate: this lot is shown to this driver. */
export interface RoundEdge {
  readonly lotId: LotId;
  readonly driverId: DriverId;
  readonly toPickupMs: number;
  readonly toPickupMeters: number;
  /** The highest price of an unexpired offer of this lot shown to this driver, or null. */
  readonly heldPostedCents: number | null;
  /** What the delay to parcels already on board would cost their recipients; 0 for a driver with none. */
  readonly onBoardLatenessCents: number;
}

/** Everything known when a round opens: all that prices may depend on, and no ask. */
export interface RoundFacts {
  readonly engineVersion: string;
  readonly marketId: MarketId;
  readonly roundNo: number;
  /** Hexadecimal; decides exact ties and nothing else. */
  readonly seed: string;
  readonly openedAtMs: number;
  readonly currency: Currency;
  readonly policyVersion: number;
  readonly policy: RoundPolicy;
  readonly payRule: PayRule;
  readonly lots: readonly RoundLot[];
  readonly drivers: readonly RoundDriver[];
  readonly edges: readonly RoundEdge[];
}

export const ASK_KINDS = ["bid", "claim", "autopilot"] as const;
export type AskKind = (typeof ASK_KINDS)[number];

/** The least a driver accepts for a lot. A driver has at most one live ask per lot. */
export interface RoundAsk {
  readonly askId: AskId;
  readonly lotId: LotId;
  readonly driverId: DriverId;
  /** The offer a bid or a claim names; an autopilot ask may have none. */
  readonly offerId: OfferId | null;
  readonly kind: AskKind;
  /** Null for a claim, which asks the posted price of the round that clears it. */
  readonly askCents: number | null;
  /** True for an autopilot ask whose award waits for the driver's word: that time counts as lateness. */
  readonly needsConfirmation: boolean;
}

/** All a round is a function of: the facts it opened with, and what the freeze found. */
export interface RoundDocument {
  readonly facts: RoundFacts;
  readonly frozenAtMs: number;
  /** Drivers who went stale, offline or were suspended since the opening, with the reason. */
  readonly outDrivers: readonly { readonly driverId: DriverId; readonly code: string }[];
  /** Lots withdrawn since the opening. */
  readonly outLots: readonly { readonly lotId: LotId; readonly code: string }[];
  readonly asks: readonly RoundAsk[];
}
