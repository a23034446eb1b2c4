import { z } from "zod";
import { lngLatSchema } from "./core/geo.ts";

/**
 * What the stream carries. An event names what changed and little more: a view is fetched anew with the reader's own
 * rights. Only positions carry their figures, since they come many a minute and are never replayed.
 */
export const EVENT_TYPES = [
  "delivery.created",
  "delivery.batched",
  "delivery.assigned",
  "delivery.courier_imminent",
  "delivery.picked_up",
  "delivery.status_changed",
  "delivery.eta_changed",
  "delivery.delivered",
  "delivery.undeliverable",
  "delivery.returned",
  "delivery.cancelled",
  "quote.expired",
  "lot.opened",
  "lot.changed",
  "offer.shown",
  "ask.received",
  "round.cleared",
  "award.won",
  "award.lost",
  "award.changed",
  "assignment.changed",
  "driver.changed",
  "store.changed",
  "payment.changed",
  "transfer.changed",
  "payout.paid",
  "payout.changed",
  "policy.published",
  "message.sent",
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

export const streamEventSchema = z.strictObject({
  type: z.enum(EVENT_TYPES),
  /** The main object's id. */
  subject: z.string(),
  atMs: z.number(),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type StreamEvent = z.infer<typeof streamEventSchema>;

export const positionEventSchema = z.strictObject({
  driverId: z.string(),
  point: lngLatSchema,
  headingDegrees: z.number().nullable(),
  atMs: z.number(),
});
export type PositionEvent = z.infer<typeof positionEventSchema>;

/** First message of a stream: the clock to count down by. */
export const helloEventSchema = z.strictObject({ nowMs: z.number(), speed: z.number() });
