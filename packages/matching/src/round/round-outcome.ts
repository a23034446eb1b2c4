import type { AskId, Cents, DriverId, EpochMs, LotId, MarketId, OfferId } from "@fairmile/contracts";
import type { AskKind } from "./round-document.ts";
import type { RoundPrices } from "./round-prices.ts";

export interface RoundAward {
  readonly lotId: LotId;
  readonly driverId: DriverId;
  readonly askId: AskId;
  readonly offerId: OfferId | null;
  readonly kind: AskKind;
  readonly needsConfirmation: boolean;
  /** As asked; a claim's is the posted price. */
  readonly askCents: Cents;
  readonly floorCents: Cents;
  /** The greater of ask and floor. */
  readonly effectiveAskCents: Cents;
  /** The price this ask was bound by. */
  readonly postedCents: Cents;
  /** effective ask + welfare with - welfare without; tip not included. */
  readonly payCents: Cents;
  readonly welfareWithoutCents: Cents;
  readonly tipCents: Cents;
  readonly surgeCents: Cents;
  readonly latenessCents: Cents;
  /** At the first pickup, the wait for a confirmation included. */
  readonly arrivalMs: EpochMs;
}

/**
 * Why an ask did not win. `lot_not_yet_exposed` and `lot_withdrawn` and `driver_out` are no judgement on the ask;
 * `floor_above_posted`: the price does not reach what the rules allow as the least yet.
 */
export type LossCode =
  | "lot_withdrawn"
  | "driver_out"
  | "lot_not_yet_exposed"
  | "floor_above_posted"
  | "above_posted"
  | "won_other_lot"
  | "outbid"
  | "tied";

export interface RoundLoss {
  readonly askId: AskId;
  readonly lotId: LotId;
  readonly driverId: DriverId;
  readonly kind: AskKind;
  readonly code: LossCode;
  readonly askCents: Cents;
  readonly floorCents: Cents;
  readonly effectiveAskCents: Cents;
  readonly postedCents: Cents;
  /**
   * The greatest ask with which this driver would have won the lot, all else equal; null where none would, where the lot
   * did not clear, and for `won_other_lot` (see `explainLoss`, which works it out).
   */
  readonly wouldHaveWonCents: Cents | null;
}

export type LotResultCode = "sold" | "unsold" | "no_asks" | "no_candidates" | "exposing" | "withdrawn";

export interface LotResult {
  readonly lotId: LotId;
  readonly result: LotResultCode;
  readonly reserveCents: Cents;
  readonly isAtCap: boolean;
  readonly candidateCount: number;
  readonly askCount: number;
}

export interface ZoneShadow {
  readonly zone: string;
  readonly driverCount: number;
  /** What one more driver there would have added; null where too few stand there to say without telling on one. */
  readonly shadowCents: Cents | null;
}

export interface RoundOutcome {
  readonly engineVersion: string;
  readonly marketId: MarketId;
  readonly roundNo: number;
  /** Total of posted price less effective ask over the awards. */
  readonly welfareCents: Cents;
  /** Sold lots that another assignment of the same welfare gives to somebody else: decided by the tie order. */
  readonly tiedLotCount: number;
  readonly prices: RoundPrices;
  readonly awards: readonly RoundAward[];
  readonly losses: readonly RoundLoss[];
  readonly lots: readonly LotResult[];
  readonly zones: readonly ZoneShadow[];
}
