import { refused, to, type Lifecycle } from "./lifecycle.ts";

export const QUOTE_STATES = ["live", "used", "expired"] as const;
export type QuoteState = (typeof QUOTE_STATES)[number];
export type QuoteCommand = "use" | "expire";

export const quoteLifecycle: Lifecycle<QuoteState, QuoteCommand> = {
  live: { use: to("used"), expire: to("expired") },
  used: { use: refused("quote_used"), expire: refused("quote_used") },
  expired: { use: refused("quote_expired"), expire: refused("quote_expired") },
};
