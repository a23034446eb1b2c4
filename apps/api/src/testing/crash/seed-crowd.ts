import { createHash } from "node:crypto";
import { cents, type SetRateCard } from "@fairmile/contracts";
import { apiKey, driver, driverPosition, organization, store, storeLocation, user } from "@fairmile/db";
import { issueDriverToken } from "../../auth/driver-token.ts";
import { hashApiKey } from "../../auth/resolve-actor.ts";
import { createSigner } from "../../platform/signer.ts";
import { onboard } from "../../money/testing/money-world.ts";
import { placeAt } from "../testville.ts";
import type { CrashScene } from "./crash-scene.ts";

/** A store as its checkout knows it. */
export interface SeededStore {
  readonly storeId: string;
  readonly locationId: string;
  readonly apiKey: string;
}

/** A driver as their phone knows itself. */
export interface SeededDriver {
  readonly driverId: string;
  readonly userId: string;
  readonly token: string;
}

const DAY_MS = 86_400_000;
const digits = (n: number): string => String(n).padStart(22, "0");
const RATE_CARD: SetRateCard = {
  perHourCents: cents(0),
  perKmCents: cents(0),
  minimumCents: cents(0),
  costPerKmCents: cents(0),
  autopilot: false,
  autoAccept: false,
};

/** A store some hundred metres off the middle, with a card at the double and a key for `/v1`. */
export const seedStore = async ({ database, market, stripe }: CrashScene, n: number): Promise<SeededStore> => {
  const marketId = market.id;
  const storeId = `sto_${digits(n)}`;
  const locationId = `loc_${digits(n)}`;
  const secret = `fm_test_${createHash("sha256").update(storeId).digest("hex").slice(0, 32)}`;
  const nowMs = Date.now();
  const customer = await stripe.client.customers.create({ metadata: { storeId } });
  const card = await stripe.client.paymentMethods.attach("pm_card_visa", { customer: customer.id });
  await database.db
    .insert(organization)
    .values({ id: `org-${n}`, name: `Shop ${n}`, slug: `shop-${n}`, createdAt: new Date(nowMs) });
  await database.db.insert(store).values({
    marketId,
    id: storeId,
    organizationId: `org-${n}`,
    name: `Shop ${n}`,
    stripeCustomerId: customer.id,
    cardPaymentMethodId: card.id,
    cardBrand: "visa",
    cardLast4: "4242",
    version: 1,
    createdAtMs: nowMs,
  });
  await database.db.insert(storeLocation).values({
    marketId,
    id: locationId,
    storeId,
    name: `Shop ${n}`,
    address: `Via Roma ${n}`,
    point: placeAt(600 * n - 1_200, 150 * n),
    createdAtMs: nowMs,
  });
  await database.db.insert(apiKey).values({
    marketId,
    id: `key_${digits(n)}`,
    storeId,
    name: "Till",
    hash: hashApiKey(secret),
    preview: secret.slice(0, 12),
    scopes: ["deliveries:read", "deliveries:write"],
    createdAtMs: nowMs,
  });
  return { storeId, locationId, apiKey: secret };
};

/** An account at the double that can be transferred to, onboarded through the pages a driver would use. */
const readyAccount = async ({ stripe }: CrashScene): Promise<string> => {
  const account = await stripe.client.v2.core.accounts.create({
    contact_email: "driver@example.com",
    dashboard: "express",
    identity: { country: "it", entity_type: "individual" },
    configuration: { recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } } },
    defaults: { responsibilities: { fees_collector: "application", losses_collector: "application" } },
  });
  const link = await stripe.client.v2.core.accountLinks.create({
    account: account.id,
    use_case: {
      type: "account_onboarding",
      account_onboarding: { refresh_url: "http://127.0.0.1/refresh", return_url: "http://127.0.0.1/return" },
    },
  });
  await onboard(link.url);
  return account.id;
};

/** An approved driver, online and just heard of, whose payout account is ready. */
export const seedDriver = async (scene: CrashScene, n: number): Promise<SeededDriver> => {
  const { database, market, secret } = scene;
  const marketId = market.id;
  const driverId = `drv_${digits(n)}`;
  const userId = `driver-${n}`;
  const nowMs = Date.now();
  const at = new Date(nowMs);
  await database.db.insert(user).values({
    id: userId,
    name: `Driver ${n}`,
    email: `driver${n}@crash.test`,
    emailVerified: true,
    createdAt: at,
    updatedAt: at,
  });
  await database.db.insert(driver).values({
    marketId,
    id: driverId,
    userId,
    name: `Driver ${n}`,
    phone: "+390287654321",
    vehicle: "car",
    status: "approved",
    presence: "available",
    waitingSinceMs: nowMs,
    stripeAccountId: await readyAccount(scene),
    payoutAccount: "ready",
    rateCard: RATE_CARD,
    version: 1,
    appliedAtMs: nowMs,
  });
  const { lng, lat } = placeAt(300 * (n % 5) - 600, 200 * (n % 7) - 600);
  await database.db.insert(driverPosition).values({ marketId, driverId, lng, lat, headingDegrees: null, atMs: nowMs });
  const token = issueDriverToken(createSigner(secret), { marketId, userId, driverId, expiresAtMs: nowMs + DAY_MS });
  return { driverId, userId, token };
};
