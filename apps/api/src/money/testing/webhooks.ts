import type { Hono } from "hono";
import { createStripeWebhook } from "../../http/stripe-webhook.ts";
import type { HttpEnv } from "../../http/request-context.ts";
import type Stripe from "stripe";
import type { MoneyWorld } from "./money-world.ts";

/** Every event so far, of the platform and of its connected accounts, oldest first. */
const allEvents = async ({ h }: MoneyWorld): Promise<Stripe.Event[]> => {
  const found: Stripe.Event[] = [];
  const { accounts } = await h.stripe.control.dump();
  for (const options of [{}, ...accounts.map(({ id }) => ({ stripeAccount: id }))]) {
    for await (const event of h.stripe.client.events.list({ limit: 100 }, options)) found.push(event);
  }
  return found.toReversed();
};

export interface Webhooks {
  readonly app: Hono<HttpEnv>;
  /** How often the workers were woken. */
  readonly woken: () => number;
  /** Sends a body signed as Stripe signs; answers the HTTP status. */
  readonly send: (body: string, how?: { readonly secret?: string; readonly atMs?: number }) => Promise<number>;
  /** The double's events so far that `keep` keeps, the oldest of each account first. */
  readonly events: (keep?: (event: Stripe.Event) => boolean) => Promise<Stripe.Event[]>;
  /** Sends events, in this order. Throws unless each was taken. */
  readonly deliver: (events: readonly Stripe.Event[]) => Promise<void>;
}

/** The webhook's route, and Stripe's side of it in the test's hands: which events arrive, how often and in what order. */
export const openWebhooks = (world: MoneyWorld): Webhooks => {
  const { h } = world;
  let woken = 0;
  const app = createStripeWebhook(h.services, () => {
    woken += 1;
  });
  const send: Webhooks["send"] = async (body, how = {}) => {
    const signature = await h.stripe.client.webhooks.generateTestHeaderStringAsync({
      payload: body,
      secret: how.secret ?? h.stripe.webhookSecret,
      timestamp: Math.floor((how.atMs ?? h.wall.now()) / 1_000),
    });
    const answer = await app.request("/webhooks/stripe", {
      method: "POST",
      body,
      headers: { "stripe-signature": signature },
    });
    return answer.status;
  };
  return {
    app,
    woken: () => woken,
    send,
    events: async (keep = () => true) => (await allEvents(world)).filter(keep),
    deliver: async (events) => {
      for (const event of events) {
        const status = await send(JSON.stringify(event));
        if (status !== 200) throw new Error(`the webhook answered ${status}`);
      }
    },
  };
};
