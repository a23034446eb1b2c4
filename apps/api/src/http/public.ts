import { sql } from "drizzle-orm";
import { Hono } from "hono";
import type { Services } from "../platform/services.ts";
import type { HttpEnv } from "./request-context.ts";

/** What anybody may ask: is it alive, is it ready, and what time is it in the market. */
export const publicRoutes = (services: Services): Hono<HttpEnv> =>
  new Hono<HttpEnv>()
    .get("/healthz", (c) => c.json({ ok: true }))
    .get("/readyz", async (c) => {
      await services.database.db.execute(sql`select 1`);
      return c.json({ ok: true });
    })
    .get("/api/clock", (c) => {
      c.header("cache-control", "no-store");
      return c.json({ nowMs: services.clock.now(), speed: services.clock.speed });
    });
