import { stripeEvent } from "@fairmile/db";
import type { Services } from "../platform/services.ts";
import { readStripeEvent } from "./stripe-event.ts";

/** Keeps an event before anything acts on it. An event that is known already is left as it is. False where it is none of Stripe's. */
export const storeStripeEvent = async (services: Services, body: unknown): Promise<boolean> => {
  const event = readStripeEvent(body);
  if (event === null) return false;
  await services.database.db
    .insert(stripeEvent)
    .values({ ...event, receivedAtMs: services.wallNow(), attempts: 0 })
    .onConflictDoNothing();
  return true;
};
