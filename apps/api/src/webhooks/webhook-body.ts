import type { EventType } from "@fairmile/contracts";

/** What a store's endpoint is told of. */
export const WEBHOOK_TYPES: ReadonlySet<string> = new Set<EventType>([
  "delivery.created",
  "delivery.batched",
  "delivery.assigned",
  "delivery.courier_imminent",
  "delivery.picked_up",
  "delivery.delivered",
  "delivery.undeliverable",
  "delivery.returned",
  "delivery.cancelled",
  "delivery.eta_changed",
  "quote.expired",
]);

export interface WebhookEvent {
  readonly type: string;
  readonly subject: string;
  readonly atMs: number;
}

/**
 * The body of a message: `{ type, timestamp, data: { id } }`. It names what changed and little more, so that nothing in a
 * log of it is private; the receiver reads the rest through the API, with its own rights.
 */
export const webhookBody = ({ type, subject, atMs }: WebhookEvent): string =>
  JSON.stringify({ type, timestamp: new Date(atMs).toISOString(), data: { id: subject } });
