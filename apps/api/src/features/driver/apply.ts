import { AppError, applyDriverCommand, driverView, type SetRateCard } from "@fairmile/contracts";
import { driver, violates } from "@fairmile/db";
import { mutation } from "../../platform/verb.ts";
import { loadDriver, toDriverView } from "./to-driver-view.ts";

/** Nothing is asked for a new driver until the driver says so. */
const NO_RATE_CARD: SetRateCard = {
  perHourCents: 0 as SetRateCard["perHourCents"],
  perKmCents: 0 as SetRateCard["perKmCents"],
  minimumCents: 0 as SetRateCard["minimumCents"],
  costPerKmCents: 0 as SetRateCard["costPerKmCents"],
  autopilot: false,
  autoAccept: false,
};

/** A signed-in person applies to drive. One person is one driver; a person decides on it. */
export const applyDriver = mutation({
  name: "driver.apply",
  input: applyDriverCommand,
  output: driverView,
  allow: ["user"],
  run: async ({ ctx, input, tx, note }) => {
    const userId = ctx.actor.userId;
    if (userId === null) throw new AppError("unauthenticated");
    const id = ctx.ids.next("driver");
    try {
      await tx.sql.savepoint(() =>
        tx.db.insert(driver).values({
          marketId: ctx.market.id,
          id,
          userId,
          name: input.name,
          phone: input.phone,
          vehicle: input.vehicle,
          status: "applied",
          presence: "offline",
          payoutAccount: "none",
          rateCard: NO_RATE_CARD,
          version: 1,
          appliedAtMs: ctx.clock.now(),
        }),
      );
    } catch (error) {
      if (violates(error, "driver_user")) throw new AppError("driver_wrong_state", { cause: error });
      throw error;
    }
    note.audit(id, { vehicle: input.vehicle });
    note.event({ type: "driver.changed", subject: id, audience: [`driver:${id}`, "admin"] });
    return toDriverView(tx, ctx.market, await loadDriver(tx, ctx.market.id, id));
  },
});
