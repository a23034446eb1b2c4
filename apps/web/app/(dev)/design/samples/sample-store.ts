import type { DeliveryView, QuoteView } from "@fairmile/contracts";
import { NOW_MS } from "./sample-driver.ts";
import { place } from "./town.ts";

const MINUTE = 60_000;

type Sale = NonNullable<DeliveryView["sale"]>;
const sale = (over: Partial<Sale>): Sale => ({
  candidates: 0,
  rounds: 0,
  clearsAtMs: null,
  heldUntilMs: null,
  roseCents: 0,
  ...over,
});

interface Short {
  readonly id: string;
  readonly status: DeliveryView["status"];
  readonly address: string;
  readonly name: string;
  readonly parcel: readonly [count: number, size: DeliveryView["parcels"][number]["size"]];
  /** Minutes from now until it is there, and until it is due. */
  readonly eta: number;
  readonly due: number;
  readonly feeCents: number;
  readonly driver?: string;
  readonly stopsAhead?: number;
  readonly sale?: Sale;
}

const verification = { photo: true, signature: false, pin: false };

const delivery = (s: Short): DeliveryView => ({
  id: s.id,
  externalId: null,
  status: s.status,
  version: 1,
  createdAtMs: NOW_MS - 20 * MINUTE,
  pickup: {
    locationId: "loc_sample1",
    name: "Canal Bakehouse",
    place: { address: "12 Grove Road", point: place(0, 190) },
    readyAtMs: NOW_MS + 14 * MINUTE,
    etaMs: null,
    doneAtMs: null,
    notes: null,
    verification: { photo: false, signature: false, pin: false },
    pin: null,
  },
  dropoff: {
    name: s.name,
    phone: null,
    place: { address: s.address, point: place(0, 0) },
    deadlineAtMs: NOW_MS + s.due * MINUTE,
    etaMs: NOW_MS + s.eta * MINUTE,
    doneAtMs: s.status === "delivered" ? NOW_MS + s.eta * MINUTE : null,
    notes: null,
    verification,
    pin: null,
  },
  parcels: [{ name: "Bread", quantity: s.parcel[0], size: s.parcel[1], weightGrams: 900, mustBeUpright: false }],
  fee: { amountCents: s.feeCents, currency: "EUR", components: [] },
  tipCents: s.status === "delivered" ? 200 : 0,
  payment: "held",
  cancellation: null,
  failure: null,
  courier: s.driver === undefined ? null : { name: s.driver, vehicle: "ebike", point: null, positionAtMs: null },
  proofs: s.status === "delivered" ? [{ id: "prf_sample1", kind: "photo", atMs: NOW_MS, point: null, url: null }] : [],
  trackingUrl: "/track/sample",
  sale: s.sale ?? null,
  stopsAhead: s.stopsAhead ?? null,
});

const SHORT: readonly Short[] = [
  {
    id: "a",
    status: "batched",
    address: "9 Weavers Street",
    name: "Noor A.",
    parcel: [1, "medium"],
    eta: 39,
    due: 49,
    feeCents: 584,
    sale: sale({ candidates: 6, clearsAtMs: NOW_MS + 7_000 }),
  },
  {
    id: "b",
    status: "batched",
    address: "118 Tanner Lane",
    name: "Hugo B.",
    parcel: [2, "small"],
    eta: 44,
    due: 50,
    feeCents: 610,
    sale: sale({ candidates: 4, rounds: 3, roseCents: 30, clearsAtMs: NOW_MS + 15_000 }),
  },
  {
    id: "c",
    status: "enroute_to_dropoff",
    address: "41 Linden Road",
    name: "Grace K.",
    parcel: [1, "medium"],
    eta: 16,
    due: 29,
    feeCents: 647,
    driver: "Marta K.",
    stopsAhead: 0,
  },
  {
    id: "d",
    status: "enroute_to_dropoff",
    address: "27 Hollybank Road",
    name: "Eve T.",
    parcel: [1, "large"],
    eta: 21,
    due: 29,
    feeCents: 705,
    driver: "Tunde A.",
    stopsAhead: 0,
  },
  {
    id: "e",
    status: "enroute_to_dropoff",
    address: "3 Orchard Lane",
    name: "Omar B.",
    parcel: [1, "small"],
    eta: 25,
    due: 29,
    feeCents: 520,
    driver: "Marta K.",
    stopsAhead: 1,
  },
  {
    id: "f",
    status: "picked_up",
    address: "60 Belmont Avenue",
    name: "Dr. Shah",
    parcel: [1, "small"],
    eta: 33,
    due: 31,
    feeCents: 666,
    driver: "Tunde A.",
    stopsAhead: 1,
  },
  {
    id: "g",
    status: "created",
    address: "5 Dawson Row",
    name: "Ines F.",
    parcel: [3, "small"],
    eta: 64,
    due: 70,
    feeCents: 490,
    sale: sale({ heldUntilMs: NOW_MS + 24 * MINUTE }),
  },
];

export const DELIVERIES: readonly DeliveryView[] = SHORT.map(delivery);

export const DELIVERED: DeliveryView = delivery({
  id: "h",
  status: "delivered",
  address: "12 Grosvenor Road",
  name: "Petra V.",
  parcel: [1, "small"],
  eta: 3,
  due: 20,
  feeCents: 548,
  driver: "Sofia R.",
});

export const QUOTE: QuoteView = {
  id: "qte_sample1",
  fee: {
    amountCents: 737,
    currency: "EUR",
    components: [
      { type: "base", amountCents: 320, quantity: null, rateCents: null },
      { type: "distance", amountCents: 189, quantity: 2900, rateCents: 65 },
      { type: "time", amountCents: 108, quantity: 540_000, rateCents: 12 },
      { type: "parcel", amountCents: 40, quantity: 1, rateCents: null },
      { type: "surge", amountCents: 80, quantity: null, rateCents: null },
    ],
  },
  tipCents: 200,
  expiresAtMs: NOW_MS + 272_000,
  pickupEtaMs: NOW_MS + 17 * MINUTE,
  dropoffEtaMs: NOW_MS + 35 * MINUTE,
  dropoffWindow: { fromMs: NOW_MS + 29 * MINUTE, toMs: NOW_MS + 49 * MINUTE },
  surge: { amountCents: 80, reason: "more_parcels_than_drivers" },
  distanceMeters: 2900,
  durationMs: 540_000,
  isEstimate: false,
};

/** The store the board belongs to, and what waits for it. */
export const STORE = {
  name: "Canal Bakehouse",
  from: "12 Grove Road",
  to: "16 Highfield Road",
  failedAt: "7 Bath Street",
  failedBy: "Li W.",
  needsSign: "?",
  cars: { marta: "Marta 4 min", tunde: "Tunde 9 min" },
} as const;
