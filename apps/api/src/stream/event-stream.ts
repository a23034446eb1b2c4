import type { ServerResponse } from "node:http";
import { AppError } from "@fairmile/contracts";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context } from "hono";
import type { ContextBuilder, HttpEnv } from "../http/request-context.ts";
import type { Services } from "../platform/services.ts";
import { helloFrame, pingFrame } from "./frames.ts";
import type { ObservableGrid } from "./observable-grid.ts";
import type { OutboxRelay } from "./outbox-relay.ts";
import { parsePosition } from "./outbox-position.ts";
import { createPositionFeed } from "./position-feed.ts";
import { replayEvents } from "./replay-events.ts";
import { streamAudiences } from "./stream-audiences.ts";
import { createStreamClient } from "./stream-client.ts";
import { createStreamHub } from "./stream-hub.ts";

export interface EventStream {
  /** For `app.get("/stream", …)` on @hono/node-server. */
  readonly handler: (c: Context<HttpEnv>) => Promise<Response>;
  /** Streams open now. */
  readonly size: () => number;
  /** Ends every stream; their browsers come back to whoever answers then. */
  readonly stop: () => void;
}

/** What the stream needs beside the services. */
export interface StreamSources {
  readonly relay: OutboxRelay;
  readonly grid: ObservableGrid;
  /** Milliseconds of the wall between two positions of one driver. */
  readonly positionsEveryMs?: number;
}

const PING_EVERY_MS = 15_000;
/** A stream is ended after so long and comes back with its rights looked at anew: whoever lost a role loses the stream. */
const LONGEST_MS = 15 * 60_000;
const POSITIONS_EVERY_MS = 1_000;

const HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  // `no-transform` keeps proxies from compressing, and so from holding back.
  "cache-control": "no-cache, no-transform",
  "x-accel-buffering": "no",
};

/** The plain response under Hono; only the Node server has one. */
const outgoingOf = (c: Context<HttpEnv>): ServerResponse => {
  const outgoing: unknown = Reflect.get(Object(c.env), "outgoing");
  if (typeof outgoing !== "object" || outgoing === null)
    throw new Error("the event stream runs on Node's HTTP server only");
  return outgoing as ServerResponse;
};

/**
 * One stream of server-sent events for each open tab: what changed, for whom it is, and where drivers are. A client
 * that comes back with the last id it saw is told what it missed. See docs/events.md.
 */
export const createEventStream = (
  services: Services,
  buildCtx: ContextBuilder,
  sources: StreamSources,
): EventStream => {
  const { database, clock, log, wallNow } = services;
  const { relay } = sources;
  const hub = createStreamHub();
  const feed = createPositionFeed({ database, grid: sources.grid, hub });
  const stopListening = relay.listen((rows) => {
    feed.heard(rows);
    hub.deliver(rows);
  });
  const pings = setInterval(() => {
    const place = relay.place();
    const bytes = place === null ? null : pingFrame(place);
    for (const client of hub.all()) {
      if (wallNow() - client.openedAtMs > LONGEST_MS) client.end();
      else if (bytes !== null && client.isLive()) client.write(bytes);
    }
  }, PING_EVERY_MS);
  let isTicking = false;
  const positions = setInterval(() => {
    if (isTicking) return;
    isTicking = true;
    feed
      .tick()
      .catch((error: unknown) => log.warn({ err: error }, "positions not sent"))
      .finally(() => {
        isTicking = false;
      });
  }, sources.positionsEveryMs ?? POSITIONS_EVERY_MS);

  const handler = async (c: Context<HttpEnv>): Promise<Response> => {
    const ctx = await buildCtx(c);
    const audiences = await streamAudiences(ctx, c.req.query("token") ?? null);
    const last = c.req.header("last-event-id") ?? c.req.query("lastEventId");
    // From here to the hello nothing waits: the client is attached at exactly the place it is told.
    const upTo = relay.place();
    if (upTo === null) throw new AppError("shutting_down");
    const response = outgoingOf(c);
    if (response.destroyed) return RESPONSE_ALREADY_SENT;
    const client = createStreamClient(response, { marketId: ctx.market.id, audiences, openedAtMs: wallNow() });
    const since = last === undefined || last === "" ? upTo : parsePosition(last);
    response.writeHead(200, { ...HEADERS, "x-request-id": c.get("requestId") });
    hub.add(client);
    response.once("close", () => hub.remove(client));
    client.write(helloFrame({ nowMs: clock.now(), speed: clock.speed }, since ?? upTo));
    if (last === undefined || last === "") {
      client.goLive(upTo);
      return RESPONSE_ALREADY_SENT;
    }
    replayEvents(database, client, { since, upTo }).then(
      (from) => client.goLive(from),
      (error: unknown) => {
        log.warn({ err: error, requestId: ctx.requestId }, "a stream could not be resumed; it is ended and comes back");
        client.end();
      },
    );
    return RESPONSE_ALREADY_SENT;
  };

  return {
    handler,
    size: () => hub.all().size,
    stop: () => {
      clearInterval(pings);
      clearInterval(positions);
      stopListening();
      feed.stop();
      for (const client of hub.all()) client.end();
    },
  };
};
