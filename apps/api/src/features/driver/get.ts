import { driverView } from "@fairmile/contracts";
import { z } from "zod";
import { ownDriver } from "../../platform/actor.ts";
import { query } from "../../platform/verb.ts";
import { loadDriver, toDriverView } from "./to-driver-view.ts";

/** The driver who asks. */
export const getDriver = query({
  name: "driver.get",
  input: z.void(),
  output: driverView,
  allow: ["driver"],
  run: async ({ ctx }) =>
    toDriverView(ctx.database, ctx.market, await loadDriver(ctx.database, ctx.market.id, ownDriver(ctx.actor))),
});
