import { AppError } from "@fairmile/contracts";
import { Hono, type Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { authorise } from "../../platform/actor.ts";
import { toAppError } from "../../platform/errors.ts";
import type { Ctx, Services } from "../../platform/services.ts";
import type { ContextBuilder, HttpEnv } from "../request-context.ts";
import { docsPage } from "./docs-page.ts";
import { errorBody } from "./error-body.ts";
import { openApi } from "./openapi.ts";
import { rateLimiter, rateLimitHeaders, type RateLimit } from "./rate-limit.ts";
import { MAX_BODY_BYTES, readInput } from "./read-input.ts";
import { REST_ROUTES, type RestRoute } from "./routes.ts";
import { toWire } from "./wire.ts";

/** A store's busiest minute, and room for robots where everything runs on one machine. */
const limitOf = (services: Services): RateLimit =>
  services.config.mode === "production" ? { burst: 100, perSecond: 25 } : { burst: 2_000, perSecond: 1_000 };

const answer = (services: Services, c: Context<HttpEnv>, error: unknown): Response => {
  const known = toAppError(error);
  const requestId = c.get("requestId");
  if (known.code === "internal")
    services.log.error({ requestId, route: c.req.routePath, err: known.cause }, "request failed");
  const { status, body } = errorBody(known, requestId);
  return c.json(body, status);
};

/** Only a key opens `/v1`: a browser's session is for the apps. */
const requireKey = (ctx: Ctx): string => {
  if (ctx.actor.apiKeyId === null) throw new AppError("unauthenticated");
  return ctx.actor.apiKeyId;
};

const present = (services: Services, route: RestRoute, value: unknown): unknown => {
  const wire = toWire(route.wrap === undefined ? value : { [route.wrap]: value });
  // Links to pictures are this site's own paths in the contracts; a program needs the whole address.
  return JSON.parse(
    JSON.stringify(wire, (key, inner: unknown) =>
      key === "url" && typeof inner === "string" && inner.startsWith("/") ? services.config.webOrigin + inner : inner,
    ),
  );
};

/**
 * The API for stores and checkouts: `/v1`, its OpenAPI document and its page at `/docs`. The same verbs as the apps, in
 * snake case and ISO times.
 */
export const createRest = (services: Services, buildCtx: ContextBuilder): Hono<HttpEnv> => {
  const app = new Hono<HttpEnv>();
  const limit = limitOf(services);
  const take = rateLimiter(limit);
  const document = openApi(services.config.webOrigin);
  app.onError((error, c) => answer(services, c, error));
  app.get("/v1/openapi.json", (c) => c.json(document));
  app.get("/docs", (c) =>
    c.html(docsPage(document), 200, { "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'" }),
  );
  app.use(
    "/v1/*",
    bodyLimit({
      maxSize: MAX_BODY_BYTES,
      onError: () => {
        throw new AppError("body_too_large");
      },
    }),
  );
  for (const route of REST_ROUTES) {
    app.on(route.method.toUpperCase(), route.path.replace("{id}", ":id"), async (c) => {
      c.header("cache-control", "no-store");
      const ctx = await buildCtx(c);
      const allowance = take(requireKey(ctx), services.wallNow());
      for (const [name, value] of Object.entries(rateLimitHeaders(limit, allowance))) c.header(name, value);
      if (!allowance.allowed) throw new AppError("rate_limited");
      authorise(ctx.actor, route.verb.allow);
      if (route.method === "post" && ctx.idempotencyKey === null) throw new AppError("idempotency_key_missing");
      const value = await route.verb.run({ ctx, input: await readInput(c, route) });
      return c.json(present(services, route, value) as object, route.status);
    });
  }
  app.all("/v1/*", () => {
    throw new AppError("route_unknown");
  });
  return app;
};
