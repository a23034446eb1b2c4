import * as fc from "fast-check";
import { expect, test } from "vitest";
import { slowOptimum } from "../testing/slow-oracle.ts";
import { assign } from "./assign.ts";
import { assignmentGraph, LEVELS, type AssignmentEdge } from "./assignment-graph.ts";
import { gainsOfOneMore, gainsWithoutWinner } from "./second-best.ts";
import { tiedLots } from "./tied-lots.ts";
import { edgeWorth } from "./worth.ts";

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
    [...assignment.lotEdge].reduce((sum, e) => (e < 0 ? sum : sum - BigInt(graph.costs[e * LEVELS + l] ?? 0)), 0n),
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

test("the duals prove the optimum: no reduced cost is below zero and chosen edges are at zero, level by level", () => {
  fc.assert(
    fc.property(grids, (edges) => {
      const { graph, assignment } = solve(edges);
      graph.edgeDriver.forEach((driver, e) => {
        const lot = graph.edgeLot[e] ?? 0;
        const reduced = Array.from(
          { length: LEVELS },
          (_, l) =>
            (graph.costs[e * LEVELS + l] ?? 0) -
            (assignment.lotDual[lot * LEVELS + l] ?? 0) -
            (assignment.driverDual[driver * LEVELS + l] ?? 0),
        );
        const first = reduced.find((x) => x !== 0) ?? 0;
        expect(first).toBeGreaterThanOrEqual(0);
        if (assignment.lotEdge[lot] === e) expect(first).toBe(0);
      });
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
        const e = assignment.lotEdge[lot] ?? 0;
        const without = total.map(
          (sum, l) => sum + BigInt(graph.costs[e * LEVELS + l] ?? 0) + BigInt(gains[lot * LEVELS + l] ?? 0),
        );
        expect(without).toEqual(oracle(edges.filter((edge) => edge.driver !== driver)).total);
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
        const withTwin = oracle([...edges, ...twin]).total;
        expect(total[0]).toBe((withTwin[0] ?? 0n) - BigInt(gains[driver * LEVELS] ?? 0));
      }
    }),
    { ...SEED, numRuns: 400 },
  );
});

test("a lot counts as tied exactly where another optimum of welfare and number gives it to somebody else", () => {
  fc.assert(
    fc.property(grids, (edges) => {
      const { graph, assignment } = solve(edges);
      const flags = tiedLots(graph, assignment);
      const optima = slowOptimum(
        LOTS,
        edges.map((e) => ({ lot: e.lot, driver: e.driver, adds: [BigInt(e.welfareCents), 1n] })),
        2,
      ).choices;
      assignment.lotDriver.forEach((driver, lot) => {
        const isAlways = optima.every((choice) => choice.some((e) => e.lot === lot && e.driver === driver));
        expect(flags[lot]).toBe(driver >= 0 && !isAlways ? 1 : 0);
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
