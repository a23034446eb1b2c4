import { AppError, cancelDeliveryCommand, deliveryLifecycle, deliveryView, fieldError } from "@fairmile/contracts";
import { askCapture } from "../../money/ask-capture.ts";
import { askVoid } from "../../money/ask-void.ts";
import { mutation } from "../../platform/verb.ts";
import { policyOfVersion } from "../policy/current-policy.ts";
import { cancellationFee } from "./cancellation-fee.ts";
import { leaveLot } from "./leave-lot.ts";
import { leaveRoute } from "./leave-route.ts";
import { lockDelivery } from "./lock-delivery.ts";
import { moveDeliveries } from "./move-deliveries.ts";
import { readDeliveryView } from "./read-delivery-view.ts";

/**
 * Ends a delivery before its pickup, for the fee of the policy it was sold under: free until a driver is bound. The rest
 * of the hold is let go, and the driver who was sent gets a share of what is kept.
 */
export const cancelDelivery = mutation({
  name: "delivery.cancel",
  input: cancelDeliveryCommand,
  output: deliveryView,
  allow: ["store_owner", "store_staff", "api_key:write", "admin", "system"],
  run: async ({ ctx, input, tx, note }): Promise<{ deliveryId: string }> => {
    // That nobody wanted it is for the market's loop to say.
    if (input.reason === "unsold" && ctx.actor.kind !== "system") throw fieldError("reason", "invalid_choice");
    const row = await lockDelivery(tx, ctx, input.deliveryId);
    const cell = deliveryLifecycle[row.status].cancel;
    if ("refused" in cell) throw new AppError(cell.refused);
    const { policy } = await policyOfVersion(tx, ctx.market.id, row.policyVersion);
    const { feeCents, driverCents } = cancellationFee(policy, row.status, row.feeCents);

    const leaving = { ctx, tx, note };
    const driverId = row.assignmentId === null ? null : await leaveRoute(leaving, row);
    if (driverId === null) await leaveLot(leaving, row);
    await moveDeliveries(tx, [row], "cancel", {
      cancelReason: input.reason,
      cancelFeeCents: feeCents,
      endedAtMs: ctx.clock.now(),
    });

    if (feeCents > 0) {
      const driver =
        driverId === null ? null : { driverId, kind: "cancellation" as const, payCents: driverCents, tipCents: 0 };
      await askCapture(leaving, { deliveryId: row.id, captureCents: feeCents, driver });
    } else {
      await askVoid(leaving, { deliveryId: row.id });
    }
    note.audit(row.id, { from: row.status, reason: input.reason, feeCents, driverCents });
    note.event({
      type: "delivery.cancelled",
      subject: row.id,
      audience: [
        `store:${row.storeId}`,
        `delivery:${row.id}`,
        "admin",
        ...(driverId === null ? [] : [`driver:${driverId}` as const]),
      ],
      data: { reason: input.reason, feeCents },
    });
    return { deliveryId: row.id };
  },
  after: ({ ctx, held }) => readDeliveryView(ctx, held.deliveryId),
});
