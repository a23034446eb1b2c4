import type { DriverId, LotId } from "@fairmile/contracts";
import { byText } from "../canonical/by-text.ts";
import type { RoundDriver, RoundEdge, RoundFacts, RoundLot } from "./round-document.ts";

/** Names a lot and a driver together. */
export interface PairName {
  readonly lotId: LotId;
  readonly driverId: DriverId;
}

/**
 * The rows of a round in an order of their own (sorted ids), so that the order they came in cannot matter. A lot's, a
 * driver's or a candidate's number is its place here.
 */
export interface FactsIndex {
  readonly lots: readonly RoundLot[];
  readonly drivers: readonly RoundDriver[];
  /** Sorted by lot, then driver. */
  readonly edges: readonly RoundEdge[];
  readonly lotNumber: ReadonlyMap<string, number>;
  readonly driverNumber: ReadonlyMap<string, number>;
  /** The place in `edges` of each pair, by its `pairNumber`. */
  readonly edgeNumber: ReadonlyMap<number, number>;
}

/** One number for a pair of known ids; NaN where one is unknown. Ascending by lot, then driver. */
export const pairNumber = (
  index: Pick<FactsIndex, "lotNumber" | "driverNumber">,
  { lotId, driverId }: PairName,
): number =>
  (index.lotNumber.get(lotId) ?? Number.NaN) * index.driverNumber.size +
  (index.driverNumber.get(driverId) ?? Number.NaN);

/** Indexes facts whose ids are known to be there once and to refer to one another. */
export const factsIndex = (facts: RoundFacts): FactsIndex => {
  const lots = facts.lots.toSorted((a, b) => byText(a.lotId, b.lotId));
  const drivers = facts.drivers.toSorted((a, b) => byText(a.driverId, b.driverId));
  const numbers = {
    lotNumber: new Map<string, number>(lots.map((lot, i) => [lot.lotId, i])),
    driverNumber: new Map<string, number>(drivers.map((driver, i) => [driver.driverId, i])),
  };
  const byPair = facts.edges.map((edge) => ({ edge, pair: pairNumber(numbers, edge) }));
  byPair.sort((a, b) => a.pair - b.pair);
  return {
    lots,
    drivers,
    edges: byPair.map(({ edge }) => edge),
    ...numbers,
    edgeNumber: new Map(byPair.map(({ pair }, i) => [pair, i])),
  };
};
