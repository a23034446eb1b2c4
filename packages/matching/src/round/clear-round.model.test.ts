import * as fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "../canonical/canonical-json.ts";
import { cases } from "../testing/cases.ts";
import { withBid, withoutDriver, roundArbitrary } from "../testing/round-arbitrary.ts";
import { slowOptimum, type OracleEdge } from "../testing/slow-oracle.ts";
import { tieHash, tieSeed } from "../assignment/tie-hash.ts";
import { clearRound } from "./clear-round.ts";
import { explainLoss } from "./explain-loss.ts";
import { priceRound } from "./price-round.ts";
import type { RoundDocument } from "./round-document.ts";
import type { RoundOutcome } from "./round-outcome.ts";

const clear = (document: RoundDocument): RoundOutcome => {
  const cleared = clearRound(document);
  if (!cleared.ok) throw new Error(`${cleared.code} at ${cleared.path}`);
  return cleared.outcome;
};

/** Edges of the round read off the document by hand, for the oracle: posted price less effective ask, then the tie order. */
const oracleEdges = (document: RoundDocument, outcome: RoundOutcome): OracleEdge[] => {
  const { facts } = document;
  return document.asks.flatMap((ask): OracleEdge[] => {
    const lot = facts.lots.findIndex((row) => row.lotId === ask.lotId);
    const driver = facts.drivers.findIndex((row) => row.driverId === ask.driverId);
    const price = outcome.prices.edges.find((row) => row.lotId === ask.lotId && row.driverId === ask.driverId);
    const openedAtMs = facts.lots[lot]?.openedAtMs ?? 0;
    if (!price || document.outDrivers.some((row) => row.driverId === ask.driverId)) return [];
    if (document.frozenAtMs - openedAtMs < facts.policy.round.exposureMs) return [];
    const bound = ask.needsConfirmation ? price.postedIfConfirmedCents : price.postedCents;
    const effective = Math.max(ask.askCents ?? bound, price.floorCents);
    if (effective > bound) return [];
    const waitMs = facts.openedAtMs - (facts.drivers[driver]?.waitingSinceMs ?? 0);
    const arrivalMs = price.arrivalMs + (ask.needsConfirmation ? facts.policy.round.confirmMs : 0);
    const hash = tieHash(tieSeed(facts.seed), ask.lotId, ask.driverId);
    return [{ lot, driver, adds: [bound - effective, 1, -arrivalMs, waitMs, -hash].map(BigInt) }];
  });
};

test("welfare, tie order and winners are those of an exhaustive search", () => {
  fc.assert(
    fc.property(roundArbitrary(), (document) => {
      const outcome = clear(document);
      const edges = oracleEdges(document, outcome);
      const best = slowOptimum(document.facts.lots.length, edges, 5);
      expect(BigInt(outcome.welfareCents)).toBe(best.total[0]);
      expect(best.choices).toHaveLength(1);
      const winners = new Set(outcome.awards.map((a) => `${a.lotId}|${a.driverId}`));
      const chosen = (best.choices[0] ?? []).map(
        (e) => `${document.facts.lots[e.lot]?.lotId}|${document.facts.drivers[e.driver]?.driverId}`,
      );
      expect(winners).toEqual(new Set(chosen));
    }),
    cases(400),
  );
});

test("A9: effective ask <= pay <= posted price, a claim is paid exactly its posted price, pay is never under the floor", () => {
  fc.assert(
    fc.property(roundArbitrary(), (document) => {
      for (const award of clear(document).awards) {
        expect(award.payCents).toBeGreaterThanOrEqual(award.effectiveAskCents);
        expect(award.payCents).toBeGreaterThanOrEqual(award.floorCents);
        expect(award.payCents).toBeLessThanOrEqual(award.postedCents);
        if (award.kind === "claim") expect(award.payCents).toBe(award.postedCents);
      }
    }),
    cases(400),
  );
});

test("every payment is effective ask + W - W of the round solved again without that driver", () => {
  fc.assert(
    fc.property(roundArbitrary(), (document) => {
      const outcome = clear(document);
      for (const award of outcome.awards) {
        const without = clear(withoutDriver(document, award.driverId)).welfareCents;
        expect(award.welfareWithoutCents).toBe(without);
        expect(award.payCents).toBe(award.effectiveAskCents + outcome.welfareCents - without);
      }
    }),
    cases(250),
  );
});

test("a winner's pay does not move with its own ask while it keeps the lot", () => {
  fc.assert(
    fc.property(roundArbitrary(), fc.integer({ min: 0, max: 500 }), (document, askCents) => {
      for (const award of clear(document).awards) {
        if (award.kind === "autopilot") continue;
        const again = clear(withBid(document, award.askId, askCents)).awards.find((a) => a.lotId === award.lotId);
        if (again?.driverId === award.driverId) expect(again.payCents).toBe(award.payCents);
      }
    }),
    cases(400),
  );
});

test("the order of rows changes no byte; the seed changes neither welfare nor payments of who wins either way", () => {
  fc.assert(
    fc.property(roundArbitrary(), fc.nat(), (document, turn) => {
      const rotate = <T>(rows: readonly T[]): T[] => {
        const at = rows.length === 0 ? 0 : turn % rows.length;
        return [...rows.slice(at), ...rows.slice(0, at)].toReversed();
      };
      const { facts } = document;
      const shuffled: RoundDocument = {
        ...document,
        asks: rotate(document.asks),
        facts: { ...facts, lots: rotate(facts.lots), drivers: rotate(facts.drivers), edges: rotate(facts.edges) },
      };
      const outcome = clear(document);
      expect(canonicalJson(clear(shuffled))).toBe(canonicalJson(outcome));
      const reseeded = clear({ ...document, facts: { ...facts, seed: "5eed" } });
      expect(reseeded.welfareCents).toBe(outcome.welfareCents);
      expect(reseeded.awards.length).toBe(outcome.awards.length);
      for (const award of outcome.awards) {
        const other = reseeded.awards.find((a) => a.lotId === award.lotId && a.driverId === award.driverId);
        if (other) expect(other.payCents).toBe(award.payCents);
      }
    }),
    cases(400),
  );
});

test("one driver more never lowers welfare", () => {
  fc.assert(
    fc.property(roundArbitrary(), (document) => {
      const full = clear(document).welfareCents;
      for (const driver of document.facts.drivers)
        expect(clear(withoutDriver(document, driver.driverId)).welfareCents).toBeLessThanOrEqual(full);
    }),
    cases(200),
  );
});

test("A10: the prices in the outcome are those of the facts alone, whatever was asked", () => {
  fc.assert(
    fc.property(roundArbitrary(), (document) => {
      const before = priceRound(document.facts);
      expect(before.ok && canonicalJson(before.prices)).toBe(canonicalJson(clear(document).prices));
      expect(canonicalJson(clear({ ...document, asks: [] }).prices)).toBe(canonicalJson(clear(document).prices));
    }),
    cases(200),
  );
});

test("every ask is an award or a loss, every lot has one result", () => {
  fc.assert(
    fc.property(roundArbitrary(), (document) => {
      const outcome = clear(document);
      expect([...outcome.awards, ...outcome.losses].map((row) => row.askId).sort()).toEqual(
        document.asks.map((ask) => ask.askId).sort(),
      );
      expect(outcome.lots).toHaveLength(document.facts.lots.length);
      const sold = outcome.lots.filter((lot) => lot.result === "sold").map((lot) => lot.lotId);
      expect(sold).toEqual(outcome.awards.map((award) => award.lotId));
    }),
    cases(400),
  );
});

test("what would have won does win, and a cent more does not", () => {
  fc.assert(
    fc.property(roundArbitrary(), (document) => {
      const outcome = clear(document);
      for (const loss of outcome.losses) {
        const explained = explainLoss(document, outcome, loss.lotId, loss.driverId);
        if (!explained.ok) throw new Error(explained.code);
        const { wouldHaveWonCents } = explained.explanation;
        if (loss.code === "outbid" || loss.code === "tied" || loss.wouldHaveWonCents !== null)
          expect(wouldHaveWonCents).toBe(loss.wouldHaveWonCents);
        // A bid is bound by the posted price; a bid in place of an ask that must be confirmed has another bound.
        const ask = document.asks.find((row) => row.askId === loss.askId);
        if (ask?.needsConfirmation) continue;
        const wins = (askCents: number): boolean =>
          clear(withBid(document, loss.askId, askCents)).awards.some((award) => award.askId === loss.askId);
        if (wouldHaveWonCents === null) expect(wins(0)).toBe(false);
        else {
          expect(wins(wouldHaveWonCents)).toBe(true);
          expect(wins(wouldHaveWonCents + 1)).toBe(false);
        }
      }
    }),
    cases(300),
  );
});
