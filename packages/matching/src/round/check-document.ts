import { refuse, type Refusal } from "../refusal.ts";
import { checkFacts } from "./check-facts.ts";
import { amount, checkFields, checkRows, flag, instant, oneOf, orNull, text, type RowCode } from "./check-rows.ts";
import { pairNumber, type FactsIndex } from "./facts-index.ts";
import { ASK_KINDS, type RoundAsk, type RoundDocument } from "./round-document.ts";

const ASK = {
  askId: text,
  lotId: text,
  driverId: text,
  offerId: orNull(text),
  kind: oneOf(ASK_KINDS),
  askCents: orNull(amount),
  needsConfirmation: flag,
};

const checkAsk = (ask: RoundAsk, path: string): Refusal<RowCode> | null => {
  if (ask.kind === "claim" && ask.askCents !== null) return refuse("must_be_absent", `${path}.askCents`);
  if (ask.kind !== "claim" && ask.askCents === null) return refuse("missing", `${path}.askCents`);
  if (ask.kind !== "autopilot" && ask.offerId === null) return refuse("missing", `${path}.offerId`);
  if (ask.kind !== "autopilot" && ask.needsConfirmation) return refuse("inconsistent", `${path}.needsConfirmation`);
  return null;
};

/** Checks a whole round: its facts, then what the freeze found. One live ask per driver and lot, on known candidates only. */
export const checkDocument = (
  document: RoundDocument,
): { readonly ok: true; readonly index: FactsIndex } | Refusal<RowCode> => {
  const facts = checkFacts(document.facts);
  if (!facts.ok) return facts;
  const { lotNumber, driverNumber, edgeNumber } = facts.index;
  const head =
    checkFields(document, { frozenAtMs: instant }, "document") ??
    checkRows(document.outDrivers, { driverId: text, code: text }, "outDrivers") ??
    checkRows(document.outLots, { lotId: text, code: text }, "outLots") ??
    checkRows(document.asks, ASK, "asks");
  if (head) return head;
  if (document.frozenAtMs < document.facts.openedAtMs) return refuse("before_opening", "document.frozenAtMs");
  for (const [i, row] of document.outDrivers.entries())
    if (!driverNumber.has(row.driverId)) return refuse("unknown_driver", `outDrivers[${i}].driverId`);
  for (const [i, row] of document.outLots.entries())
    if (!lotNumber.has(row.lotId)) return refuse("unknown_lot", `outLots[${i}].lotId`);
  const askIds = new Set<string>();
  const asked = new Set<number>();
  for (const [i, ask] of document.asks.entries()) {
    const path = `asks[${i}]`;
    const bad = checkAsk(ask, path);
    if (bad) return bad;
    if (askIds.has(ask.askId)) return refuse("duplicate", `${path}.askId`);
    askIds.add(ask.askId);
    if (!lotNumber.has(ask.lotId)) return refuse("unknown_lot", `${path}.lotId`);
    if (!driverNumber.has(ask.driverId)) return refuse("unknown_driver", `${path}.driverId`);
    const pair = pairNumber(facts.index, ask);
    if (!edgeNumber.has(pair)) return refuse("not_a_candidate", path);
    if (asked.has(pair)) return refuse("duplicate", path);
    asked.add(pair);
  }
  return facts;
};
