import type { AddressInfo } from "node:net";
import { AppError } from "@fairmile/contracts";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { contextBuilder, withRequestId, type HttpEnv } from "../../http/request-context.ts";
import { toAppError } from "../../platform/errors.ts";
import type { Harness } from "../../testing/harness.ts";
import { createEventStream, type EventStream } from "../event-stream.ts";
import { observableGrid, type ObservableGrid } from "../observable-grid.ts";
import { createOutboxRelay, type OutboxRelay } from "../outbox-relay.ts";

export interface StreamServer {
  readonly url: string;
  readonly relay: OutboxRelay;
  readonly stream: EventStream;
  readonly grid: ObservableGrid;
  /** The session cookie of a person, through the sign-in by e-mailed code. */
  readonly signIn: (email: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** The stream behind a real HTTP server, over the harness's database. */
export const openStreamServer = async (h: Harness): Promise<StreamServer> => {
  const { database, log } = h.services;
  const relay = createOutboxRelay({ database, log, nowMs: () => h.clock.now(), consumers: [], senders: [] });
  await relay.start();
  const grid = observableGrid(h.services.positions);
  const stream = createEventStream(h.services, contextBuilder(h.services), { relay, grid, positionsEveryMs: 30 });
  const app = new Hono<HttpEnv>();
  app.use(withRequestId(h.services));
  app.get("/stream", stream.handler);
  app.onError((error, c) => {
    const known = error instanceof AppError ? error : toAppError(error);
    return new Response(known.code, { status: known.status, headers: { "x-request-id": c.get("requestId") } });
  });
  const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/stream`,
    relay,
    stream,
    grid,
    signIn: async (email) => {
      await h.services.auth.api.sendVerificationOTP({ body: { email, type: "sign-in" } });
      const otp = h.codes.findLast((sent) => sent.email === email)?.code ?? "";
      const answer = await h.services.auth.api.signInEmailOTP({ body: { email, otp }, asResponse: true });
      return answer.headers
        .getSetCookie()
        .map((cookie) => cookie.split(";")[0])
        .join("; ");
    },
    close: async () => {
      stream.stop();
      await relay.stop();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
