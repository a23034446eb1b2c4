import type { DeliveryView } from "@fairmile/contracts";
import type { Prng } from "../core/prng.ts";
import { codeOf } from "../net/failure.ts";
import type { Session } from "../net/session.ts";

/** What a store does about one of its deliveries, and when. */
export type Care =
  | { readonly kind: "cancel"; readonly deliveryId: string }
  | {
      readonly kind: "decide";
      readonly deliveryId: string;
      readonly decision: "return" | "reattempt" | "leave_at_pickup_point";
    };

const NOT_YET_TAKEN: ReadonlySet<string> = new Set(["created", "batched"]);

/** How many deliveries still wait for a driver. */
export const waitingCount = (deliveries: readonly Pick<DeliveryView, "status">[]): number =>
  deliveries.filter(({ status }) => NOT_YET_TAKEN.has(status)).length;

const draw = (prng: Prng): "return" | "reattempt" | "leave_at_pickup_point" => {
  const share = prng.next();
  return share < 0.7 ? "return" : share < 0.9 ? "reattempt" : "leave_at_pickup_point";
};

/**
 * What is to be done about the deliveries under way: parcels that nobody took are decided on, and of those not yet taken
 * by a driver a share is cancelled, once each (`considered` remembers which were looked at).
 */
export const caresFor = (
  deliveries: readonly Pick<DeliveryView, "id" | "status">[],
  input: { readonly considered: Set<string>; readonly cancelShare: number },
  prng: Prng,
): Care[] =>
  deliveries.flatMap(({ id, status }): Care[] => {
    if (status === "undeliverable") return [{ kind: "decide", deliveryId: id, decision: draw(prng) }];
    if (!NOT_YET_TAKEN.has(status) || input.considered.has(id)) return [];
    input.considered.add(id);
    return prng.chance(input.cancelShare) ? [{ kind: "cancel", deliveryId: id }] : [];
  });

/** Refusals that mean the delivery has moved on meanwhile. */
const MOVED_ON = new Set(["delivery_wrong_state", "delivery_ended", "delivery_already_picked_up", "version_conflict"]);

/** Does it; false where the delivery has moved on meanwhile. */
export const takeCare = async (session: Session, care: Care): Promise<boolean> => {
  const { deliveryId } = care;
  try {
    if (care.kind === "cancel") {
      await session.trpc.delivery.cancel.mutate({ deliveryId, reason: "recipient_cancelled" });
    } else await session.trpc.delivery.decideUndeliverable.mutate({ deliveryId, decision: care.decision });
    return true;
  } catch (error) {
    if (!MOVED_ON.has(codeOf(error))) throw error;
    return false;
  }
};
