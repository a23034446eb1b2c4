import type { Clock } from "@fairmile/contracts";
import type { Database } from "@fairmile/db";
import Stripe from "stripe";
import { createAuth } from "../auth/auth.ts";
import { marketAddresses } from "../features/address/market-addresses.ts";
import { createSendCode } from "../messages/send-code.ts";
import { createIds } from "../platform/ids.ts";
import type { Config } from "../platform/config.ts";
import { createLog } from "../platform/log.ts";
import { createPooledRandom } from "../platform/pooled-random.ts";
import type { PositionGrid, Services } from "../platform/services.ts";
import { createSigner } from "../platform/signer.ts";

/** Stripe answers within this or the worker asks again under the same key. */
const STRIPE_TIMEOUT_MS = 20_000;

const stripeClient = ({ stripe }: Config): Stripe => {
  const own = { timeout: STRIPE_TIMEOUT_MS, maxNetworkRetries: 0, telemetry: false };
  if (stripe.baseUrl === null) return new Stripe(stripe.secretKey, own);
  const url = new URL(stripe.baseUrl);
  const protocol = url.protocol === "https:" ? ("https" as const) : ("http" as const);
  return new Stripe(stripe.secretKey, { ...own, host: url.hostname, port: Number(url.port), protocol });
};

/** What one API process owns. The wall's clock and the machine's randomness enter the domain here and nowhere else. */
export const createServices = (input: {
  readonly config: Config;
  readonly database: Database;
  readonly clock: Clock;
  readonly positions: PositionGrid;
  readonly nudge: () => void;
  readonly roads: Services["roads"];
}): Services => {
  const { config, database } = input;
  const random = createPooledRandom();
  const ids = createIds(() => Date.now(), random);
  const wallNow = (): number => Date.now();
  const sendCode = createSendCode({ config, database, ids, clock: input.clock, wallNow });
  return {
    config,
    database,
    clock: input.clock,
    wallNow,
    ids,
    random,
    roads: input.roads,
    stripe: stripeClient(config),
    signer: createSigner(config.secret),
    log: createLog(config.logLevel),
    auth: createAuth({ database, config, sendCode }),
    addresses: marketAddresses(database),
    positions: input.positions,
    nudge: input.nudge,
  };
};
