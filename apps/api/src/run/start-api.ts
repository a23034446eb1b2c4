import { randomUUID } from "node:crypto";
import { serve, type ServerType } from "@hono/node-server";
import type { Clock } from "@fairmile/contracts";
import { connect, migrate, MIGRATIONS_FOLDER } from "@fairmile/db";
import type { Hono } from "hono";
import type { AddressInfo } from "node:net";
import { createPositionBuffer, createPositionGrid } from "../features/position/position-buffer.ts";
import { createApp } from "../http/app.ts";
import type { ContextBuilder, HttpEnv } from "../http/request-context.ts";
import { createRest } from "../http/rest/app.ts";
import { createStripeWebhook } from "../http/stripe-webhook.ts";
import { messageConsumer } from "../messages/message-consumer.ts";
import { pushSender } from "../push/push-sender.ts";
import type { Config } from "../platform/config.ts";
import { createLog } from "../platform/log.ts";
import type { Services } from "../platform/services.ts";
import { createEventStream, type EventStream } from "../stream/event-stream.ts";
import { observableGrid } from "../stream/observable-grid.ts";
import { createOutboxRelay } from "../stream/outbox-relay.ts";
import { webhookConsumer } from "../webhooks/consume.ts";
import { createServices } from "./create-services.ts";
import { roadRegistry } from "./roads/road-registry.ts";
import { stateDirOf } from "./state-dir.ts";
import { startMarketLoops } from "./market-loops.ts";
import { startWorkers } from "./workers.ts";

const KEEP_ALIVE_MS = 75_000;

export interface RunningApi {
  readonly services: Services;
  readonly port: number;
  /** Stops taking requests, lets those under way end, gives the lease up, flushes positions. */
  readonly stop: () => Promise<void>;
}

export interface ApiOptions {
  readonly config: Config;
  readonly clock: Clock;
  /** Where this machine's road tiles stand; `FAIRMILE_STATE_DIR` unless given. */
  readonly stateDir?: string;
  /** Doors that only some modes have. */
  readonly mount?: (services: Services, app: Hono<HttpEnv>, buildCtx: ContextBuilder) => void;
}

const listening = (server: ServerType): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.once("listening", () => {
      resolve((server.address() as AddressInfo).port);
    });
  });

/** Starts everything one API process runs: the HTTP server, the outbox's relay, the workers and the market loops. */
export const startApi = async ({ config, clock, stateDir, mount }: ApiOptions): Promise<RunningApi> => {
  const database = connect({ url: config.databaseUrl, max: 16, applicationName: "fairmile-api" });
  await migrate(database, { folder: MIGRATIONS_FOLDER, appliedAtMs: Date.now() });
  const grid = observableGrid(createPositionGrid());
  const registry = roadRegistry({
    stateDir: stateDir ?? stateDirOf(process.env),
    serviceUrl: process.env["VALHALLA_URL"] || null,
    log: createLog(config.logLevel),
  });
  const wake: { nudge: () => void } = { nudge: () => undefined };
  const services = createServices({
    config,
    database,
    clock,
    positions: grid,
    nudge: () => wake.nudge(),
    roads: registry.roads,
  });
  const positions = createPositionBuffer(database, grid, services.log);
  const relay = createOutboxRelay({
    database,
    log: services.log,
    nowMs: clock.now,
    consumers: [webhookConsumer(services), messageConsumer(services)],
    senders: [pushSender(services)],
  });
  const workers = startWorkers(services, positions);
  wake.nudge = () => {
    relay.nudge();
    workers.wakeMoney();
  };
  await relay.start();
  const streams: EventStream[] = [];
  const app = createApp({
    services,
    positions,
    mount: [
      (router) => router.route("/", createStripeWebhook(services, workers.wakeMoney)),
      (router, buildCtx) => router.route("/", createRest(services, buildCtx)),
      (router, buildCtx) => {
        const stream = createEventStream(services, buildCtx, { relay, grid });
        streams.push(stream);
        router.get("/stream", stream.handler);
      },
      (router, buildCtx) => mount?.(services, router, buildCtx),
    ],
  });
  const server = serve({ fetch: app.fetch, port: config.port, hostname: config.host });
  // Longer than the web app's proxy keeps a connection: of two that close at once, one answers with a broken line.
  if ("keepAliveTimeout" in server) server.keepAliveTimeout = KEEP_ALIVE_MS;
  const port = await listening(server);
  const loops = startMarketLoops(services, randomUUID());
  return {
    services,
    port,
    stop: async () => {
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      for (const stream of streams) stream.stop();
      await loops.stop();
      await workers.stop();
      await positions.flush();
      await relay.stop();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await closed;
      await registry.stop();
      await database.close();
    },
  };
};
