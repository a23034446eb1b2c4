import type { Context, MiddlewareHandler } from "hono";
import { resolveActor } from "../auth/resolve-actor.ts";
import { marketCache } from "../platform/load-market.ts";
import type { Ctx, Services } from "../platform/services.ts";

export interface HttpEnv {
  Variables: { requestId: string };
}

const KEY = /^[\x21-\x7e]{1,200}$/;

/** Gives each request an id, which every log line, audit row and error answer bears. */
export const withRequestId =
  (services: Services): MiddlewareHandler<HttpEnv> =>
  async (c, next) => {
    const requestId = services.ids.next("request");
    c.set("requestId", requestId);
    c.header("x-request-id", requestId);
    const startedMs = services.wallNow();
    await next();
    services.log.debug({
      requestId,
      method: c.req.method,
      route: c.req.routePath,
      status: c.res.status,
      ms: services.wallNow() - startedMs,
    });
  };

/** Builds the context of one request: the market named in `x-fairmile-market` (else the first), and who asks. */
export const contextBuilder = (services: Services) => {
  const markets = marketCache(services.database, services.wallNow);
  return async (c: Context<HttpEnv>): Promise<Ctx> => {
    const market = await markets(c.req.header("x-fairmile-market") ?? null);
    const actor = await resolveActor(services, market.id, c.req.raw.headers);
    const key = c.req.header("idempotency-key");
    return {
      ...services,
      market,
      actor,
      requestId: c.get("requestId"),
      idempotencyKey: key !== undefined && KEY.test(key) ? key : null,
    };
  };
};
export type ContextBuilder = ReturnType<typeof contextBuilder>;
