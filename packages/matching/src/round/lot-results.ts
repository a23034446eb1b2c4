import type { RoundDocument } from "./round-document.ts";
import type { LotResult, LotResultCode, RoundAward } from "./round-outcome.ts";
import { lotAgeMs } from "./price-round.ts";
import type { RoundProblem } from "./round-problem.ts";
import type { RoundPrices } from "./round-prices.ts";

const countBy = (rows: readonly { readonly lotId: string }[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(row.lotId, (counts.get(row.lotId) ?? 0) + 1);
  return counts;
};

/** What became of every lot, sorted by id. */
export const lotResults = (
  document: RoundDocument,
  problem: RoundProblem,
  prices: RoundPrices,
  awards: readonly RoundAward[],
): readonly LotResult[] => {
  const { facts } = document;
  const candidates = countBy(facts.edges);
  const asks = countBy(problem.asks.map((row) => row.ask));
  const sold = new Set<string>(awards.map((award) => award.lotId));
  const withdrawn = new Set<string>(document.outLots.map((row) => row.lotId));
  const exposing = new Set<string>(
    facts.lots
      .filter((lot) => lotAgeMs(lot, document.frozenAtMs) < facts.policy.round.exposureMs)
      .map((lot) => lot.lotId),
  );
  return prices.lots.map((price) => {
    const candidateCount = candidates.get(price.lotId) ?? 0;
    const askCount = asks.get(price.lotId) ?? 0;
    const result = (): LotResultCode => {
      if (withdrawn.has(price.lotId)) return "withdrawn";
      if (exposing.has(price.lotId)) return "exposing";
      if (sold.has(price.lotId)) return "sold";
      if (candidateCount === 0) return "no_candidates";
      return askCount === 0 ? "no_asks" : "unsold";
    };
    return {
      lotId: price.lotId,
      result: result(),
      reserveCents: price.reserveCents,
      isAtCap: price.isAtCap,
      candidateCount,
      askCount,
    };
  });
};
