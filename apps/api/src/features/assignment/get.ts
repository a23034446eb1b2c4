import { routeView } from "@fairmile/contracts";
import { assignment } from "@fairmile/db";
import { and, desc, eq } from "drizzle-orm";
import { z } from "zod";
import { ownDriver } from "../../platform/actor.ts";
import { query } from "../../platform/verb.ts";
import { drawRoute } from "./draw-route.ts";
import { loadRoute } from "./load-route.ts";

/** The route this driver is on; null where there is none. */
export const getRoute = query({
  name: "route.get",
  input: z.void(),
  output: routeView.nullable(),
  allow: ["driver"],
  run: async ({ ctx }) => {
    const [row] = await ctx.database.db
      .select()
      .from(assignment)
      .where(
        and(
          eq(assignment.marketId, ctx.market.id),
          eq(assignment.driverId, ownDriver(ctx.actor)),
          eq(assignment.status, "active"),
        ),
      )
      .orderBy(desc(assignment.createdAtMs))
      .limit(1);
    return row === undefined ? null : drawRoute(ctx, await loadRoute(ctx.database, ctx, row));
  },
});
