import type { Services } from "../platform/services.ts";
import { handleAccountEvent } from "./handle-account-event.ts";
import { handleCardSetupEvent } from "./handle-card-setup-event.ts";
import { handleIntentEvent } from "./handle-intent-event.ts";
import { handlePayoutEvent } from "./handle-payout-event.ts";
import { handleRefundEvent } from "./handle-refund-event.ts";
import { handleTransferEvent } from "./handle-transfer-event.ts";
import type { CtxFor } from "./market-ctx.ts";
import type { StoredEvent } from "./stripe-event.ts";

/** One kind of event: asks Stripe how the object stands and records that. Throws where Stripe or the database cannot be had. */
export type EventHandler = (call: {
  readonly services: Services;
  readonly ctxFor: CtxFor;
  readonly event: StoredEvent;
}) => Promise<void>;

/** By type, or by the start of a type where a whole family is meant. */
const HANDLERS: readonly (readonly [string, EventHandler])[] = [
  ["payment_intent.amount_capturable_updated", handleIntentEvent],
  ["payment_intent.succeeded", handleIntentEvent],
  ["payment_intent.canceled", handleIntentEvent],
  ["payment_intent.payment_failed", handleIntentEvent],
  ["charge.refunded", handleRefundEvent],
  ["transfer.created", handleTransferEvent],
  ["transfer.reversed", handleTransferEvent],
  ["payout.", handlePayoutEvent],
  ["account.updated", handleAccountEvent],
  ["v2.core.account", handleAccountEvent],
  ["checkout.session.completed", handleCardSetupEvent],
];

/** Acts on an event. Types that nothing here is about are nothing to do. */
export const handleStripeEvent = async (type: string, call: Parameters<EventHandler>[0]): Promise<void> => {
  const handler = HANDLERS.find(([name]) =>
    name.endsWith(".") || name.startsWith("v2.") ? type.startsWith(name) : type === name,
  )?.[1];
  await handler?.(call);
};
