import type { RoundEdgeView } from "@fairmile/contracts";
import type {
  EdgePrice,
  LossCode,
  RoundAsk,
  RoundAward,
  RoundDocument,
  RoundEdge,
  RoundLoss,
  RoundOutcome,
} from "@fairmile/matching";

const pairOf = ({ lotId, driverId }: { readonly lotId: string; readonly driverId: string }): string =>
  `${lotId}|${driverId}`;
const byPair = <T extends { readonly lotId: string; readonly driverId: string }>(
  rows: readonly T[],
): ReadonlyMap<string, T> => new Map(rows.map((row) => [pairOf(row), row]));

/** Asks that were taken out with their lot or their driver did not count: shown as if nobody had asked. */
const RESULT_OF_LOSS = {
  lot_withdrawn: "no_ask",
  driver_out: "no_ask",
  lot_not_yet_exposed: "exposing",
  floor_above_posted: "above_posted",
  above_posted: "above_posted",
  won_other_lot: "won_other",
  outbid: "outbid",
  tied: "outbid",
} as const satisfies Record<LossCode, RoundEdgeView["result"]>;

interface Found {
  readonly edge: RoundEdge;
  readonly price: EdgePrice;
  readonly ask: RoundAsk | undefined;
  readonly award: RoundAward | undefined;
  readonly loss: RoundLoss | undefined;
  readonly wonLotId: string | null;
}

const toEdgeView = ({ edge, price, ask, award, loss, wonLotId }: Found, driverName: string): RoundEdgeView => {
  const decided = award ?? loss;
  const postedCents = decided?.postedCents ?? price.postedCents;
  const adds = decided === undefined ? null : postedCents - decided.effectiveAskCents;
  return {
    driverId: edge.driverId,
    driverName,
    toPickupMs: edge.toPickupMs,
    toPickupMeters: edge.toPickupMeters,
    kind: ask?.kind ?? null,
    askCents: decided?.askCents ?? ask?.askCents ?? null,
    floorCents: price.floorCents,
    postedCents,
    latenessCents: award?.latenessCents ?? price.latenessCents,
    addsCents: adds === null || adds < 0 ? null : adds,
    result: award !== undefined ? "paid" : loss === undefined ? "no_ask" : RESULT_OF_LOSS[loss.code],
    payCents: award?.payCents ?? null,
    wonLotId,
    welfareWithoutCents: award?.welfareWithoutCents ?? null,
  };
};

/** By lot, every candidate with what it asked, what it was bound by and what came of it: winners first, then the nearest. */
export const roundEdges = (
  document: RoundDocument,
  outcome: RoundOutcome,
  names: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly RoundEdgeView[]> => {
  const prices = byPair(outcome.prices.edges);
  const asks = byPair(document.asks);
  const awards = byPair(outcome.awards);
  const losses = byPair(outcome.losses);
  const wonBy = new Map<string, string>(outcome.awards.map((award) => [award.driverId, award.lotId]));
  const lots = new Map<string, RoundEdgeView[]>();
  for (const edge of document.facts.edges) {
    const key = pairOf(edge);
    const price = prices.get(key);
    if (price === undefined) throw new Error(`a candidate of round ${document.facts.roundNo} has no price`);
    const found = {
      edge,
      price,
      ask: asks.get(key),
      award: awards.get(key),
      loss: losses.get(key),
      wonLotId: wonBy.get(edge.driverId) ?? null,
    };
    const views = lots.get(edge.lotId) ?? [];
    lots.set(edge.lotId, views);
    views.push(toEdgeView(found, names.get(edge.driverId) ?? ""));
  }
  for (const views of lots.values()) {
    views.sort((a, b) => Number(b.result === "paid") - Number(a.result === "paid") || a.toPickupMs - b.toPickupMs);
  }
  return lots;
};
