import type { Cents, DriverId, EpochMs, LotId } from "@fairmile/contracts";

export interface LotPrice {
  readonly lotId: LotId;
  readonly reserveCents: Cents;
  /** The part of the reserve that is surge. */
  readonly surgeCents: Cents;
  readonly floorCents: Cents;
  /** The reserve cannot rise further: split, re-plan or escalate next. */
  readonly isAtCap: boolean;
}

export interface EdgePrice {
  readonly lotId: LotId;
  readonly driverId: DriverId;
  /** At the first pickup, setting out when the round is due to freeze. */
  readonly arrivalMs: EpochMs;
  /** At each of the lot's stops, in their order. */
  readonly stopArrivalsMs: readonly EpochMs[];
  readonly latenessCents: Cents;
  readonly floorCents: Cents;
  readonly postedCents: Cents;
  /** The bound for an ask that must still be confirmed: the posted price less what the wait adds to lateness. */
  readonly postedIfConfirmedCents: Cents;
  /** False where the posted price is still under the pay floor: no ask can win, so it is not shown yet. */
  readonly isOffered: boolean;
}

/** What is stored, and announced, before any ask of the round exists. Sorted by lot, then driver. */
export interface RoundPrices {
  readonly lots: readonly LotPrice[];
  readonly edges: readonly EdgePrice[];
}
