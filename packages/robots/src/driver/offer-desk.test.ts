import type { OfferView } from "@fairmile/contracts";
import { expect, test } from "vitest";
import { createPrng } from "../core/prng.ts";
import { Refused } from "../net/failure.ts";
import type { OfferCalls } from "./offer-calls.ts";
import { createOfferDesk } from "./offer-desk.ts";
import { personalityOf, type Personality } from "./personality.ts";

const offerOf = (lotId: string, over: Partial<OfferView> = {}): OfferView => ({
  id: `ofr_${lotId}`,
  lotId,
  postedCents: 600,
  surgeCents: 0,
  tipCents: 0,
  floorCents: 300,
  currency: "EUR",
  storeName: "Quay Pharmacy",
  pickups: [],
  dropoffs: [],
  stops: 2,
  parcelSizes: ["small"],
  endsIn: "Quay Street",
  toPickupMs: 0,
  toPickupMeters: 0,
  totalMs: 1_200_000,
  totalMeters: 2_000,
  netPerHourCents: 1_000,
  costsCents: 0,
  expiresAtMs: 60_000,
  closesAtMs: 10_000,
  roundEveryMs: 3_000,
  isEstimate: true,
  ask: null,
  ...over,
});

/** A market with one driver in it: what is for sale is set by hand, and what the driver does is kept. */
const openDesk = (over: Partial<Personality>) => {
  let nowMs = 0;
  let nextAsk = 1;
  const asks = new Map<string, { id: string; kind: "bid" | "claim"; askCents: number | null; roundNo: number }>();
  const did: string[] = [];
  const told: string[] = [];
  let offers: readonly OfferView[] = [];
  let refusal: string | null = null;
  const ask = (kind: "bid" | "claim", offerId: string, askCents: number | null) => {
    if (refusal !== null) return Promise.reject(new Refused(kind, 409, refusal));
    const lotId = offerId.slice("ofr_".length);
    const id = `ask_${nextAsk++}`;
    asks.set(lotId, { id, kind, askCents, roundNo: 1 });
    did.push(`${kind} ${lotId}${askCents === null ? "" : ` ${askCents}`}`);
    return Promise.resolve({ askId: id, roundNo: 1 });
  };
  const calls: OfferCalls = {
    list: () => Promise.resolve(offers.map((offer) => ({ ...offer, ask: asks.get(offer.lotId) ?? null }))),
    claim: (offerId) => ask("claim", offerId, null),
    bid: (offerId, askCents) => ask("bid", offerId, askCents),
    withdraw: (askId) => {
      for (const [lotId, { id }] of asks) if (id === askId) asks.delete(lotId);
      did.push("withdraw");
      return Promise.resolve();
    },
    setRateCard: ({ perHourCents, autopilot }) => {
      did.push(`rate card ${perHourCents} ${autopilot}`);
      return Promise.resolve();
    },
  };
  const prng = createPrng("desk");
  const who = {
    ...personalityOf(0, prng),
    style: "bids" as const,
    greed: 1,
    ignoreShare: 0,
    withdrawShare: 0,
    ...over,
  };
  const desk = createOfferDesk(calls, { time: { nowMs: () => nowMs }, prng, who, tell: (event) => told.push(event) });
  return {
    did,
    told,
    look: async (atMs: number, shown: readonly OfferView[]) => {
      nowMs = atMs;
      offers = shown;
      return desk.look();
    },
    refuseWith: (code: string | null) => {
      refusal = code;
    },
  };
};

test("an offer is answered once, a moment after it was seen and before its round closes", async () => {
  const { did, look } = openDesk({});
  await look(0, [offerOf("a")]);
  expect(did).toEqual([]);
  await look(9_000, [offerOf("a")]);
  await look(12_000, [offerOf("a", { id: "ofr_a", postedCents: 700 })]);
  expect(did).toEqual(["bid a 300"]);
});

test("no more than two lots are asked for at a time", async () => {
  const { did, look } = openDesk({ style: "claims" });
  const shown = ["a", "b", "c"].map((lotId) => offerOf(lotId));
  await look(0, shown);
  await look(9_000, shown);
  expect(did).toEqual(["claim a", "claim b"]);
  await look(12_000, shown.slice(1));
  expect(did).toEqual(["claim a", "claim b"]);
  await look(15_000, shown.slice(1));
  expect(did).toEqual(["claim a", "claim b", "claim c"]);
});

test("a lot that leaves the list with an ask in may have been won; another may not", async () => {
  const { look } = openDesk({});
  await look(0, [offerOf("a"), offerOf("b", { postedCents: 100 })]);
  expect(await look(9_000, [offerOf("a"), offerOf("b", { postedCents: 100 })])).toBe(false);
  expect(await look(12_000, [offerOf("a")])).toBe(false);
  expect(await look(15_000, [])).toBe(true);
});

test("a price below cost is passed by until a better offer comes", async () => {
  const { did, look } = openDesk({});
  await look(0, [offerOf("a", { postedCents: 250 })]);
  await look(9_000, [offerOf("a", { postedCents: 250 })]);
  expect(did).toEqual([]);
  await look(20_000, [offerOf("a", { id: "ofr_a", postedCents: 250 })]);
  expect(did).toEqual([]);
  const better = offerOf("a", { id: "ofr_a2", postedCents: 500 });
  await look(21_000, [better]);
  expect(did).toEqual(["bid a2 300"]);
});

test("what is ignored stays ignored, and what is withdrawn is not asked for again", async () => {
  const ignoring = openDesk({ ignoreShare: 1 });
  for (const atMs of [0, 9_000, 30_000]) await ignoring.look(atMs, [offerOf("a")]);
  expect(ignoring.did).toEqual([]);
  const wavering = openDesk({ withdrawShare: 1 });
  for (const atMs of [0, 9_000, 30_000, 40_000]) await wavering.look(atMs, [offerOf("a")]);
  expect(wavering.did).toEqual(["bid a 300", "withdraw"]);
});

test("a refusal of the game ends the look and is told; any other is trouble", async () => {
  const { told, look, refuseWith } = openDesk({});
  await look(0, [offerOf("a"), offerOf("b")]);
  refuseWith("lot_sold");
  await look(9_000, [offerOf("a"), offerOf("b")]);
  expect(told).toEqual(["refused"]);
  refuseWith("internal");
  await expect(look(12_000, [offerOf("a")])).rejects.toMatchObject({ code: "internal" });
});

test("an autopilot names its price when the first work is seen, and leaves the rest to it", async () => {
  const { did, look } = openDesk({ style: "autopilot", greed: 1.2 });
  await look(0, []);
  for (const atMs of [1_000, 9_000, 20_000]) await look(atMs, [offerOf("a")]);
  expect(did).toEqual(["rate card 1080 true"]);
});
