import { z } from "zod";
import { lngLatSchema, vehicleClassSchema } from "../core/geo.ts";
import { idSchema } from "../core/ids.ts";
import { epochMsSchema, nonNegativeCentsSchema } from "../core/units.ts";
import { cursorSchema, limitSchema, nameSchema, noteSchema, phoneSchema } from "./common.ts";

export const applyDriverCommand = z.strictObject({ name: nameSchema, phone: phoneSchema, vehicle: vehicleClassSchema });
export const startPayoutAccountCommand = z.strictObject({
  returnPath: z
    .string()
    .regex(/^\/(?![/\\])/, { message: "invalid_format" })
    .max(200),
});

export const positionSchema = z.strictObject({
  point: lngLatSchema,
  accuracyMeters: z.number().min(0).max(100_000).optional(),
  headingDegrees: z.number().min(0).lt(360).optional(),
  speedMetersPerSecond: z.number().min(0).max(100).optional(),
  /** By the phone's clock; kept for the trace, decides nothing. */
  atMs: epochMsSchema,
});
export type PositionInput = z.infer<typeof positionSchema>;
export const pingCommand = z.strictObject({ positions: z.array(positionSchema).min(1).max(100) });
export const goOnlineCommand = z.strictObject({ position: positionSchema });

export const setRateCardCommand = z.strictObject({
  perHourCents: nonNegativeCentsSchema,
  perKmCents: nonNegativeCentsSchema,
  minimumCents: nonNegativeCentsSchema,
  /** What running the vehicle costs its owner, for the net figures on an offer. */
  costPerKmCents: nonNegativeCentsSchema,
  autopilot: z.boolean(),
  autoAccept: z.boolean(),
});
export type SetRateCard = z.infer<typeof setRateCardCommand>;

export const claimCommand = z.strictObject({ offerId: idSchema("offer") });
export const bidCommand = z.strictObject({ offerId: idSchema("offer"), askCents: nonNegativeCentsSchema });
export const withdrawAskCommand = z.strictObject({ askId: idSchema("ask") });
export const awardCommand = z.strictObject({ awardId: idSchema("award") });

const at = { stopId: idSchema("stop"), position: positionSchema.optional() };
export const arriveStopCommand = z.strictObject(at);
export const completeStopCommand = z.strictObject({
  ...at,
  /** Proofs uploaded for this stop beforehand. */
  proofIds: z.array(idSchema("proof")).max(10).default([]),
  /** As told at the door; one for each delivery of the stop that asks for one. */
  pins: z
    .array(z.string().regex(/^\d{4,8}$/, { message: "invalid_format" }))
    .max(10)
    .default([]),
});
export const FAIL_REASONS = ["nobody_in", "wrong_address", "refused", "unsafe", "damaged", "other"] as const;
export const failStopCommand = z.strictObject({ ...at, reason: z.enum(FAIL_REASONS), note: noteSchema.optional() });
export const startRouteCommand = z.strictObject({ assignmentId: idSchema("assignment") });
/** The way ahead, told in a language (BCP 47), from where the driver is; without a place, from where they were last heard. */
export const directionsQuery = z.strictObject({
  language: z.string().regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/, { message: "invalid_format" }),
  from: lngLatSchema.optional(),
});
export const HAND_BACK_REASONS = ["vehicle", "emergency", "store_closed", "too_slow", "other"] as const;
export const handBackCommand = z.strictObject({
  assignmentId: idSchema("assignment"),
  reason: z.enum(HAND_BACK_REASONS),
});
export const listDriverReceiptsQuery = z.strictObject({ cursor: cursorSchema, limit: limitSchema });
export const getReceiptQuery = z.strictObject({ receiptId: idSchema("receipt") });
export const pushSubscribeCommand = z.strictObject({
  endpoint: z.url({ message: "invalid_format" }).max(1000),
  keys: z.strictObject({ p256dh: z.string().min(1).max(200), auth: z.string().min(1).max(100) }),
});
