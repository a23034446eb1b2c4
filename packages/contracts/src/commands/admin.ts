import { z } from "zod";
import { idSchema } from "../core/ids.ts";
import { pricingPolicySchema } from "../policy.ts";
import { cursorSchema, limitSchema } from "./common.ts";

const reason = z.string().trim().min(3).max(500);

export const listRoundsQuery = z.strictObject({ cursor: cursorSchema, limit: limitSchema });
export const getRoundQuery = z.strictObject({ roundNo: z.number().int().min(1) });
export const driverDecisionCommand = z.strictObject({
  driverId: idSchema("driver"),
  decision: z.enum(["approve", "suspend", "reinstate", "close"]),
  reason,
});
export const publishPolicyCommand = z.strictObject({
  /** The version this draft was made from: a newer one in between is refused. */
  basedOnVersion: z.number().int().min(1),
  policy: pricingPolicySchema,
  note: reason,
});
export const lotDecisionCommand = z.strictObject({
  batchId: idSchema("batch"),
  decision: z.enum(["reopen", "withdraw"]),
  reason,
});
export const undeliverableDecisionCommand = z.strictObject({
  deliveryId: idSchema("delivery"),
  decision: z.enum(["return", "leave_at_pickup_point", "reattempt"]),
});
export const listEntriesQuery = z.strictObject({
  cursor: cursorSchema,
  limit: limitSchema,
  deliveryId: idSchema("delivery").optional(),
});
export const listQuery = z.strictObject({ cursor: cursorSchema, limit: limitSchema });

/** How far back arrivals are looked at. */
export const promiseErrorQuery = z.strictObject({
  days: z.union([z.literal(1), z.literal(7), z.literal(30)]).default(7),
});
