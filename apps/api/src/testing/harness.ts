import { postgresTestDatabase, testDatabase, type Database } from "@fairmile/db";
import { straightLineNetwork, type RoadNetwork } from "@fairmile/roads";
import { createAuth } from "../auth/auth.ts";
import { marketAddresses } from "../features/address/market-addresses.ts";
import { ANONYMOUS, systemActor, type Actor } from "../platform/actor.ts";
import { parseConfig, type Config } from "../platform/config.ts";
import { createIds } from "../platform/ids.ts";
import { createLog } from "../platform/log.ts";
import type { Market } from "../platform/market.ts";
import type { Ctx, Services } from "../platform/services.ts";
import { createSigner } from "../platform/signer.ts";
import { seededRandom } from "./seeded-random.ts";
import { testClock, type TestClock } from "./test-clock.ts";
import { testPositions } from "./test-positions.ts";
import { openTestStripe, type TestStripe } from "./test-stripe.ts";
import { seedTestville, TEST_START_MS, type TestvilleOptions } from "./testville.ts";

/** Everything a suite needs to call verbs: a database of its own with Testville in it, and real services around it. */
export interface Harness {
  readonly services: Services;
  readonly database: Database;
  /** For further connections to the same database. */
  readonly databaseUrl: string;
  readonly market: Market;
  /** Market time; stands still until the test moves it. */
  readonly clock: TestClock;
  /** Wall time; the same. */
  readonly wall: TestClock;
  readonly stripe: TestStripe;
  /** Sign-in codes as they were mailed, newest last. */
  readonly codes: readonly { readonly email: string; readonly code: string }[];
  /** The context of one call by this actor, in Testville unless told. */
  readonly ctxFor: (actor: Actor, options?: { readonly idempotencyKey?: string; readonly market?: Market }) => Ctx;
  readonly anonymous: () => Ctx;
  readonly system: () => Ctx;
  readonly close: () => Promise<void>;
}

export interface HarnessOptions extends TestvilleOptions {
  /** `embedded` (default) for `.test.ts`, `postgres` for `.pg.test.ts`. */
  readonly kind?: "embedded" | "postgres";
  /** Of ids and secrets: the same seed mints the same. */
  readonly seed?: string;
  readonly mode?: Config["mode"];
  /** Straight lines unless given. */
  readonly roads?: RoadNetwork;
}

/** Opens a harness in `beforeAll`; close it in `afterAll`. Takes some seconds on the embedded database. */
export const openHarness = async (options: HarnessOptions = {}): Promise<Harness> => {
  const opened = options.kind === "postgres" ? await postgresTestDatabase() : await testDatabase();
  const { database } = opened;
  const clock = testClock(options.nowMs ?? TEST_START_MS);
  const wall = testClock(options.nowMs ?? TEST_START_MS);
  const random = seededRandom(options.seed ?? "fairmile");
  const market = await seedTestville(database, options);
  const stripe = await openTestStripe(clock);
  const config = parseConfig({
    databaseUrl: opened.url,
    mode: options.mode ?? "test",
    port: 0,
    webOrigin: "http://localhost:3000",
    secret: "a secret for tests that is long enough",
    stripe: { secretKey: stripe.secretKey, webhookSecret: stripe.webhookSecret, baseUrl: stripe.baseUrl },
    push: null,
    smtpUrl: null,
    smsUrl: null,
    logLevel: "silent",
  });
  const roads = options.roads ?? straightLineNetwork();
  const codes: { email: string; code: string }[] = [];
  const services: Services = {
    config,
    database,
    clock,
    wallNow: wall.now,
    ids: createIds(wall.now, random),
    random,
    roads: () => roads,
    stripe: stripe.client,
    signer: createSigner(config.secret),
    log: createLog("silent"),
    auth: createAuth({
      database,
      config,
      sendCode: (sent) => {
        codes.push(sent);
        return Promise.resolve();
      },
    }),
    addresses: marketAddresses(database),
    positions: testPositions(),
    nudge: () => undefined,
  };
  const ctxFor: Harness["ctxFor"] = (actor, call = {}) => ({
    ...services,
    market: call.market ?? market,
    actor,
    requestId: services.ids.next("request"),
    idempotencyKey: call.idempotencyKey ?? null,
  });
  return {
    services,
    database,
    databaseUrl: opened.url,
    market,
    clock,
    wall,
    stripe,
    codes,
    ctxFor,
    anonymous: () => ctxFor(ANONYMOUS),
    system: () => ctxFor(systemActor("test")),
    close: async () => {
      await stripe.close();
      await opened.close();
    },
  };
};
