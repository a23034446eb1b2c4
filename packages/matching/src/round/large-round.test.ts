import * as fc from "fast-check";
import { expect, test } from "vitest";
import { withoutDriver } from "../testing/round-arbitrary.ts";
import { makeAsk, makeDocument, makeDriver, makeEdge, makeLot } from "../testing/round-builder.ts";
import { clearRound } from "./clear-round.ts";
import type { RoundDocument } from "./round-document.ts";
import type { RoundOutcome } from "./round-outcome.ts";

const LOTS = 40;
const DRIVERS = 60;

/** A busy market: every lot has some fifteen candidates, asks on a coarse grid, a fifth of them claims. */
const busy = fc
  .array(fc.record({ is: fc.nat(3), away: fc.nat(20), ask: fc.integer({ min: 30, max: 105 }), claims: fc.nat(4) }), {
    minLength: LOTS * DRIVERS,
    maxLength: LOTS * DRIVERS,
  })
  .map((cells) => {
    const pairs = cells.flatMap((cell, i) =>
      cell.is === 0 ? [{ l: Math.floor(i / DRIVERS), d: i % DRIVERS, ...cell }] : [],
    );
    return makeDocument({
      lots: Array.from({ length: LOTS }, (_, l) => makeLot(l)),
      drivers: Array.from({ length: DRIVERS }, (_, d) => makeDriver(d)),
      edges: pairs.map(({ l, d, away }) => makeEdge(l, d, { toPickupMs: 60_000 + away * 15_000 })),
      asks: pairs.map(({ l, d, ask, claims }) => makeAsk(l, d, claims === 0 ? null : ask * 10)),
    });
  });

const clear = (document: RoundDocument): RoundOutcome => {
  const cleared = clearRound(document);
  if (!cleared.ok) throw new Error(`${cleared.code} at ${cleared.path}`);
  return cleared.outcome;
};

test("in busy rounds too every payment is that of a re-solve without the driver", () => {
  fc.assert(
    fc.property(busy, (document) => {
      const outcome = clear(document);
      expect(outcome.awards.length).toBeGreaterThan(30);
      for (const award of outcome.awards) {
        const without = clear(withoutDriver(document, award.driverId)).welfareCents;
        expect(award.payCents).toBe(award.effectiveAskCents + outcome.welfareCents - without);
        expect(award.payCents).toBeLessThanOrEqual(award.postedCents);
      }
    }),
    { seed: 200, numRuns: 4, endOnFailure: true },
  );
});
