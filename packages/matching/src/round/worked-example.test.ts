import { expect, test } from "vitest";
import { driverId, lotId } from "../testing/round-builder.ts";
import { workedExample } from "../testing/worked-example.ts";
import { changesWithout } from "./changes-without.ts";
import { clearRound } from "./clear-round.ts";
import { explainAward } from "./explain-award.ts";
import { explainLoss } from "./explain-loss.ts";
import type { RoundOutcome } from "./round-outcome.ts";

const document = workedExample();
const outcome = ((): RoundOutcome => {
  const cleared = clearRound(document);
  if (!cleared.ok) throw new Error(`${cleared.code} at ${cleared.path}`);
  return cleared.outcome;
})();

test("four awards, paid as the spec says", () => {
  expect(outcome.awards.map((a) => [a.lotId, a.driverId, a.effectiveAskCents, a.payCents, a.postedCents])).toEqual([
    [lotId("8kq2"), driverId("marta"), 980, 1_055, 1_140],
    [lotId("8kq5"), driverId("li"), 556, 780, 855],
    [lotId("8kr1"), driverId("tunde"), 690, 795, 795],
    [lotId("8kr4"), driverId("sofia"), 1_275, 1_395, 1_460],
  ]);
  expect(outcome.welfareCents).toBe(749);
  expect(outcome.tiedLotCount).toBe(0);
  expect(outcome.awards.reduce((sum, a) => sum + a.payCents, 0)).toBe(4_025);
});

test("Marta's receipt: 9.80 + 7.49 - 6.74 = 10.55, and without her the lot goes to the next", () => {
  const explained = explainAward(outcome, lotId("8kq2"));
  expect(explained).toMatchObject({
    ok: true,
    explanation: {
      code: "won_bid",
      sentence: { key: "round.won.sentence", params: { askCents: 980, gainCents: 75 } },
      welfareWithCents: 749,
      welfareWithoutCents: 674,
      payCents: 1_055,
      floorCents: 742,
      tipCents: 200,
    },
  });
  expect(changesWithout(document, outcome, driverId("marta"))).toEqual({
    ok: true,
    changes: [{ lotId: lotId("8kq2"), fromDriverId: driverId("marta"), toDriverId: driverId("ciaran") }],
  });
});

test("Marta's own ask cancels out of her pay until it costs her the lot", () => {
  const withAsk = (askCents: number): unknown => {
    const asks = document.asks.map((ask) => (ask.askId === "ask_8kq2_marta" ? { ...ask, askCents } : ask));
    const again = clearRound({ ...document, asks });
    const award = again.ok && again.outcome.awards.find((row) => row.lotId === lotId("8kq2"));
    return award && [award.driverId, award.payCents];
  };
  expect(withAsk(900)).toEqual([driverId("marta"), 1_055]);
  expect(withAsk(1_056)).toEqual([driverId("ciaran"), 1_011]);
});

test("Li asked under the floor and is paid from the floor up", () => {
  expect(explainAward(outcome, lotId("8kq5"))).toMatchObject({
    explanation: {
      code: "won_autopilot",
      sentence: { key: "round.won.raised", params: { askCents: 540, floorCents: 556, gainCents: 224 } },
    },
  });
});

test("who lost is told why, and what would have won", () => {
  const told = (lot: string, driver: string): unknown => {
    const explained = explainLoss(document, outcome, lotId(lot), driverId(driver));
    return explained.ok
      ? [explained.explanation.code, explained.explanation.sentence.key, explained.explanation.wouldHaveWonCents]
      : explained.code;
  };
  // A cent more than the 1.60 Marta adds, because at a tie she arrives first: 11.15 - 1.61.
  expect(told("8kq2", "jonas")).toEqual(["outbid", "round.lost.nearer", 954]);
  expect(told("8kr1", "sofia")).toEqual(["above_posted", "round.lost.abovePosted", expect.any(Number)]);
  expect(told("8kq2", "tunde")).toEqual(["won_other_lot", "round.lost.wonOther", expect.any(Number)]);
  expect(told("8kr4", "jonas")).toEqual(["outbid", "round.lost.asked", expect.any(Number)]);
  expect(told("8kq2", "marta")).toBe("won");
  expect(told("8kr4", "marta")).toBe("no_ask");
  expect(told("none", "marta")).toBe("unknown_lot");
});
