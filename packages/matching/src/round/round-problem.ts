import { cents, type Cents } from "@fairmile/contracts";
import type { AssignmentEdge } from "../assignment/assignment-graph.ts";
import { tieHash, tieSeed } from "../assignment/tie-hash.ts";
import { pairNumber, type FactsIndex } from "./facts-index.ts";
import { lotAgeMs } from "./price-round.ts";
import type { RoundAsk, RoundDocument } from "./round-document.ts";
import type { LossCode } from "./round-outcome.ts";
import type { EdgePrice, RoundPrices } from "./round-prices.ts";

/** Why an ask is not in the clearing at all. */
export type OutCode = Exclude<LossCode, "won_other_lot" | "outbid" | "tied">;

/** One ask with its price and bounds, and its edge: what it is worth at every level of the tie order. */
export interface PricedAsk {
  readonly ask: RoundAsk;
  readonly price: EdgePrice;
  readonly askCents: Cents;
  readonly effectiveAskCents: Cents;
  /** The price this ask is bound by. */
  readonly boundCents: Cents;
  readonly arrivalMs: number;
  readonly outCode: OutCode | null;
  readonly edge: AssignmentEdge;
}

/** A checked round ready to be solved. */
export interface RoundProblem {
  readonly index: FactsIndex;
  /** Sorted by lot, then driver. */
  readonly asks: readonly PricedAsk[];
}

/** Waiting counts up to a week: sums over a round then stay exact. */
const MAX_WAITING_MS = 604_800_000;

/** Turns a checked document and its prices into numbered edges, every ask judged against its own bound. */
export const roundProblem = (document: RoundDocument, index: FactsIndex, prices: RoundPrices): RoundProblem => {
  const { facts } = document;
  const outLots = new Set<string>(document.outLots.map((row) => row.lotId));
  const outDrivers = new Set<string>(document.outDrivers.map((row) => row.driverId));
  const exposing = new Set<string>();
  for (const lot of facts.lots)
    if (lotAgeMs(lot, document.frozenAtMs) < facts.policy.round.exposureMs) exposing.add(lot.lotId);
  const seed = tieSeed(facts.seed);

  const judge = (ask: RoundAsk, price: EdgePrice): PricedAsk => {
    const boundCents = ask.needsConfirmation ? price.postedIfConfirmedCents : price.postedCents;
    const askCents = cents(ask.askCents ?? boundCents);
    const effectiveAskCents = cents(Math.max(askCents, price.floorCents));
    const arrivalMs = price.arrivalMs + (ask.needsConfirmation ? facts.policy.round.confirmMs : 0);
    const lot = index.lotNumber.get(ask.lotId) ?? -1;
    const driver = index.driverNumber.get(ask.driverId) ?? -1;
    const waitingSinceMs = index.drivers[driver]?.waitingSinceMs ?? facts.openedAtMs;
    const out = (): OutCode | null => {
      if (outLots.has(ask.lotId)) return "lot_withdrawn";
      if (outDrivers.has(ask.driverId)) return "driver_out";
      if (exposing.has(ask.lotId)) return "lot_not_yet_exposed";
      if (price.floorCents > boundCents) return "floor_above_posted";
      return askCents > boundCents ? "above_posted" : null;
    };
    return {
      ask,
      price,
      askCents,
      effectiveAskCents,
      boundCents,
      arrivalMs,
      outCode: out(),
      edge: {
        lot,
        driver,
        welfareCents: boundCents - effectiveAskCents,
        arrivalMs: arrivalMs - facts.openedAtMs,
        waitingMs: Math.min(MAX_WAITING_MS, Math.max(0, facts.openedAtMs - waitingSinceMs)),
        tieHash: tieHash(seed, ask.lotId, ask.driverId),
      },
    };
  };

  const asks: PricedAsk[] = [];
  for (const ask of document.asks) {
    const price = prices.edges[index.edgeNumber.get(pairNumber(index, ask)) ?? -1];
    if (price) asks.push(judge(ask, price));
  }
  asks.sort((a, b) => a.edge.lot - b.edge.lot || a.edge.driver - b.edge.driver);
  return { index, asks };
};
