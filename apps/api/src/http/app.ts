import { AppError } from "@fairmile/contracts";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { Hono } from "hono";
import type { PositionBuffer } from "../features/position/position-buffer.ts";
import type { Services } from "../platform/services.ts";
import { appRouter } from "../trpc/app-router.ts";
import { basemapRoutes } from "./basemap.ts";
import { errorResponse } from "./error-response.ts";
import { fileRoutes } from "./files.ts";
import { positionRoutes } from "./positions.ts";
import { publicRoutes } from "./public.ts";
import { contextBuilder, withRequestId, type ContextBuilder, type HttpEnv } from "./request-context.ts";
import { signInRoutes } from "./sign-in-routes.ts";

const MAX_TRPC_BYTES = 1_000_000;

export interface AppParts {
  readonly services: Services;
  readonly positions: PositionBuffer;
  /** Further routes: `/v1`, `/stream`, webhooks, the demo's doors. */
  readonly mount: readonly ((app: Hono<HttpEnv>, buildCtx: ContextBuilder) => void)[];
}

/** The whole HTTP surface. Every route has a request id, and every failure is an answer with a code. */
export const createApp = ({ services, positions, mount }: AppParts): Hono<HttpEnv> => {
  const app = new Hono<HttpEnv>();
  const buildCtx = contextBuilder(services);
  app.use(withRequestId(services));
  app.onError((error, c) => errorResponse(services, c, error));
  app.notFound((c) => errorResponse(services, c, new AppError("route_unknown")));
  app.route("/", publicRoutes(services));
  app.route("/", basemapRoutes(services.database));
  app.route("/", signInRoutes(services));
  app.route("/", positionRoutes(buildCtx, positions));
  app.route("/", fileRoutes(buildCtx));
  app.all("/trpc/*", async (c) => {
    if (Number(c.req.header("content-length") ?? 0) > MAX_TRPC_BYTES) throw new AppError("body_too_large");
    const ctx = await buildCtx(c);
    return fetchRequestHandler({
      endpoint: "/trpc",
      req: c.req.raw,
      router: appRouter,
      createContext: () => ctx,
      allowMethodOverride: true,
    });
  });
  for (const add of mount) add(app, buildCtx);
  return app;
};
