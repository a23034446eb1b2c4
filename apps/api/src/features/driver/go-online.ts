import { AppError, driverView, goOnlineCommand } from "@fairmile/contracts";
import { ownDriver } from "../../platform/actor.ts";
import { mutation } from "../../platform/verb.ts";
import { savePositions } from "../position/save-positions.ts";
import { assertMayWork } from "./standing.ts";
import { changePresence } from "./change-presence.ts";
import { loadDriver, toDriverView } from "./to-driver-view.ts";

/** A phone's clock may run ahead by this much before its position is refused; it decides nothing else. */
const CLOCK_TOLERANCE_MS = 120_000;

/** From now on lots are shown to this driver. Needs a position, so that the first offers are real ones. */
export const goOnline = mutation({
  name: "driver.goOnline",
  input: goOnlineCommand,
  output: driverView,
  allow: ["driver"],
  run: async ({ ctx, input, tx, note }) => {
    const driverId = ownDriver(ctx.actor);
    const nowMs = ctx.clock.now();
    const row = await loadDriver(tx, ctx.market.id, driverId);
    assertMayWork(row);
    if (row.payoutAccount === "none") throw new AppError("driver_no_payout_account");
    if (input.position.atMs > nowMs + CLOCK_TOLERANCE_MS) {
      throw new AppError("position_future", { fields: [{ path: "position.atMs", code: "out_of_range" }] });
    }
    await savePositions(tx, ctx.market.id, [{ driverId, ...input.position, serverAtMs: nowMs }]);
    const moved = await changePresence(tx, { marketId: ctx.market.id, driverId, command: "go_online", nowMs });
    note.audit(driverId);
    note.event({
      type: "driver.changed",
      subject: driverId,
      audience: [`driver:${driverId}`, "admin"],
      data: { presence: "available" },
    });
    return toDriverView(tx, ctx.market, moved);
  },
});
