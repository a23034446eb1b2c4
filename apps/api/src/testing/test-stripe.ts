import { startStripeLocal, type Control } from "@fairmile/stripe-local";
import Stripe from "stripe";
import { seededRandom } from "./seeded-random.ts";
import type { TestClock } from "./test-clock.ts";

export interface TestStripe {
  /** The official SDK, speaking to the double. */
  readonly client: Stripe;
  readonly baseUrl: string;
  readonly secretKey: string;
  readonly webhookSecret: string;
  /** The double's own levers: faults, settling, what it holds. */
  readonly control: Control;
  /** A customer with a saved card, for the store of this id. `pm_card_visa` unless another test card is named. */
  readonly makeCard: (
    storeId: string,
    card?: string,
  ) => Promise<{ stripeCustomerId: string; cardPaymentMethodId: string }>;
  readonly close: () => Promise<void>;
}

const SECRET_KEY = "sk_test_fairmile_harness";
const WEBHOOK_SECRET = "whsec_fairmile_harness";

/** The local Stripe double in this process, in memory, on the test's clock. It sends no webhooks by itself. */
export const openTestStripe = async (clock: TestClock): Promise<TestStripe> => {
  const double = await startStripeLocal({ clock, random: seededRandom("stripe") });
  const client = new Stripe(SECRET_KEY, {
    host: "127.0.0.1",
    port: double.port,
    protocol: "http",
    maxNetworkRetries: 0,
    telemetry: false,
  });
  return {
    client,
    baseUrl: double.url,
    secretKey: SECRET_KEY,
    webhookSecret: WEBHOOK_SECRET,
    control: double.control,
    makeCard: async (storeId, card = "pm_card_visa") => {
      const customer = await client.customers.create({ metadata: { storeId } });
      const method = await client.paymentMethods.attach(card, { customer: customer.id });
      return { stripeCustomerId: customer.id, cardPaymentMethodId: method.id };
    },
    close: double.close,
  };
};
