import type { Cents } from "@fairmile/contracts";
import type { MessageKey } from "@fairmile/contracts/messages";
import type { LossCode } from "./round-outcome.ts";

/** Keys of the messages that say what a round did; that they are in the catalogue is for the compiler to check. */
export type RoundMessageKey = Extract<MessageKey, `round.${"won" | "lost"}.${string}`>;

/** A message of the catalogue and its placeholders; `…Cents` are money. */
export interface ExplanationSentence {
  readonly key: RoundMessageKey;
  readonly params: Readonly<Record<string, number>>;
}

export interface AwardExplanation {
  readonly code: "won_bid" | "won_claim" | "won_autopilot";
  readonly sentence: ExplanationSentence;
  readonly askCents: Cents;
  readonly effectiveAskCents: Cents;
  readonly floorCents: Cents;
  readonly postedCents: Cents;
  readonly welfareWithCents: Cents;
  readonly welfareWithoutCents: Cents;
  readonly payCents: Cents;
  readonly tipCents: Cents;
}

export interface LossExplanation {
  readonly code: LossCode;
  readonly sentence: ExplanationSentence;
  readonly askCents: Cents;
  readonly floorCents: Cents;
  readonly postedCents: Cents;
  /** The greatest ask on this lot with which the driver would have won it, all else equal; null where none would. */
  readonly wouldHaveWonCents: Cents | null;
}

export type ExplainRefusalCode = "unknown_lot" | "not_sold" | "no_ask" | "won";
