import Stripe from "stripe";

export interface TestStripe {
  /** The official SDK. */
  readonly client: Stripe;
  readonly baseUrl: string | null;
  readonly secretKey: string;
  readonly webhookSecret: string;
  /** A customer with a card that is never declined, for the store of this id. */
  readonly makeCard: (storeId: string) => Promise<{ stripeCustomerId: string; cardPaymentMethodId: string }>;
  readonly close: () => Promise<void>;
}

const SECRET_KEY = "sk_test_fairmile_harness";
const WEBHOOK_SECRET = "whsec_fairmile_harness";

/** The SDK aimed at a loopback port where nobody answers: every call fails as when Stripe is down. */
export const openTestStripe = (): Promise<TestStripe> =>
  Promise.resolve({
    client: new Stripe(SECRET_KEY, {
      host: "127.0.0.1",
      port: 9,
      protocol: "http",
      maxNetworkRetries: 0,
      telemetry: false,
    }),
    baseUrl: null,
    secretKey: SECRET_KEY,
    webhookSecret: WEBHOOK_SECRET,
    makeCard: (storeId) =>
      Promise.resolve({ stripeCustomerId: `cus_${storeId}`, cardPaymentMethodId: `pm_${storeId}` }),
    close: () => Promise.resolve(),
  });
