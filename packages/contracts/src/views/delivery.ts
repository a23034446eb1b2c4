import { z } from "zod";
import { lngLatSchema, placeSchema } from "../core/geo.ts";
import { currencySchema } from "../core/money.ts";
import { DELIVERY_STATES } from "../lifecycles/delivery.ts";
import { PAYMENT_STATES } from "../lifecycles/payment.ts";
import { parcelSchema, verificationSchema } from "../commands/common.ts";

export const FEE_COMPONENTS = ["base", "distance", "time", "parcel", "minimum", "surge"] as const;

export const feeView = z.strictObject({
  amountCents: z.number(),
  currency: currencySchema,
  components: z.array(
    z.strictObject({
      type: z.enum(FEE_COMPONENTS),
      amountCents: z.number(),
      /** What it was counted by: metres, milliseconds or pieces; null where it is flat. */
      quantity: z.number().nullable(),
      rateCents: z.number().nullable(),
    }),
  ),
});
export type FeeView = z.infer<typeof feeView>;

export const quoteView = z.strictObject({
  id: z.string(),
  fee: feeView,
  tipCents: z.number(),
  expiresAtMs: z.number(),
  pickupEtaMs: z.number(),
  dropoffEtaMs: z.number(),
  dropoffWindow: z.strictObject({ fromMs: z.number(), toMs: z.number() }),
  surge: z.strictObject({ amountCents: z.number(), reason: z.enum(["none", "more_parcels_than_drivers"]) }),
  distanceMeters: z.number(),
  durationMs: z.number(),
  isEstimate: z.boolean(),
});
export type QuoteView = z.infer<typeof quoteView>;

/** What a store may know of the driver who carries its parcel. */
export const courierView = z.strictObject({
  name: z.string(),
  vehicle: z.string(),
  point: lngLatSchema.nullable(),
  positionAtMs: z.number().nullable(),
});

export const proofView = z.strictObject({
  id: z.string(),
  kind: z.enum(["photo", "signature", "pin"]),
  atMs: z.number(),
  point: lngLatSchema.nullable(),
  /** Signed and short-lived; null for a PIN, which is never shown again. */
  url: z.string().nullable(),
});

export const deliveryView = z.strictObject({
  id: z.string(),
  externalId: z.string().nullable(),
  status: z.enum(DELIVERY_STATES),
  version: z.number(),
  createdAtMs: z.number(),
  pickup: z.strictObject({
    locationId: z.string(),
    name: z.string(),
    place: placeSchema,
    readyAtMs: z.number(),
    etaMs: z.number().nullable(),
    doneAtMs: z.number().nullable(),
    notes: z.string().nullable(),
    verification: verificationSchema,
    pin: z.string().nullable(),
  }),
  dropoff: z.strictObject({
    name: z.string(),
    phone: z.string().nullable(),
    place: placeSchema,
    deadlineAtMs: z.number(),
    etaMs: z.number().nullable(),
    doneAtMs: z.number().nullable(),
    notes: z.string().nullable(),
    verification: verificationSchema,
    pin: z.string().nullable(),
  }),
  parcels: z.array(parcelSchema),
  fee: feeView,
  tipCents: z.number(),
  payment: z.enum(PAYMENT_STATES),
  cancellation: z.strictObject({ reason: z.string(), feeCents: z.number(), atMs: z.number() }).nullable(),
  failure: z.strictObject({ reason: z.string(), atMs: z.number() }).nullable(),
  courier: courierView.nullable(),
  proofs: z.array(proofView),
  trackingUrl: z.string(),
  /** Where the sale stands, while it is for sale. */
  sale: z
    .strictObject({
      candidates: z.number(),
      rounds: z.number(),
      clearsAtMs: z.number().nullable(),
      heldUntilMs: z.number().nullable(),
      roseCents: z.number(),
    })
    .nullable(),
  /** Stops still ahead of this one on the driver's list; null without a driver. */
  stopsAhead: z.number().nullable(),
});
export type DeliveryView = z.infer<typeof deliveryView>;

/** What a store was charged for one delivery, line by line; `lines` sum to `totalCents`. */
export const storeReceiptView = z.strictObject({
  deliveryId: z.string(),
  currency: currencySchema,
  lines: z.array(z.strictObject({ type: z.string(), amountCents: z.number() })),
  totalCents: z.number(),
  heldCents: z.number(),
  capturedCents: z.number(),
  payment: z.enum(PAYMENT_STATES),
  driverPayCents: z.number().nullable(),
  tipCents: z.number(),
  at: z.number(),
  dropoffAddress: z.string(),
});
export type StoreReceiptView = z.infer<typeof storeReceiptView>;

export const trackView = z.strictObject({
  status: z.enum(DELIVERY_STATES),
  storeName: z.string(),
  recipientName: z.string(),
  place: placeSchema,
  pickupPoint: lngLatSchema,
  etaMs: z.number().nullable(),
  window: z.strictObject({ fromMs: z.number(), toMs: z.number() }),
  deliveredAtMs: z.number().nullable(),
  /** Only while the parcel is on its way to this door. */
  courier: courierView.nullable(),
  stopsAhead: z.number().nullable(),
  pin: z.string().nullable(),
  notes: z.string().nullable(),
  proofs: z.array(proofView),
  isEstimate: z.boolean(),
  timezone: z.string(),
  basemapUrl: z.string().nullable(),
  attribution: z.string(),
});
export type TrackView = z.infer<typeof trackView>;

export const boardView = z.strictObject({
  storeName: z.string(),
  deliveredToday: z.number(),
  inWindowToday: z.number(),
  averageFeeCents: z.number().nullable(),
  deliveries: z.array(deliveryView),
  delivered: z.array(deliveryView),
});
export type BoardView = z.infer<typeof boardView>;

export const deliveryListView = z.strictObject({
  deliveries: z.array(deliveryView),
  nextCursor: z.string().nullable(),
});
export const storeReceiptListView = z.strictObject({
  receipts: z.array(storeReceiptView),
  nextCursor: z.string().nullable(),
});
