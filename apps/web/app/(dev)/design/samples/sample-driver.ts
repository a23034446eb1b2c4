import type { DriverReceiptView, OfferView } from "@fairmile/contracts";
import { place } from "./town.ts";

/** 20 November 2026, 18:41:00 in the town's zone. */
export const NOW_MS = Date.UTC(2026, 10, 20, 17, 41);
export const TIME_ZONE = "Europe/Amsterdam";
export const EXPOSURE_MS = 15_000;

export const OFFER: OfferView = {
  id: "ofr_sample1",
  lotId: "bat_sample8kq2",
  postedCents: 1140,
  surgeCents: 150,
  tipCents: 200,
  floorCents: 742,
  currency: "EUR",
  storeName: "Canal Bakehouse",
  pickups: [place(0, 190)],
  dropoffs: [place(-230, -150), place(-560, -640)],
  stops: 3,
  parcelSizes: ["small", "medium"],
  endsIn: "Rathlin",
  toPickupMs: 300_000,
  toPickupMeters: 1400,
  totalMs: 1_620_000,
  totalMeters: 4800,
  netPerHourCents: 2820,
  costsCents: 67,
  expiresAtMs: NOW_MS + 60_000,
  closesAtMs: NOW_MS + 9_000,
  roundEveryMs: 3000,
  isEstimate: false,
  ask: null,
};

export const WON: DriverReceiptView & { readonly payCents: number } = {
  id: "rct_sample1",
  roundNo: 18_204,
  lotId: OFFER.lotId,
  result: "won",
  kind: "bid",
  atMs: NOW_MS,
  storeName: OFFER.storeName,
  stops: 3,
  endsIn: "Rathlin",
  currency: "EUR",
  askCents: 980,
  floorCents: 742,
  postedCents: 1140,
  payCents: 1055,
  tipCents: 200,
  welfareWithCents: 749,
  welfareWithoutCents: 674,
  wouldHaveWonCents: 1055,
  sentence: { key: "round.won.sentence", params: { askCents: 980, gainCents: 75 } },
  award: null,
};

export const LOST: DriverReceiptView = {
  ...WON,
  id: "rct_sample2",
  roundNo: 18_198,
  result: "lost",
  storeName: "Lennox Pharmacy",
  askCents: 860,
  payCents: null,
  tipCents: 0,
  welfareWithCents: null,
  welfareWithoutCents: null,
  wouldHaveWonCents: 795,
  sentence: { key: "round.lost.nearer", params: {} },
};
