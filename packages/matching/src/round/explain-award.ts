import { cents, type LotId } from "@fairmile/contracts";
import { refuse, type Refusal } from "../refusal.ts";
import type { AwardExplanation, ExplainRefusalCode, ExplanationSentence } from "./explanation.ts";
import type { RoundAward, RoundOutcome } from "./round-outcome.ts";

const sentence = (award: RoundAward): ExplanationSentence => {
  const { askCents, floorCents, effectiveAskCents, payCents } = award;
  const gainCents = payCents - effectiveAskCents;
  if (award.kind === "claim") return { key: "round.won.claim", params: { payCents } };
  if (effectiveAskCents > askCents)
    return gainCents > 0
      ? { key: "round.won.raised", params: { askCents, floorCents, gainCents } }
      : { key: "round.won.raisedOnly", params: { askCents, floorCents } };
  return gainCents > 0
    ? { key: "round.won.sentence", params: { askCents, gainCents } }
    : { key: "round.won.atAsk", params: { askCents } };
};

/** Why the winner of a lot is paid what it is: pay = effective ask + round with - round without. `not_sold` for an unsold lot. */
export const explainAward = (
  outcome: RoundOutcome,
  lotId: LotId,
): { readonly ok: true; readonly explanation: AwardExplanation } | Refusal<ExplainRefusalCode> => {
  const award = outcome.awards.find((row) => row.lotId === lotId);
  if (!award) return refuse(outcome.lots.some((row) => row.lotId === lotId) ? "not_sold" : "unknown_lot", "lotId");
  return {
    ok: true,
    explanation: {
      code: `won_${award.kind}`,
      sentence: sentence(award),
      askCents: award.askCents,
      effectiveAskCents: award.effectiveAskCents,
      floorCents: award.floorCents,
      postedCents: award.postedCents,
      welfareWithCents: cents(outcome.welfareCents),
      welfareWithoutCents: award.welfareWithoutCents,
      payCents: award.payCents,
      tipCents: award.tipCents,
    },
  };
};
