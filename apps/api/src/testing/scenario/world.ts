import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import type { Clock } from "@fairmile/contracts";
import { startStripeLocal, type Control } from "@fairmile/stripe-local";
import { scaledClock } from "../../platform/clock.ts";
import { parseConfig } from "../../platform/config.ts";
import { startApi, type RunningApi } from "../../run/start-api.ts";
import { seededRandom } from "../seeded-random.ts";

/** The whole API on its own port, with the Stripe double beside it and market time running fast. */
export interface World {
  readonly apiUrl: string;
  readonly clock: Clock;
  readonly running: RunningApi;
  readonly stripe: Control;
  /** Waits in market time. */
  readonly wait: (marketMs: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

const WEBHOOK_SECRET = "whsec_fairmile_scenario";

/** A port that is free now: each of the two servers must know the other's before it starts. */
const freePort = (): Promise<number> =>
  new Promise((found, fail) => {
    const server = createServer();
    server.once("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => found(port));
    });
  });

/** Starts the API as the demo does, on a database that has a market already. */
export const startWorld = async (options: {
  readonly databaseUrl: string;
  readonly speed: number;
  /** Where the import put the market's roads. */
  readonly stateDir: string;
}): Promise<World> => {
  const clock = scaledClock(() => Date.now(), options.speed);
  const port = await freePort();
  const apiUrl = `http://127.0.0.1:${port}`;
  const stripe = await startStripeLocal({
    clock,
    random: seededRandom("scenario stripe"),
    signingNowMs: () => Date.now(),
    webhooks: [{ url: `${apiUrl}/webhooks/stripe`, secret: WEBHOOK_SECRET }],
  });
  const config = parseConfig({
    databaseUrl: options.databaseUrl,
    mode: "demo",
    port,
    webOrigin: "http://localhost:3000",
    secret: "a secret of the scenario that is long enough",
    stripe: { secretKey: "sk_test_fairmile_scenario", webhookSecret: WEBHOOK_SECRET, baseUrl: stripe.url },
    push: null,
    smtpUrl: null,
    smsUrl: null,
    speed: options.speed,
    logLevel: "error",
  });
  const running = await startApi({ config, clock, stateDir: options.stateDir }).catch(async (error: unknown) => {
    await stripe.close();
    throw error;
  });
  return {
    apiUrl,
    clock,
    running,
    stripe: stripe.control,
    wait: (marketMs) => new Promise((done) => setTimeout(done, marketMs / clock.speed)),
    close: async () => {
      await running.stop();
      await stripe.close();
    },
  };
};
