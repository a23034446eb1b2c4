import { z } from "zod";
import { idSchema } from "../core/ids.ts";
import { cents, epochMsSchema, nonNegativeCentsSchema } from "../core/units.ts";
import { DELIVERY_STATES } from "../lifecycles/delivery.ts";
import {
  cursorSchema,
  dropoffSchema,
  limitSchema,
  noteSchema,
  parcelSchema,
  vehicleClassesSchema,
  verificationSchema,
} from "./common.ts";

/**
 * How long after the ready time and the direct way a drop-off is due where the store names no deadline. The same in
 * every market: it is a promise of the form, not a price.
 */
export const DEFAULT_WINDOW_MS = 45 * 60_000;
/** A ready time this far in the past still counts as now: forms are slow and clocks differ. */
export const READY_TOLERANCE_MS = 60_000;

const pickupSchema = z.strictObject({
  locationId: idSchema("location"),
  /** Not before; now where it is left out. */
  readyAtMs: epochMsSchema.optional(),
  notes: noteSchema.optional(),
  verification: verificationSchema.default({ photo: false, signature: false, pin: false }),
});

const job = {
  pickup: pickupSchema,
  dropoff: dropoffSchema,
  parcels: z.array(parcelSchema).min(1).max(20),
  vehicleClasses: vehicleClassesSchema.optional(),
  tipCents: nonNegativeCentsSchema.default(cents(0)),
};

/** What a quote is asked with; the drop-off's contact may still be missing while a person types. */
export const createQuoteCommand = z.strictObject({
  ...job,
  dropoff: dropoffSchema.extend({ name: dropoffSchema.shape.name.optional() }),
});
export type CreateQuote = z.infer<typeof createQuoteCommand>;

export const postDeliveryCommand = z.strictObject({
  ...job,
  quoteId: idSchema("quote").optional(),
  externalId: z.string().trim().min(1).max(120).optional(),
  undeliverableAction: z.enum(["return", "leave_at_pickup_point", "dispose"]).default("return"),
});
export type PostDelivery = z.infer<typeof postDeliveryCommand>;

export const CANCEL_REASONS = ["store_mistake", "recipient_cancelled", "too_slow", "unsold", "other"] as const;
export const cancelDeliveryCommand = z.strictObject({
  deliveryId: idSchema("delivery"),
  reason: z.enum(CANCEL_REASONS).default("other"),
});
export const getDeliveryQuery = z.strictObject({ deliveryId: idSchema("delivery") });
export const listDeliveriesQuery = z.strictObject({
  cursor: cursorSchema,
  limit: limitSchema,
  status: z.enum(DELIVERY_STATES).optional(),
  externalId: z.string().max(120).optional(),
});
