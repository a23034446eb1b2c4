import * as fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "../canonical/canonical-json.ts";
import { cases } from "../testing/cases.ts";
import { roundArbitrary, withBid, withoutDriver } from "../testing/round-arbitrary.ts";
import { clearRound } from "./clear-round.ts";
import { priceRound } from "./price-round.ts";
import type { RoundAsk, RoundDocument } from "./round-document.ts";
import type { RoundOutcome } from "./round-outcome.ts";

const clear = (document: RoundDocument): RoundOutcome => {
  const cleared = clearRound(document);
  if (!cleared.ok) throw new Error(`${cleared.code} at ${cleared.path}`);
  return cleared.outcome;
};

/** What each of a driver's lots costs it: what it asks when it tells the truth. */
type Costs = ReadonlyMap<string, number>;

const profit = (outcome: RoundOutcome, driver: string, costs: Costs): number => {
  const won = outcome.awards.find((award) => award.driverId === driver);
  return won ? won.payCents - (costs.get(won.lotId) ?? 0) : 0;
};

/** All a driver may say about one lot: nothing, a claim, or any bid on the grid. */
const lies = (document: RoundDocument, ask: RoundAsk): readonly RoundDocument[] => {
  const others = document.asks.filter((row) => row.askId !== ask.askId);
  const claim: RoundAsk = { ...ask, kind: "claim", askCents: null };
  const bids = [0, 100, 200, 300, 400, 500].map((cents) => withBid(document, ask.askId, cents));
  return [{ ...document, asks: others }, { ...document, asks: [...others, claim] }, ...bids];
};

const everyLie = (document: RoundDocument, asks: readonly RoundAsk[]): readonly RoundDocument[] =>
  asks.reduce<readonly RoundDocument[]>((documents, ask) => documents.flatMap((lied) => lies(lied, ask)), [document]);

interface Truth {
  readonly document: RoundDocument;
  readonly driver: string;
  readonly own: readonly RoundAsk[];
  readonly costs: Costs;
  /** What the pay floor allows beyond the truth: floor less the least cost, at least zero. */
  readonly slackCents: number;
}

/** Each driver of the round as one who has bid its true cost on every lot it asks for. */
const truths = (document: RoundDocument): readonly Truth[] => {
  const asks = document.asks.map((ask) => ({ ...ask, needsConfirmation: false }));
  const plain = { ...document, asks };
  return [...new Set(asks.map((ask) => ask.driverId))].flatMap((driver): Truth[] => {
    const own = asks.filter((ask) => ask.driverId === driver);
    if (own.some((ask) => ask.askCents === null)) return [];
    const costs = new Map(own.map((ask) => [ask.lotId as string, ask.askCents ?? 0]));
    const slackCents = Math.max(0, document.facts.payRule.minimumCents - Math.min(...costs.values()));
    return [{ document: plain, driver, own, costs, slackCents }];
  });
};

const small = roundArbitrary({ maxLots: 2, maxDrivers: 3, grid: 4 });

test("A8: no lie gains where floors are at or under cost, and at most floor - cost elsewhere: bids, claims, silence, lot by lot", () => {
  fc.assert(
    fc.property(small, (document) => {
      for (const { document: honest, driver, own, costs, slackCents } of truths(document)) {
        const most = profit(clear(honest), driver, costs) + slackCents;
        for (const lied of everyLie(honest, own)) expect(profit(clear(lied), driver, costs)).toBeLessThanOrEqual(most);
      }
    }),
    cases(250),
  );
});

/** The round after this one at the same prices: who won is gone with the lot, but a lapse leaves the lot to all others. */
const roundAfter = (document: RoundDocument, outcome: RoundOutcome, lapsing: string): RoundDocument => {
  const gone = new Set<string>();
  for (const { driverId, lotId } of outcome.awards)
    if (driverId !== lapsing) for (const id of [driverId, lotId]) gone.add(id);
  const lapsed = outcome.awards.find(({ driverId }) => driverId === lapsing)?.lotId;
  const stays = (row: { readonly lotId: string; readonly driverId: string }): boolean =>
    !gone.has(row.lotId) && !gone.has(row.driverId) && !(row.driverId === lapsing && row.lotId === lapsed);
  return {
    ...document,
    facts: { ...document.facts, edges: document.facts.edges.filter(stays) },
    asks: document.asks.filter(stays),
  };
};

test("lapsing on a lot won by a lie, and winning again by the truth, never beats the truth at once", () => {
  fc.assert(
    fc.property(small, (document) => {
      for (const { document: honest, driver, own, costs, slackCents } of truths(document)) {
        const most = profit(clear(honest), driver, costs) + slackCents;
        for (const lied of everyLie(honest, own)) {
          const first = clear(lied);
          if (!first.awards.some(({ driverId }) => driverId === driver)) continue;
          const second = roundAfter(honest, first, driver);
          expect(profit(clear(second), driver, costs)).toBeLessThanOrEqual(most);
        }
      }
    }),
    cases(200),
  );
});

test("A10: candidates, prices, floors and surge are the same bytes under any change of asks", () => {
  fc.assert(
    fc.property(roundArbitrary(), fc.nat(), fc.nat(600), (document, at, cents) => {
      const priced = priceRound(document.facts);
      const changed = document.asks.map((ask, i) =>
        i % 3 === at % 3 ? withBid(document, ask.askId, cents) : document,
      );
      for (const other of [...changed, withoutDriver(document, document.asks[0]?.driverId ?? "")]) {
        const { prices } = clear(other);
        expect(priced.ok && canonicalJson(priced.prices)).toBe(canonicalJson(prices));
      }
    }),
    cases(60),
  );
});
