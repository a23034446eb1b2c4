import * as fc from "fast-check";
import type { AssignmentEdge } from "../assignment/assignment-graph.ts";

export interface MarketSample {
  readonly lots: number;
  readonly drivers: number;
  readonly edges: readonly AssignmentEdge[];
}

/**
 * Graphs of some tens of lots and drivers, from scarce to plenty, from all alike (only claims, one arrival) to all
 * different: what makes bids compete, prices fall again and ties chain.
 */
export const marketArbitrary = (maxSide: number): fc.Arbitrary<MarketSample> =>
  fc
    .record({
      lots: fc.integer({ min: 1, max: maxSide }),
      drivers: fc.integer({ min: 1, max: maxSide }),
      share: fc.constantFrom(0.1, 0.3, 0.6, 1),
      worths: fc.constantFrom(1, 2, 4, 30, 2_000_000_000),
      ties: fc.constantFrom(1, 2, 5, 4_000_000_000),
      claims: fc.constantFrom(0, 0.3, 1),
      seed: fc.integer({ min: 1, max: 2 ** 31 - 2 }),
    })
    .map(({ lots, drivers, share, worths, ties, claims, seed }) => {
      let state = seed;
      const roll = (): number => {
        state = (state * 48_271) % 2_147_483_647;
        return state / 2_147_483_647;
      };
      const below = (n: number): number => Math.floor(roll() * n);
      const waiting = Array.from({ length: drivers }, () => below(Math.min(ties, 604_800_000)));
      const edges: AssignmentEdge[] = [];
      for (let lot = 0; lot < lots; lot += 1)
        for (let driver = 0; driver < drivers; driver += 1) {
          if (roll() >= share) continue;
          edges.push({
            lot,
            driver,
            welfareCents: roll() < claims ? 0 : below(worths),
            arrivalMs: below(ties),
            waitingMs: waiting[driver] ?? 0,
            tieHash: below(Math.min(ties, 2 ** 32)),
          });
        }
      return { lots, drivers, edges };
    });
