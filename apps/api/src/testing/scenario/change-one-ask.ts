import type { RoundAsk, RoundDocument, RoundOutcome } from "@fairmile/matching";

/** An ask of these results was taken out with its lot or driver before anything was compared. */
const NOT_COUNTED = new Set(["lot_withdrawn", "driver_out", "lot_not_yet_exposed"]);

/**
 * The same document with one ask changed by one minor unit; null where no ask counted. Changed is the first winner's ask,
 * or where nobody won the first that lost: a bid or an autopilot's ask is one more, a claim becomes a bid of one less than
 * the posted price it was bound by.
 */
export const changeOneAsk = (document: RoundDocument, outcome: RoundOutcome): RoundDocument | null => {
  const counted = [...outcome.awards, ...outcome.losses.filter((loss) => !NOT_COUNTED.has(loss.code))];
  const [chosen] = counted;
  if (chosen === undefined) return null;
  const changed = (ask: RoundAsk): RoundAsk =>
    ask.askCents === null
      ? { ...ask, kind: "bid", askCents: chosen.postedCents - 1 }
      : { ...ask, askCents: ask.askCents + 1 };
  return { ...document, asks: document.asks.map((ask) => (ask.askId === chosen.askId ? changed(ask) : ask)) };
};
