import { AppError } from "@fairmile/contracts";
import { marketSketch } from "@fairmile/db";
import { eq, sql } from "drizzle-orm";
import { Hono } from "hono";
import type { Services } from "../platform/services.ts";
import type { ContextBuilder, HttpEnv } from "./request-context.ts";

/** What anybody may ask: is it alive, is it ready, what time is it in the market, and the drawing of its streets. */
export const publicRoutes = (services: Services, buildCtx: ContextBuilder): Hono<HttpEnv> =>
  new Hono<HttpEnv>()
    .get("/healthz", (c) => c.json({ ok: true }))
    .get("/readyz", async (c) => {
      await services.database.db.execute(sql`select 1`);
      return c.json({ ok: true });
    })
    .get("/api/clock", (c) => {
      c.header("cache-control", "no-store");
      return c.json({ nowMs: services.clock.now(), speed: services.clock.speed });
    })
    .get("/api/sketch", async (c) => {
      const ctx = await buildCtx(c);
      const [row] = await ctx.database.db.select().from(marketSketch).where(eq(marketSketch.marketId, ctx.market.id));
      if (row === undefined) throw new AppError("not_found");
      const etag = `"${row.digest}"`;
      const headers = { etag, "cache-control": "public, max-age=3600", vary: "accept-encoding, x-fairmile-market" };
      if (c.req.header("if-none-match") === etag) return c.body(null, 304, headers);
      return c.body(new Uint8Array(row.gzip), 200, {
        ...headers,
        "content-type": "application/geo+json",
        "content-encoding": "gzip",
      });
    });
