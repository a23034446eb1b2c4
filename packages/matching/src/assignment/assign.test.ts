import * as fc from "fast-check";
import { expect, test } from "vitest";
import { slowOptimum } from "../testing/slow-oracle.ts";
import { assign } from "./assign.ts";
import { assignmentGraph, type AssignmentEdge } from "./assignment-graph.ts";
import { gainsOfOneMore } from "./gains-of-one-more.ts";
import { gainsWithoutWinner } from "./gains-without-winner.ts";
import { edgeWorth, graphWorth, LEVELS } from "./worth.ts";

const LOTS = 4;
const DRIVERS = 4;
const figure = fc.integer({ min: 0, max: 3 });
const cell = fc.option(
  fc.record({ welfareCents: figure, arrivalMs: figure, waitingMs: figure, tieHash: fc.integer({ min: 0, max: 20 }) }),
  { freq: 3 },
);
const grids = fc
  .array(cell, { minLength: LOTS * DRIVERS, maxLength: LOTS * DRIVERS })
  .map((cells) =>
    cells.flatMap((c, i): AssignmentEdge[] => (c ? [{ lot: Math.floor(i / DRIVERS), driver: i % DRIVERS, ...c }] : [])),
  );
const SEED = { seed: 20_261_120, numRuns: 1_500 };

const oracle = (edges: readonly AssignmentEdge[]): ReturnType<typeof slowOptimum> =>
  slowOptimum(
    LOTS,
    edges.map((e) => ({ lot: e.lot, driver: e.driver, adds: edgeWorth(e).map((x) => BigInt(x)) })),
    LEVELS,
  );

const solve = (edges: readonly AssignmentEdge[]) => {
  const graph = assignmentGraph(LOTS, DRIVERS, edges);
  const assignment = assign(graph);
  const total = Array.from({ length: LEVELS }, (_, l) =>
    [...assignment.lotEdge].reduce((sum, e) => (e < 0 ? sum : sum + BigInt(graphWorth(graph, e)[l] ?? 0)), 0n),
  );
  return { graph, assignment, total };
};

test("the assignment is the lexicographic optimum an exhaustive search finds, at every level", () => {
  fc.assert(
    fc.property(grids, (edges) => {
      const { assignment, total } = solve(edges);
      const best = oracle(edges);
      expect(total).toEqual(best.total);
      const drivers = [...assignment.lotDriver].filter((d) => d >= 0);
      expect(new Set(drivers).size).toBe(drivers.length);
      if (best.choices.length !== 1) return;
      const chosen = (best.choices[0] ?? []).map((e) => [e.lot, e.driver]);
      expect([...assignment.lotDriver].flatMap((d, lot) => (d < 0 ? [] : [[lot, d]]))).toEqual(chosen);
    }),
    SEED,
  );
});

test("the duals prove the optimum: none is negative, no reduced cost is below zero, chosen edges and lone ends are at zero", () => {
  fc.assert(
    fc.property(grids, (edges) => {
      const { graph, assignment } = solve(edges);
      const { lotDual, driverDual, lotDriver, driverLot, lotEdge } = assignment;
      graph.edgeDriver.forEach((driver, e) => {
        const lot = graph.edgeLot[e] ?? 0;
        const reduced = (lotDual[lot] ?? 0) + (driverDual[driver] ?? 0) - (graph.worth[e] ?? 0);
        expect(reduced).toBeGreaterThanOrEqual(0);
        if (lotEdge[lot] === e) expect(reduced).toBe(0);
      });
      lotDriver.forEach((driver, lot) => expect(driver < 0 ? lotDual[lot] : Math.min(0, lotDual[lot] ?? 0)).toBe(0));
      driverLot.forEach((lot, driver) =>
        expect(lot < 0 ? driverDual[driver] : Math.min(0, driverDual[driver] ?? 0)).toBe(0),
      );
    }),
    SEED,
  );
});

test("what the rest makes of a lot without its winner equals a search without that driver", () => {
  fc.assert(
    fc.property(grids, (edges) => {
      const { graph, assignment, total } = solve(edges);
      const gains = gainsWithoutWinner(graph, assignment);
      assignment.lotDriver.forEach((driver, lot) => {
        if (driver < 0) return;
        const own = graphWorth(graph, assignment.lotEdge[lot] ?? 0)[0] ?? 0;
        const without = (total[0] ?? 0n) - BigInt(own) + BigInt(gains[lot] ?? 0);
        expect(without).toBe(oracle(edges.filter((edge) => edge.driver !== driver)).total[0]);
      });
    }),
    SEED,
  );
});

test("what one more driver like a winner adds equals a search with a twin", () => {
  fc.assert(
    fc.property(grids, (edges) => {
      const { graph, assignment, total } = solve(edges);
      const gains = gainsOfOneMore(graph, assignment);
      for (let driver = 0; driver < DRIVERS; driver += 1) {
        const twin = edges.filter((e) => e.driver === driver).map((e) => ({ ...e, driver: DRIVERS }));
        const gain = [...gains.subarray(driver * LEVELS, (driver + 1) * LEVELS)].map((x) => BigInt(x));
        const withTwin = oracle([...edges, ...twin]).total;
        if (assignment.driverLot[driver] === -1) expect(withTwin).toEqual(total);
        else expect(withTwin).toEqual(total.map((sum, l) => sum + (gain[l] ?? 0n)));
      }
    }),
    { ...SEED, numRuns: 400 },
  );
});

test("a lot counts as tied exactly where another optimum of welfare and number gives it to somebody else", () => {
  fc.assert(
    fc.property(grids, (edges) => {
      const { assignment } = solve(edges);
      const optima = slowOptimum(
        LOTS,
        edges.map((e) => ({ lot: e.lot, driver: e.driver, adds: [BigInt(e.welfareCents), 1n] })),
        2,
      ).choices;
      assignment.lotDriver.forEach((driver, lot) => {
        const isAlways = optima.every((choice) => choice.some((e) => e.lot === lot && e.driver === driver));
        expect(assignment.tied[lot]).toBe(driver >= 0 && !isAlways ? 1 : 0);
      });
    }),
    SEED,
  );
});

test("the order of input changes nothing", () => {
  fc.assert(
    fc.property(
      grids.chain((edges) => fc.tuple(fc.constant(edges), fc.shuffledSubarray(edges, { minLength: edges.length }))),
      ([edges, shuffled]) => {
        expect([...solve(shuffled).assignment.lotDriver]).toEqual([...solve(edges).assignment.lotDriver]);
      },
    ),
    { ...SEED, numRuns: 300 },
  );
});

test("where it starts from changes nothing: from any other assignment comes the same one", () => {
  fc.assert(
    fc.property(grids, grids, (edges, others) => {
      const cold = solve(edges);
      const warm = assign(cold.graph, { assignment: solve(others).assignment, changedEdges: null });
      expect([...warm.lotDriver]).toEqual([...cold.assignment.lotDriver]);
      expect([...warm.tied]).toEqual([...cold.assignment.tied]);
      expect([...gainsWithoutWinner(cold.graph, warm)]).toEqual([...gainsWithoutWinner(cold.graph, cold.assignment)]);
    }),
    { ...SEED, numRuns: 600 },
  );
});
