import { expect, test } from "vitest";
import { TEST_PAY_RULE, TEST_POLICY } from "../testing/test-policy.ts";
import { makeAsk, makeDocument, makeDriver, makeEdge, makeLot, OPENED_AT_MS } from "../testing/round-builder.ts";
import { clearRound } from "./clear-round.ts";
import { latestStartMs, priceRound, stopArrivalsMs } from "./price-round.ts";
import type { RoundEdge, RoundLot } from "./round-document.ts";
import type { EdgePrice, LotPrice } from "./round-prices.ts";

const MINUTE_MS = 60_000;
/** Sets out when the round is due to freeze, five minutes from the pickup. */
const ARRIVES_AT_MS = OPENED_AT_MS + TEST_POLICY.round.everyMs + 5 * MINUTE_MS;

const stops = (dropoffDeadlineAtMs: number | null, readyAtMs: number | null = null): RoundLot["stops"] => {
  const [pickup, dropoff] = makeLot(0).stops;
  if (!pickup || !dropoff) throw new Error("a lot has two stops");
  return [
    { ...pickup, readyAtMs },
    { ...dropoff, deadlineAtMs: dropoffDeadlineAtMs },
  ];
};

const price = (
  lot: Partial<RoundLot>,
  edge: Partial<RoundEdge> = {},
  payRule = TEST_PAY_RULE,
): LotPrice & EdgePrice => {
  const facts = makeDocument({
    payRule,
    lots: [makeLot(0, lot)],
    drivers: [makeDriver(0)],
    edges: [makeEdge(0, 0, edge)],
  }).facts;
  const priced = priceRound(facts);
  const [lotPrice, edgePrice] = priced.ok ? [priced.prices.lots[0], priced.prices.edges[0]] : [];
  if (!lotPrice || !edgePrice) throw new Error("one lot, one candidate");
  return { ...lotPrice, ...edgePrice };
};

test("arrivals follow the stops, and a stop not ready is waited for", () => {
  const lot = { stops: stops(null, ARRIVES_AT_MS + 4 * MINUTE_MS) };
  expect(stopArrivalsMs(lot, ARRIVES_AT_MS)).toEqual([ARRIVES_AT_MS, ARRIVES_AT_MS + 16 * MINUTE_MS]);
  expect(price(lot)).toMatchObject({
    arrivalMs: ARRIVES_AT_MS,
    stopArrivalsMs: [ARRIVES_AT_MS, ARRIVES_AT_MS + 16 * MINUTE_MS],
  });
});

test("on time the posted price is the reserve; each minute late is taken off", () => {
  const promised = stops(ARRIVES_AT_MS + 12 * MINUTE_MS);
  expect(price({ stops: promised })).toMatchObject({ reserveCents: 1_000, latenessCents: 0, postedCents: 1_000 });
  expect(price({ stops: promised }, { toPickupMs: 8 * MINUTE_MS })).toMatchObject({
    latenessCents: 75,
    postedCents: 925,
  });
  expect(price({ stops: promised }, { onBoardLatenessCents: 40 })).toMatchObject({
    latenessCents: 40,
    postedCents: 960,
  });
});

test("the wait for a confirmation counts as lateness in the bound of an ask that needs one", () => {
  const promised = stops(ARRIVES_AT_MS + 12 * MINUTE_MS);
  expect(price({ stops: promised })).toMatchObject({ postedCents: 1_000, postedIfConfirmedCents: 975 });
  expect(price({ stops: stops(null) })).toMatchObject({ postedCents: 1_000, postedIfConfirmedCents: 1_000 });
});

test("at the cap a hopelessly late driver is still shown the floor; below it the offer is not shown yet", () => {
  const late = { toPickupMs: 60 * MINUTE_MS };
  const promised = stops(ARRIVES_AT_MS);
  expect(price({ stops: promised }, late)).toMatchObject({
    isAtCap: true,
    floorCents: 550,
    postedCents: 550,
    isOffered: true,
  });
  // Past the latest start the reserve would climb to its cap at once: a far one with time in hand does not.
  const early = stops(OPENED_AT_MS + 40 * MINUTE_MS);
  expect(price({ stops: early, nearCount: 0, openedAtMs: OPENED_AT_MS }, late)).toMatchObject({
    isAtCap: false,
    reserveCents: 700,
    postedCents: 100,
    isOffered: false,
  });
});

test("an unexpired offer holds the price up", () => {
  expect(price({ capCents: 800 }, { heldPostedCents: 950 })).toMatchObject({ reserveCents: 800, postedCents: 950 });
});

test("the latest start leaves every deadline its grace", () => {
  expect(latestStartMs({ stops: stops(OPENED_AT_MS + 20 * MINUTE_MS) }, MINUTE_MS)).toBe(OPENED_AT_MS + 9 * MINUTE_MS);
  expect(latestStartMs({ stops: stops(null) }, MINUTE_MS)).toBeNull();
});

test("a lot's age stands still while a confirmation is awaited", () => {
  const old = { nearCount: 0, openedAtMs: OPENED_AT_MS - 10 * MINUTE_MS };
  expect(price(old).reserveCents).toBe(900);
  expect(price({ ...old, ageStoodStillMs: 4 * MINUTE_MS }).reserveCents).toBe(800);
  const lot = makeLot(0, { openedAtMs: OPENED_AT_MS - 5 * MINUTE_MS, ageStoodStillMs: 5 * MINUTE_MS });
  const cleared = clearRound(
    makeDocument({
      lots: [lot],
      drivers: [makeDriver(0)],
      edges: [makeEdge(0, 0)],
      asks: [makeAsk(0, 0, null)],
    }),
  );
  expect(cleared).toMatchObject({ outcome: { lots: [{ result: "exposing" }] } });
});
