import { expect, test } from "vitest";
import { makeAsk, makeDocument, makeDriver, makeEdge, makeLot } from "../testing/round-builder.ts";
import { workedExample } from "../testing/worked-example.ts";
import { clearRound } from "./clear-round.ts";
import { priceRound } from "./price-round.ts";
import type { RoundDocument, RoundFacts } from "./round-document.ts";

const document = makeDocument({
  lots: [makeLot(0), makeLot(1)],
  drivers: [makeDriver(0), makeDriver(1)],
  edges: [makeEdge(0, 0), makeEdge(1, 1)],
  asks: [makeAsk(0, 0, 500), makeAsk(1, 1, null)],
});
const facts = document.facts;
const withFacts = (over: Partial<RoundFacts>): RoundDocument => ({ ...document, facts: { ...facts, ...over } });

test("a sound document clears", () => {
  expect(clearRound(document)).toMatchObject({ ok: true, outcome: { awards: [{}, {}] } });
});

const CASES: readonly (readonly [string, RoundDocument, string, string])[] = [
  ["a lot twice", withFacts({ lots: [makeLot(0), makeLot(0)] }), "duplicate", "facts.lots[1].lotId"],
  ["a driver twice", withFacts({ drivers: [makeDriver(0), makeDriver(0)] }), "duplicate", "facts.drivers[1].driverId"],
  ["a pair twice", withFacts({ edges: [makeEdge(0, 0), makeEdge(0, 0)] }), "duplicate", "facts.edges[1]"],
  ["an unknown lot", withFacts({ edges: [makeEdge(7, 0)] }), "unknown_lot", "facts.edges[0].lotId"],
  ["an unknown driver", withFacts({ edges: [makeEdge(0, 7)] }), "unknown_driver", "facts.edges[0].driverId"],
  [
    "NaN",
    withFacts({ edges: [makeEdge(0, 0, { toPickupMs: Number.NaN })] }),
    "not_a_whole_number",
    "facts.edges[0].toPickupMs",
  ],
  [
    "a fraction of a cent",
    withFacts({ lots: [makeLot(0, { capCents: 9.5 }), makeLot(1)] }),
    "not_a_whole_number",
    "facts.lots[0].capCents",
  ],
  [
    "a negative tip",
    withFacts({ lots: [makeLot(0, { tipCents: -1 }), makeLot(1)] }),
    "negative",
    "facts.lots[0].tipCents",
  ],
  [
    "an amount past exact sums",
    withFacts({ lots: [makeLot(0, { capCents: 2 ** 40 }), makeLot(1)] }),
    "too_large",
    "facts.lots[0].capCents",
  ],
  [
    "surge above the cap",
    withFacts({ lots: [makeLot(0, { surgeCents: 1_001 }), makeLot(1)] }),
    "inconsistent",
    "facts.lots[0].surgeCents",
  ],
  [
    "a lot without stops",
    withFacts({ lots: [makeLot(0, { stops: [] }), makeLot(1)] }),
    "missing",
    "facts.lots[0].stops",
  ],
  [
    "a lot from the future",
    withFacts({ lots: [makeLot(0, { openedAtMs: facts.openedAtMs + 1 }), makeLot(1)] }),
    "before_opening",
    "facts.lots[0].openedAtMs",
  ],
  [
    "a vehicle the lot does not take",
    withFacts({ drivers: [makeDriver(0, { vehicle: "walk" }), makeDriver(1)] }),
    "ineligible",
    "facts.edges[0]",
  ],
  [
    "a load the vehicle does not take",
    withFacts({ lots: [makeLot(0, { load: { units: 99, weightGrams: 1, largest: "small" } }), makeLot(1)] }),
    "ineligible",
    "facts.edges[0]",
  ],
  ["a seed that is no hexadecimal", withFacts({ seed: "seed" }), "unknown_value", "facts.seed"],
  [
    "a policy without a part",
    withFacts({ policy: { ...facts.policy, reserve: undefined as never } }),
    "wrong_type",
    "facts.policy.reserve",
  ],
  [
    "a start share above the whole",
    withFacts({ policy: { ...facts.policy, reserve: { ...facts.policy.reserve, startBasisPoints: 10_001 } } }),
    "too_large",
    "facts.policy.reserve.startBasisPoints",
  ],
  [
    "two live asks of a pair",
    { ...document, asks: [makeAsk(0, 0, 500), makeAsk(0, 0, 400, { askId: "ask_2" as never })] },
    "duplicate",
    "asks[1]",
  ],
  [
    "one ask id for two",
    { ...document, asks: [makeAsk(0, 0, 500), { ...makeAsk(1, 1, 400), askId: makeAsk(0, 0, 1).askId }] },
    "duplicate",
    "asks[1].askId",
  ],
  ["an ask by no candidate", { ...document, asks: [makeAsk(0, 1, 500)] }, "not_a_candidate", "asks[0]"],
  ["an ask on an unknown lot", { ...document, asks: [makeAsk(7, 0, 500)] }, "unknown_lot", "asks[0].lotId"],
  ["an ask by an unknown driver", { ...document, asks: [makeAsk(0, 7, 500)] }, "unknown_driver", "asks[0].driverId"],
  [
    "a claim with a figure",
    { ...document, asks: [makeAsk(0, 0, null, { askCents: 500 })] },
    "must_be_absent",
    "asks[0].askCents",
  ],
  ["a bid without one", { ...document, asks: [makeAsk(0, 0, null, { kind: "bid" })] }, "missing", "asks[0].askCents"],
  [
    "a bid without its offer",
    { ...document, asks: [makeAsk(0, 0, 500, { offerId: null })] },
    "missing",
    "asks[0].offerId",
  ],
  [
    "a bid that waits for a word",
    { ...document, asks: [makeAsk(0, 0, 500, { needsConfirmation: true })] },
    "inconsistent",
    "asks[0].needsConfirmation",
  ],
  [
    "an unknown kind",
    { ...document, asks: [makeAsk(0, 0, 500, { kind: "wish" as never })] },
    "unknown_value",
    "asks[0].kind",
  ],
  [
    "a freeze before the opening",
    { ...document, frozenAtMs: facts.openedAtMs - 1 },
    "before_opening",
    "document.frozenAtMs",
  ],
  [
    "an unknown driver out",
    { ...document, outDrivers: [{ driverId: makeDriver(7).driverId, code: "stale_position" }] },
    "unknown_driver",
    "outDrivers[0].driverId",
  ],
  [
    "an unknown lot out",
    { ...document, outLots: [{ lotId: makeLot(7).lotId, code: "withdrawn" }] },
    "unknown_lot",
    "outLots[0].lotId",
  ],
  ["no list of asks", { ...document, asks: undefined as never }, "wrong_type", "asks"],
];

test.each(CASES)("%s is refused by row and field", (_, broken, code, path) => {
  expect(clearRound(broken)).toEqual({ ok: false, code, path });
});

test("priceRound refuses the same facts", () => {
  expect(priceRound({ ...facts, edges: [makeEdge(7, 0)] })).toEqual({
    ok: false,
    code: "unknown_lot",
    path: "facts.edges[0].lotId",
  });
});

test("lots still exposing, withdrawn, without candidates, without asks and drivers gone have each their own result", () => {
  const lots = [0, 1, 2, 3, 4].map((n) => makeLot(n, n === 0 ? { openedAtMs: facts.openedAtMs - 5_000 } : {}));
  const cleared = clearRound({
    ...makeDocument({
      lots,
      drivers: [makeDriver(0), makeDriver(1)],
      edges: [makeEdge(0, 0), makeEdge(1, 0), makeEdge(2, 0), makeEdge(4, 1)],
      asks: [makeAsk(0, 0, 500), makeAsk(1, 0, 500), makeAsk(4, 1, 500)],
    }),
    outLots: [{ lotId: makeLot(1).lotId, code: "withdrawn" }],
    outDrivers: [{ driverId: makeDriver(1).driverId, code: "stale_position" }],
  });
  if (!cleared.ok) throw new Error(cleared.code);
  expect(cleared.outcome.lots.map((lot) => lot.result)).toEqual([
    "exposing",
    "withdrawn",
    "no_asks",
    "no_candidates",
    "unsold",
  ]);
  expect(cleared.outcome.losses.map((loss) => [loss.code, loss.wouldHaveWonCents])).toEqual([
    ["lot_not_yet_exposed", null],
    ["lot_withdrawn", null],
    ["driver_out", null],
  ]);
});

test("a document as stored is plain JSON", () => {
  expect(JSON.parse(JSON.stringify(workedExample()))).toEqual(workedExample());
});
