import type { DriverId, LotId } from "@fairmile/contracts";
import { subtractWorth, type Worth } from "../assignment/worth.ts";
import { refuse, type Refusal } from "../refusal.ts";
import { checkDocument } from "./check-document.ts";
import type { RowCode } from "./check-rows.ts";
import type { ExplainRefusalCode, ExplanationSentence, LossExplanation, RoundMessageKey } from "./explanation.ts";
import { priceCheckedFacts } from "./price-round.ts";
import type { RoundDocument } from "./round-document.ts";
import type { RoundAward, RoundLoss, RoundOutcome } from "./round-outcome.ts";
import { roundProblem, type PricedAsk, type RoundProblem } from "./round-problem.ts";
import { solveRound, totalWorth } from "./solve-round.ts";
import { wouldHaveWonCents } from "./would-have-won-cents.ts";

const OUTBID = {
  nearer: "round.lost.nearer",
  asked: "round.lost.asked",
  onTime: "round.lost.onTime",
  together: "round.lost.together",
} as const;

/** In what the winner of the lot was better, without a figure of theirs. */
const outbidKey = (winner: RoundAward | undefined, row: PricedAsk): RoundMessageKey => {
  if (!winner) return OUTBID.together;
  const isLess = winner.effectiveAskCents < row.effectiveAskCents;
  if (isLess) return winner.arrivalMs < row.arrivalMs ? OUTBID.nearer : OUTBID.asked;
  return winner.postedCents - winner.effectiveAskCents > row.edge.welfareCents ? OUTBID.onTime : OUTBID.together;
};

/** Which stage of the tie order decided, for an ask worth as much welfare as it needed. */
const tiedKey = (winner: RoundAward | undefined, row: PricedAsk, winnerRow: PricedAsk | undefined): RoundMessageKey => {
  const isSameWelfare = winner && winnerRow && winnerRow.edge.welfareCents === row.edge.welfareCents;
  if (!isSameWelfare) return "round.lost.tiedTogether";
  if (winnerRow.edge.arrivalMs !== row.edge.arrivalMs)
    return winnerRow.edge.arrivalMs < row.edge.arrivalMs ? "round.lost.tiedArrival" : "round.lost.tiedTogether";
  if (winnerRow.edge.waitingMs !== row.edge.waitingMs)
    return winnerRow.edge.waitingMs > row.edge.waitingMs ? "round.lost.tiedWaiting" : "round.lost.tiedTogether";
  return "round.lost.tiedDraw";
};

const sentence = (
  loss: RoundLoss,
  row: PricedAsk,
  winner: RoundAward | undefined,
  winnerRow: PricedAsk | undefined,
): ExplanationSentence => {
  const { askCents, postedCents, floorCents } = loss;
  switch (loss.code) {
    case "lot_withdrawn":
      return { key: "round.lost.withdrawn", params: {} };
    case "driver_out":
      return { key: "round.lost.driverOut", params: {} };
    case "lot_not_yet_exposed":
      return { key: "round.lost.notYetExposed", params: {} };
    case "floor_above_posted":
      return { key: "round.lost.floorAbovePosted", params: { postedCents, floorCents } };
    case "above_posted":
      return { key: "round.lost.abovePosted", params: { askCents, postedCents } };
    case "won_other_lot":
      return { key: "round.lost.wonOther", params: {} };
    case "tied":
      return { key: tiedKey(winner, row, winnerRow), params: {} };
    case "outbid":
      return { key: outbidKey(winner, row), params: {} };
  }
};

/** What an ask had to be worth: the round as it is, less the best round without this driver and this lot. */
const needed = (problem: RoundProblem, row: PricedAsk): Worth => {
  const all = solveRound(problem);
  const isApart = ({ edge }: PricedAsk): boolean => edge.lot !== row.edge.lot && edge.driver !== row.edge.driver;
  return subtractWorth(totalWorth(all), totalWorth(solveRound(problem, isApart, all.assignment)));
};

const neverCleared = (loss: RoundLoss): boolean =>
  loss.code === "lot_withdrawn" ||
  loss.code === "driver_out" ||
  loss.code === "lot_not_yet_exposed" ||
  loss.code === "floor_above_posted";

/**
 * Why this driver did not win this lot, and the greatest ask that would have won it with all else equal. It names no
 * rival and no rival's figure. Solves the round again (once with, once without the pair), so it is for receipts on
 * demand, not for the commit. Refuses: `unknown_lot`, `no_ask`, `won`, or what is wrong with the document.
 */
export const explainLoss = (
  document: RoundDocument,
  outcome: RoundOutcome,
  lotId: LotId,
  driverId: DriverId,
): { readonly ok: true; readonly explanation: LossExplanation } | Refusal<ExplainRefusalCode | RowCode> => {
  if (!outcome.lots.some((lot) => lot.lotId === lotId)) return refuse("unknown_lot", "lotId");
  const winner = outcome.awards.find((award) => award.lotId === lotId);
  if (winner?.driverId === driverId) return refuse("won", "driverId");
  const loss = outcome.losses.find((row) => row.lotId === lotId && row.driverId === driverId);
  if (!loss) return refuse("no_ask", "driverId");
  const checked = checkDocument(document);
  if (!checked.ok) return checked;
  const problem = roundProblem(document, checked.index, priceCheckedFacts(document.facts, checked.index));
  const row = problem.asks.find(({ ask }) => ask.askId === loss.askId);
  if (!row) return refuse("no_ask", "driverId");
  const winnerRow = problem.asks.find(({ ask }) => ask.askId === winner?.askId);
  return {
    ok: true,
    explanation: {
      code: loss.code,
      sentence: sentence(loss, row, winner, winnerRow),
      askCents: loss.askCents,
      floorCents: loss.floorCents,
      postedCents: loss.postedCents,
      wouldHaveWonCents: neverCleared(loss) ? null : wouldHaveWonCents(row, needed(problem, row)),
    },
  };
};
