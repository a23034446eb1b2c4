import { expect, test } from "vitest";
import { createPrng } from "../core/prng.ts";
import { decideOffer, leastCents } from "./decide-offer.ts";
import { personalityOf, STYLES } from "./personality.ts";

const offer = { postedCents: 600, floorCents: 400, tipCents: 0, toPickupMs: 0, totalMs: 1_200_000 };
const bidder = { style: "bids", greed: 1 } as const;

test("the least is the floor times the greed, more for a long way, less the tip, and not below zero", () => {
  expect(leastCents(offer, { greed: 1.1 })).toBe(440);
  expect(leastCents({ ...offer, toPickupMs: 600_000 }, { greed: 1 })).toBe(500);
  expect(leastCents({ ...offer, tipCents: 150 }, { greed: 1 })).toBe(250);
  expect(leastCents({ ...offer, tipCents: 900 }, { greed: 1 })).toBe(0);
});

test("a bidder asks the least, claims where that is nearly the posted price, and passes above it", () => {
  const prng = createPrng("x");
  expect(decideOffer(offer, bidder, prng)).toEqual({ kind: "bid", askCents: 400 });
  expect(decideOffer({ ...offer, postedCents: 405 }, bidder, prng)).toEqual({ kind: "claim" });
  expect(decideOffer({ ...offer, postedCents: 399 }, bidder, prng)).toEqual({ kind: "pass" });
});

test("a claimer claims what covers the floor, and an autopilot leaves it to the rate card", () => {
  const prng = createPrng("x");
  const claimer = { style: "claims", greed: 1.2 } as const;
  expect(decideOffer(offer, claimer, prng)).toEqual({ kind: "claim" });
  expect(decideOffer({ ...offer, postedCents: 300 }, claimer, prng)).toEqual({ kind: "pass" });
  expect(decideOffer({ ...offer, postedCents: 300, tipCents: 100 }, claimer, prng)).toEqual({ kind: "claim" });
  expect(decideOffer(offer, { style: "autopilot", greed: 1 }, prng)).toEqual({ kind: "pass" });
});

test("who mixes does both, and the same seed decides the same", () => {
  const decide = (seed: string) => {
    const prng = createPrng(seed);
    return Array.from({ length: 40 }, () => decideOffer(offer, { style: "mixes", greed: 1 }, prng).kind);
  };
  expect(new Set(decide("a"))).toEqual(new Set(["claim", "bid"]));
  expect(decide("a")).toEqual(decide("a"));
});

test("eight drivers already differ, and are the same every time", () => {
  const eight = () => Array.from({ length: 8 }, (_, i) => personalityOf(i, createPrng("s").fork(`driver ${i}`)));
  const made = eight();
  expect(new Set(made.map(({ style }) => style))).toEqual(new Set(STYLES));
  expect(new Set(made.map(({ vehicle }) => vehicle)).size).toBeGreaterThan(3);
  expect(new Set(made.map(({ greed }) => greed)).size).toBe(8);
  expect(eight()).toEqual(made);
});
