import { cents, epochMs, type Cents } from "@fairmile/contracts";
import { gainsOfOneMore } from "../assignment/gains-of-one-more.ts";
import { gainsWithoutWinner } from "../assignment/gains-without-winner.ts";
import { graphWorth, LEVELS, NO_WORTH, subtractWorth, type Worth } from "../assignment/worth.ts";
import type { Refusal } from "../refusal.ts";
import { zoneShadows } from "../surge/zone-shadows.ts";
import { checkDocument } from "./check-document.ts";
import type { FactsIndex } from "./facts-index.ts";
import type { RowCode } from "./check-rows.ts";
import { lotResults } from "./lot-results.ts";
import { priceCheckedFacts } from "./price-round.ts";
import type { RoundDocument } from "./round-document.ts";
import type { RoundAward, RoundLoss, RoundOutcome } from "./round-outcome.ts";
import { roundProblem, type PricedAsk } from "./round-problem.ts";
import { solveRound, type Solved } from "./solve-round.ts";
import { wouldHaveWonCents } from "./would-have-won-cents.ts";

interface Cleared extends Solved {
  /** Per lot, in cents: what the rest would make of it without its winner. */
  readonly withoutWinner: Float64Array;
  /** Per lot: what a driver who won nothing must be worth on it to win it, the lot's greatest dual price. */
  readonly needed: readonly Worth[];
}

const award = (index: FactsIndex, cleared: Cleared, row: PricedAsk): RoundAward => {
  const { ask, price, edge } = row;
  const lot = index.lots[edge.lot];
  const gainCents = cleared.withoutWinner[edge.lot] ?? 0;
  return {
    lotId: ask.lotId,
    driverId: ask.driverId,
    askId: ask.askId,
    offerId: ask.offerId,
    kind: ask.kind,
    needsConfirmation: ask.needsConfirmation,
    askCents: row.askCents,
    floorCents: price.floorCents,
    effectiveAskCents: row.effectiveAskCents,
    postedCents: row.boundCents,
    payCents: cents(row.boundCents - gainCents),
    welfareWithoutCents: cents(cleared.welfareCents - edge.welfareCents + gainCents),
    tipCents: cents(lot?.tipCents ?? 0),
    surgeCents: cents(lot?.surgeCents ?? 0),
    latenessCents: price.latenessCents,
    arrivalMs: epochMs(row.arrivalMs),
  };
};

const neededByOutsiders = ({ graph, assignment }: Solved, oneMore: Float64Array): readonly Worth[] =>
  Array.from(assignment.lotEdge, (e, lot) => {
    if (e < 0) return NO_WORTH;
    const winner = (assignment.lotDriver[lot] ?? 0) * LEVELS;
    return subtractWorth(graphWorth(graph, e), [...oneMore.subarray(winner, winner + LEVELS)]);
  });

const loss = (cleared: Cleared, row: PricedAsk): RoundLoss => {
  const { ask, price, edge } = row;
  const wonElsewhere = cleared.assignment.driverLot[edge.driver] !== -1;
  const isOutForGood = row.outCode !== null && row.outCode !== "above_posted";
  const needed = cleared.needed[edge.lot] ?? NO_WORTH;
  const would: Cents | null = isOutForGood || wonElsewhere ? null : wouldHaveWonCents(row, needed);
  const code = row.outCode ?? (wonElsewhere ? "won_other_lot" : edge.welfareCents === needed[0] ? "tied" : "outbid");
  return {
    askId: ask.askId,
    lotId: ask.lotId,
    driverId: ask.driverId,
    kind: ask.kind,
    code,
    askCents: row.askCents,
    floorCents: price.floorCents,
    effectiveAskCents: row.effectiveAskCents,
    postedCents: row.boundCents,
    wouldHaveWonCents: would,
  };
};

/**
 * Clears one sealed round: checks and prices the document, takes the assignment of greatest welfare (ties by most lots,
 * least arrival, longest waiting, seed hash, exactly), and pays every winner its Clarke payment. A pure function of the
 * document: the order of its rows changes nothing. Refuses a document that does not hold together, naming the row.
 */
export const clearRound = (
  document: RoundDocument,
): { readonly ok: true; readonly outcome: RoundOutcome } | Refusal<RowCode> => {
  const checked = checkDocument(document);
  if (!checked.ok) return checked;
  const { facts } = document;
  const prices = priceCheckedFacts(facts, checked.index);
  const problem = roundProblem(document, checked.index, prices);
  const solved = solveRound(problem);
  const { graph, assignment } = solved;
  const oneMore = gainsOfOneMore(graph, assignment);
  const cleared: Cleared = {
    ...solved,
    withoutWinner: gainsWithoutWinner(graph, assignment),
    needed: neededByOutsiders(solved, oneMore),
  };
  const awards: RoundAward[] = [];
  const losses: RoundLoss[] = [];
  for (const row of problem.asks) {
    const isWinner = row.outCode === null && assignment.lotDriver[row.edge.lot] === row.edge.driver;
    if (isWinner) awards.push(award(checked.index, cleared, row));
    else losses.push(loss(cleared, row));
  }
  return {
    ok: true,
    outcome: {
      engineVersion: facts.engineVersion,
      marketId: facts.marketId,
      roundNo: facts.roundNo,
      welfareCents: cents(cleared.welfareCents),
      tiedLotCount: assignment.tied.reduce((sum, flag) => sum + flag, 0),
      prices,
      awards,
      losses,
      lots: lotResults(document, problem, prices, awards),
      zones: zoneShadows(document, checked.index.driverNumber, oneMore),
    },
  };
};
