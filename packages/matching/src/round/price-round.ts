import { cents, epochMs, type Cents } from "@fairmile/contracts";
import { latenessCents } from "../price/lateness-cents.ts";
import { payFloorCents } from "../price/pay-floor-cents.ts";
import { postedCents } from "../price/posted-cents.ts";
import { reserveCents } from "../price/reserve-cents.ts";
import type { Refusal } from "../refusal.ts";
import { checkFacts } from "./check-facts.ts";
import type { RowCode } from "./check-rows.ts";
import type { FactsIndex } from "./facts-index.ts";
import type { RoundEdge, RoundFacts, RoundLot } from "./round-document.ts";
import type { EdgePrice, LotPrice, RoundPrices } from "./round-prices.ts";

/** Arrival at each stop for a driver who is at the first one at `arrivalMs`; waits where a stop is not ready. */
export const stopArrivalsMs = (lot: Pick<RoundLot, "stops">, arrivalMs: number): number[] => {
  let leaveMs = arrivalMs;
  return lot.stops.map((stop, k) => {
    const atMs = k === 0 ? arrivalMs : leaveMs + stop.legMs;
    leaveMs = Math.max(atMs, stop.readyAtMs ?? atMs) + stop.serviceMs;
    return atMs;
  });
};

/** The latest arrival at the first pickup after which some stop with a deadline is late; null without deadlines. */
export const latestStartMs = (lot: Pick<RoundLot, "stops">, graceMs: number): number | null => {
  let fromFirstMs = 0;
  let latest: number | null = null;
  for (const [k, stop] of lot.stops.entries()) {
    if (k > 0) fromFirstMs += stop.legMs;
    if (stop.deadlineAtMs !== null) {
      const startMs = stop.deadlineAtMs + graceMs - fromFirstMs;
      latest = latest === null ? startMs : Math.min(latest, startMs);
    }
    fromFirstMs += stop.serviceMs;
  }
  return latest;
};

/** Time in front of candidates at an instant, without the time it stood still. */
export const lotAgeMs = (lot: Pick<RoundLot, "openedAtMs" | "ageStoodStillMs">, atMs: number): number =>
  Math.max(0, atMs - lot.openedAtMs - lot.ageStoodStillMs);

const priceLot = (facts: RoundFacts, lot: RoundLot): LotPrice => {
  const { policy, payRule, openedAtMs } = facts;
  const floorCents = payFloorCents({ payRule, distanceMeters: lot.distanceMeters, durationMs: lot.durationMs });
  const latest = latestStartMs(lot, policy.lateness.graceMs);
  const reserve = reserveCents({
    policy,
    capCents: lot.capCents,
    surgeCents: lot.surgeCents,
    floorCents,
    nearCount: lot.nearCount,
    ageMs: lotAgeMs(lot, openedAtMs),
    pastLatestStartMs: latest === null ? 0 : openedAtMs + policy.candidates.travelLimitMs - latest,
    waitingPerMinuteCents: payRule.perMinuteCents > 0 ? payRule.perMinuteCents : null,
    latePerMinuteCents: policy.lateness.perMinuteCents * lot.stops.filter((stop) => stop.deadlineAtMs !== null).length,
  });
  return {
    lotId: lot.lotId,
    reserveCents: reserve,
    surgeCents: cents(lot.surgeCents),
    floorCents,
    isAtCap: reserve >= lot.capCents,
  };
};

const priceEdge = (facts: RoundFacts, lot: RoundLot, price: LotPrice, edge: RoundEdge): EdgePrice => {
  const { policy, openedAtMs } = facts;
  const { reserveCents: reserve, floorCents, isAtCap } = price;
  const deadlinesMs = lot.stops.map((stop) => stop.deadlineAtMs);
  const late = (arrivalsMs: readonly number[]): Cents =>
    cents(latenessCents({ policy, arrivalsMs, deadlinesMs }) + edge.onBoardLatenessCents);
  const post = (lateness: Cents, heldPostedCents: number | null): Cents =>
    postedCents({ reserveCents: reserve, floorCents, isAtCap, latenessCents: lateness, heldPostedCents });
  const arrivalMs = openedAtMs + policy.round.everyMs + edge.toPickupMs;
  const arrivalsMs = stopArrivalsMs(lot, arrivalMs);
  const lateness = late(arrivalsMs);
  const posted = post(lateness, edge.heldPostedCents);
  const ifConfirmed = post(late(stopArrivalsMs(lot, arrivalMs + policy.round.confirmMs)), null);
  return {
    lotId: edge.lotId,
    driverId: edge.driverId,
    arrivalMs: epochMs(arrivalMs),
    stopArrivalsMs: arrivalsMs.map(epochMs),
    latenessCents: lateness,
    floorCents,
    postedCents: posted,
    postedIfConfirmedCents: cents(Math.min(posted, ifConfirmed)),
    isOffered: posted >= floorCents,
  };
};

/** Prices facts that were checked: rows in the order of the index. */
export const priceCheckedFacts = (facts: RoundFacts, index: FactsIndex): RoundPrices => {
  const lots = index.lots.map((lot) => priceLot(facts, lot));
  const edges = index.edges.flatMap((edge) => {
    const number = index.lotNumber.get(edge.lotId) ?? -1;
    const lot = index.lots[number];
    const price = lots[number];
    return lot && price ? priceEdge(facts, lot, price, edge) : [];
  });
  return { lots, edges };
};

/**
 * Every price of a round, from its facts alone: reserve, floor, lateness and posted price are worked out and stored
 * before any ask of the round exists, so no ask can move one (invariant A10). Refuses facts that do not hold together.
 */
export const priceRound = (
  facts: RoundFacts,
): { readonly ok: true; readonly prices: RoundPrices } | Refusal<RowCode> => {
  const checked = checkFacts(facts);
  return checked.ok ? { ok: true, prices: priceCheckedFacts(facts, checked.index) } : checked;
};
