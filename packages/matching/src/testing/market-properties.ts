import * as fc from "fast-check";
import { assign, type Assignment } from "../assignment/assign.ts";
import { assignmentGraph, type AssignmentEdge, type AssignmentGraph } from "../assignment/assignment-graph.ts";
import { gainsOfOneMore } from "../assignment/gains-of-one-more.ts";
import { gainsWithoutWinner } from "../assignment/gains-without-winner.ts";
import { edgeWorth, graphWorth, LEVELS } from "../assignment/worth.ts";
import { marketArbitrary, type MarketSample } from "./market-arbitrary.ts";
import { packedOptimum, packLevels } from "./packed-oracle.ts";

const optimum = (market: MarketSample, edges: readonly AssignmentEdge[], drivers = market.drivers): bigint =>
  packedOptimum(
    market.lots,
    drivers,
    edges.map((e) => ({ lot: e.lot, driver: e.driver, adds: edgeWorth(e).map(BigInt) })),
  );

const packed = (graph: AssignmentGraph, e: number): bigint => packLevels(graphWorth(graph, e).map(BigInt));

const totalOf = (graph: AssignmentGraph, { lotEdge }: Assignment): bigint => {
  let total = 0n;
  for (const e of lotEdge) if (e >= 0) total += packed(graph, e);
  return total;
};

/** The first level of a packed worth: the others are a small part of one, whatever their sign. */
const welfareOfPacked = (worth: bigint): bigint => (worth + (1n << 319n)) >> 320n;

const graphOf = ({ lots, drivers, edges }: MarketSample): AssignmentGraph => assignmentGraph(lots, drivers, edges);

/** One property of the solver on graphs too large to enumerate: throws where it does not hold. */
export interface MarketProperty {
  readonly name: string;
  /** Cases in `npm test`; the long run tries many more. */
  readonly quickRuns: number;
  readonly check: (maxSide: number) => fc.IRawProperty<unknown>;
}

const equal = (found: unknown, wanted: unknown, what: string): void => {
  if (found !== wanted) throw new Error(`${what}: ${String(found)} instead of ${String(wanted)}`);
};

export const MARKET_PROPERTIES: readonly MarketProperty[] = [
  {
    name: "the assignment is the optimum an independent solver finds in big integers, at every level",
    quickRuns: 250,
    check: (maxSide) =>
      fc.property(marketArbitrary(maxSide), (market) => {
        const graph = graphOf(market);
        equal(totalOf(graph, assign(graph)), optimum(market, market.edges), "total");
      }),
  },
  {
    name: "what is left without a winner, and with a winner's twin, is that of the problem solved again",
    quickRuns: 25,
    check: (maxSide) =>
      fc.property(marketArbitrary(Math.ceil(maxSide / 2)), (market) => {
        const graph = graphOf(market);
        const a = assign(graph);
        const total = totalOf(graph, a);
        const without = gainsWithoutWinner(graph, a);
        const oneMore = gainsOfOneMore(graph, a);
        a.lotDriver.forEach((driver, lot) => {
          if (driver < 0) return;
          const rest = optimum(
            market,
            market.edges.filter((edge) => edge.driver !== driver),
          );
          const own = packed(graph, a.lotEdge[lot] ?? 0);
          equal(BigInt(without[lot] ?? 0), welfareOfPacked(rest - total + own), `gain without driver ${driver}`);
          const twin = market.edges.filter((e) => e.driver === driver).map((e) => ({ ...e, driver: market.drivers }));
          const gain = [...oneMore.subarray(driver * LEVELS, (driver + 1) * LEVELS)].map(BigInt);
          equal(
            packLevels(gain),
            optimum(market, [...market.edges, ...twin], market.drivers + 1) - total,
            `gain of a twin of ${driver}`,
          );
        });
      }),
  },
  {
    name: "where it starts from changes nothing: after some edges changed, warm and cold are the same",
    quickRuns: 250,
    check: (maxSide) =>
      fc.property(
        marketArbitrary(maxSide),
        fc.array(fc.tuple(fc.nat(), fc.nat(50)), { maxLength: 12 }),
        (market, changes) => {
          const graph = graphOf(market);
          const assignment = assign(graph);
          const worth = graph.worth.slice();
          const changed = worth.length === 0 ? [] : changes;
          const changedEdges = Int32Array.from(changed, ([at]) => at % worth.length);
          for (const [at, welfareCents] of changed) worth[at % worth.length] = welfareCents * graph.scale + 1;
          const now = { ...graph, worth };
          const cold = assign(now);
          for (const start of [
            { assignment, changedEdges },
            { assignment, changedEdges: null },
          ]) {
            const warm = assign(now, start);
            equal(warm.lotDriver.join(), cold.lotDriver.join(), "drivers by lot");
            equal(warm.tied.join(), cold.tied.join(), "tied lots");
            equal(gainsWithoutWinner(now, warm).join(), gainsWithoutWinner(now, cold).join(), "gains without");
            equal(gainsOfOneMore(now, warm).join(), gainsOfOneMore(now, cold).join(), "gains of one more");
          }
        },
      ),
  },
];
