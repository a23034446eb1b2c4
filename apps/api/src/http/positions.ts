import { AppError, fieldErrors, pingCommand } from "@fairmile/contracts";
import { Hono } from "hono";
import type { PositionBuffer } from "../features/position/position-buffer.ts";
import { authorise, ownDriver } from "../platform/actor.ts";
import { readJson } from "./read-json.ts";
import type { ContextBuilder, HttpEnv } from "./request-context.ts";

const MAX_BODY_BYTES = 64_000;

/**
 * Where phones say where they are: `POST /positions` with a driver's token and up to 100 points since the last time. The
 * server's clock dates them; they are written in sets a moment later.
 */
export const positionRoutes = (buildCtx: ContextBuilder, buffer: PositionBuffer): Hono<HttpEnv> =>
  new Hono<HttpEnv>().post("/positions", async (c) => {
    const ctx = await buildCtx(c);
    authorise(ctx.actor, ["driver"]);
    const parsed = pingCommand.safeParse(await readJson(c, MAX_BODY_BYTES));
    if (!parsed.success) throw new AppError("invalid_input", { fields: fieldErrors(parsed.error) });
    const driverId = ownDriver(ctx.actor);
    const serverAtMs = ctx.clock.now();
    buffer.add(
      ctx.market.id,
      parsed.data.positions.map((p) => ({ ...p, driverId, serverAtMs })),
    );
    return c.body(null, 204);
  });
