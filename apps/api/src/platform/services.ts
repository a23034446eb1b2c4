import type { Clock, Ids, Random } from "@fairmile/contracts";
import type { AddressIndex } from "@fairmile/osm";
import type { Database } from "@fairmile/db";
import type { RoadNetwork } from "@fairmile/roads";
import type { Logger } from "pino";
import type Stripe from "stripe";
import type { Auth } from "../auth/auth.ts";
import type { Actor } from "./actor.ts";
import type { Config } from "./config.ts";
import type { Market } from "./market.ts";
import type { Signer } from "./signer.ts";

/** What the process owns once; handed to every verb, so that nothing is reached through a global. */
export interface Services {
  readonly config: Config;
  readonly database: Database;
  /** Market time; the only time the domain knows. */
  readonly clock: Clock;
  /** Wall time in ms, for leases, backoff and timeouts between machines. */
  readonly wallNow: () => number;
  readonly ids: Ids;
  readonly random: Random;
  /** What answers for a market's roads now: its road graph, or an estimate that says so. Never inside a transaction. */
  readonly roads: (market: Pick<Market, "slug">) => RoadNetwork;
  readonly stripe: Stripe;
  readonly signer: Signer;
  readonly log: Logger;
  readonly auth: Auth;
  readonly addresses: (marketId: string) => Promise<AddressIndex>;
  /** Live positions by driver, freshest first known; see positions. */
  readonly positions: PositionGrid;
  /** Wakes the outbox relay early; it polls anyway. */
  readonly nudge: () => void;
}

/** Where drivers were last heard, by the server's clock. */
export interface PositionGrid {
  readonly set: (marketId: string, driverId: string, position: LivePosition) => void;
  readonly get: (marketId: string, driverId: string) => LivePosition | null;
  readonly all: (marketId: string) => ReadonlyMap<string, LivePosition>;
}

export interface LivePosition {
  readonly lng: number;
  readonly lat: number;
  readonly headingDegrees: number | null;
  readonly atMs: number;
}

/** One request or one tick of a worker: the services, the market, and who asks. */
export interface Ctx extends Services {
  readonly market: Market;
  readonly actor: Actor;
  readonly requestId: string;
  /** Given by the caller; the same key and input have one effect. */
  readonly idempotencyKey: string | null;
}
