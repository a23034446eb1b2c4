import { z } from "zod";
import { lngLatSchema, placeSchema, vehicleClassSchema } from "../core/geo.ts";
import { currencySchema } from "../core/money.ts";
import { parcelSchema, verificationSchema } from "../commands/common.ts";
import { setRateCardCommand } from "../commands/driver.ts";
import { AWARD_STATES } from "../lifecycles/award.ts";
import { DELIVERY_STATES } from "../lifecycles/delivery.ts";
import { DRIVER_STATES, PRESENCES } from "../lifecycles/driver.ts";

export const driverView = z.strictObject({
  id: z.string(),
  name: z.string(),
  phone: z.string(),
  vehicle: vehicleClassSchema,
  status: z.enum(DRIVER_STATES),
  statusReason: z.string().nullable(),
  presence: z.enum(PRESENCES),
  payoutAccount: z.enum(["none", "pending", "ready"]),
  rateCard: setRateCardCommand,
  currency: currencySchema,
  pendingAwardId: z.string().nullable(),
  assignmentId: z.string().nullable(),
});
export type DriverView = z.infer<typeof driverView>;

/** A lot as shown to one driver. Its terms never change: a change is a new offer. */
export const offerView = z.strictObject({
  id: z.string(),
  lotId: z.string(),
  postedCents: z.number(),
  surgeCents: z.number(),
  tipCents: z.number(),
  floorCents: z.number(),
  currency: currencySchema,
  storeName: z.string(),
  pickups: z.array(lngLatSchema),
  dropoffs: z.array(lngLatSchema),
  stops: z.number(),
  parcelSizes: z.array(z.string()),
  endsIn: z.string(),
  toPickupMs: z.number(),
  toPickupMeters: z.number(),
  totalMs: z.number(),
  totalMeters: z.number(),
  netPerHourCents: z.number(),
  costsCents: z.number(),
  expiresAtMs: z.number(),
  /** When the next round that takes this lot closes. */
  closesAtMs: z.number(),
  roundEveryMs: z.number(),
  isEstimate: z.boolean(),
  /** What this driver has in for the next round, if anything. */
  ask: z
    .strictObject({
      id: z.string(),
      kind: z.enum(["bid", "claim"]),
      askCents: z.number().nullable(),
      roundNo: z.number(),
    })
    .nullable(),
});
export type OfferView = z.infer<typeof offerView>;

/** The answer to a claim or a bid, once it is durable. */
export const askReceiptView = z.strictObject({
  askId: z.string(),
  lotId: z.string(),
  kind: z.enum(["bid", "claim"]),
  /** The round that will clear it; later than the one on the offer where it came after a freeze. */
  roundNo: z.number(),
  closesAtMs: z.number(),
  afterFreeze: z.boolean(),
});
export type AskReceiptView = z.infer<typeof askReceiptView>;

export const routeStopView = z.strictObject({
  id: z.string(),
  seq: z.number(),
  kind: z.enum(["pickup", "dropoff", "return"]),
  status: z.enum(["ahead", "arrived", "done", "failed", "skipped"]),
  place: placeSchema,
  contactName: z.string(),
  contactPhone: z.string().nullable(),
  notes: z.string().nullable(),
  etaMs: z.number(),
  deadlineAtMs: z.number().nullable(),
  doneAtMs: z.number().nullable(),
  deliveries: z.array(
    z.strictObject({
      id: z.string(),
      status: z.enum(DELIVERY_STATES),
      recipientName: z.string(),
      parcels: z.array(parcelSchema),
      verification: verificationSchema,
      storeName: z.string(),
    }),
  ),
});
export type RouteStopView = z.infer<typeof routeStopView>;

export const routeView = z.strictObject({
  assignmentId: z.string(),
  status: z.enum(["active", "completed", "released"]),
  payCents: z.number(),
  tipCents: z.number(),
  currency: currencySchema,
  stops: z.array(routeStopView),
  line: z.array(lngLatSchema),
  canHandBack: z.boolean(),
  isEstimate: z.boolean(),
});
export type RouteView = z.infer<typeof routeView>;

export const MANOEUVRE_TYPES = [
  "depart",
  "arrive",
  "continue",
  "slight_right",
  "right",
  "sharp_right",
  "uturn",
  "sharp_left",
  "left",
  "slight_left",
  "ramp",
  "exit_right",
  "exit_left",
  "keep_straight",
  "keep_right",
  "keep_left",
  "merge",
  "roundabout_enter",
  "roundabout_exit",
  "ferry",
  "steps",
  "other",
] as const;
/** What a driver does, as an arrow shows it; the words stand beside it. */
export type ManoeuvreType = (typeof MANOEUVRE_TYPES)[number];

/** The way from where the driver is through the stops ahead. */
export const directionsView = z.strictObject({
  assignmentId: z.string(),
  line: z.array(lngLatSchema),
  /** One to each stop ahead, in order. */
  legs: z.array(z.strictObject({ stopId: z.string(), distanceMeters: z.number(), durationMs: z.number() })),
  /** Turn by turn; empty in an estimate. */
  manoeuvres: z.array(
    z.strictObject({
      type: z.enum(MANOEUVRE_TYPES),
      /** To read: "Turn right onto Mill Street." */
      instruction: z.string(),
      streetNames: z.array(z.string()),
      distanceMeters: z.number(),
      durationMs: z.number(),
      /** Where it begins, as an index into the line. */
      beginIndex: z.number(),
      /** The stop that it leads to. */
      stopId: z.string(),
      /** To speak: well before, right before, right after. */
      verbal: z.strictObject({
        alert: z.string().nullable(),
        before: z.string().nullable(),
        after: z.string().nullable(),
      }),
    }),
  ),
  /** What the words are written in: English where the wanted language is not known. Null without manoeuvres. */
  language: z.string().nullable(),
  isEstimate: z.boolean(),
});
export type DirectionsView = z.infer<typeof directionsView>;

export const driverReceiptView = z.strictObject({
  id: z.string(),
  roundNo: z.number(),
  lotId: z.string(),
  result: z.enum(["won", "lost"]),
  kind: z.enum(["bid", "claim", "autopilot"]),
  atMs: z.number(),
  storeName: z.string(),
  stops: z.number(),
  endsIn: z.string(),
  currency: currencySchema,
  askCents: z.number(),
  floorCents: z.number(),
  postedCents: z.number(),
  payCents: z.number().nullable(),
  tipCents: z.number(),
  welfareWithCents: z.number().nullable(),
  welfareWithoutCents: z.number().nullable(),
  /** The most this driver could have asked and won; null where no ask would have. */
  wouldHaveWonCents: z.number().nullable(),
  /** A key of the message catalogue that says why, in a sentence, and its placeholders. */
  sentence: z.strictObject({ key: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }),
  award: z
    .strictObject({ id: z.string(), status: z.enum(AWARD_STATES), confirmByMs: z.number().nullable() })
    .nullable(),
});
export type DriverReceiptView = z.infer<typeof driverReceiptView>;

export const earningsView = z.strictObject({
  currency: currencySchema,
  today: z.strictObject({ payCents: z.number(), tipCents: z.number(), deliveries: z.number() }),
  week: z.strictObject({ payCents: z.number(), tipCents: z.number(), deliveries: z.number() }),
  /** Earned and not yet with the driver's bank. */
  balanceCents: z.number(),
  deliveries: z.array(
    z.strictObject({
      deliveryId: z.string(),
      atMs: z.number(),
      storeName: z.string(),
      address: z.string(),
      payCents: z.number(),
      tipCents: z.number(),
      transfer: z.enum(["waiting", "sent"]),
    }),
  ),
  payouts: z.array(
    z.strictObject({ id: z.string(), amountCents: z.number(), status: z.string(), createdAtMs: z.number() }),
  ),
});
export type EarningsView = z.infer<typeof earningsView>;

export const driverTokenView = z.strictObject({ token: z.string(), expiresAtMs: z.number() });
