export type { Control, Dump, Owned } from "./control/control.ts";
export type { FaultsInput } from "./control/faults.ts";
export { remoteControl } from "./control/remote-control.ts";
export { processingFeeCents } from "./money/processing-fee.ts";
export { startStripeLocal, type StripeLocal, type StripeLocalOptions } from "./start-stripe-local.ts";
export type { WebhookTarget } from "./webhooks/dispatcher.ts";
