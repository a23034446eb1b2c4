import { byText } from "../canonical/by-text.ts";
import type {
  BatchDelivery,
  BatchPolicy,
  FormBatchesInput,
  FormedBatch,
  FormedBatches,
  HeldDelivery,
  RefusedDelivery,
} from "./batch-types.ts";
import { groupDeliveries, type Group } from "./group-deliveries.ts";
import { planAlone, type Alone } from "./plan-bundle.ts";

/** How long before a pickup a lot is opened: its exposure and the way of a driver at the first travel limit. */
export const leadMs = (policy: Pick<BatchPolicy, "round" | "candidates">): number =>
  policy.round.exposureMs + policy.candidates.travelLimitMs;

/** Until when one more delivery may be waited for: no recipient gets anything later than promised, nobody waits too long. */
const companyUntilMs = (group: Group, input: FormBatchesInput): number => {
  const lead = leadMs(input.policy);
  const { batch } = group;
  return Math.min(
    ...group.members.map(({ delivery }) => {
      const openableMs = Math.max(delivery.createdAtMs, delivery.pickupReadyAtMs - lead);
      const dropoff = batch.stops.find((s) => s.kind === "dropoff" && s.deliveryIds.includes(delivery.deliveryId));
      const pickup = batch.stops.find((s) => s.kind === "pickup" && s.deliveryIds.includes(delivery.deliveryId));
      // Without a promise every minute is later: then it waits only until its pickup could be served.
      const promises = [
        delivery.dropoffDeadlineAtMs === null
          ? openableMs
          : delivery.dropoffDeadlineAtMs - lead - ((dropoff?.arrivalMs ?? batch.startMs) - batch.startMs),
        delivery.pickupDeadlineAtMs === null
          ? Number.POSITIVE_INFINITY
          : delivery.pickupDeadlineAtMs - lead - ((pickup?.arrivalMs ?? batch.startMs) - batch.startMs),
      ];
      return Math.min(openableMs + input.policy.bundling.maxHoldMs, ...promises);
    }),
  );
};

const hold = (group: Group, input: FormBatchesInput): Pick<HeldDelivery, "code" | "untilMs"> | null => {
  const { nowMs, policy } = input;
  const openAtMs = group.batch.startMs - leadMs(policy);
  if (nowMs < openAtMs) return { code: "not_ready", untilMs: openAtMs };
  if (group.members.length >= policy.bundling.maxDeliveries) return null;
  const untilMs = companyUntilMs(group, input);
  return nowMs < untilMs ? { code: "waiting_for_company", untilMs } : null;
};

const refusal = (delivery: BatchDelivery, input: FormBatchesInput, code: string): RefusedDelivery => {
  const isPoint = (i: number): boolean => Number.isInteger(i) && i >= 0 && i < input.travel.n;
  const { deliveryId } = delivery;
  if (!isPoint(delivery.pickupIndex) || !isPoint(delivery.dropoffIndex)) return { deliveryId, code: "unknown_point" };
  return { deliveryId, code: code === "no_vehicle" ? "no_vehicle" : "unreachable" };
};

/**
 * Groups deliveries into batches to open now, holds back those for which it is early, and names those that cannot be
 * served at all. Deliveries from the same or neighbouring stores share a batch where windows, vehicle, detour and ride
 * allow and where it saves driver's time without adding lateness. A pure function: the order of input changes nothing.
 */
export const formBatches = (input: FormBatchesInput): FormedBatches => {
  const alone: Alone[] = [];
  const refused: RefusedDelivery[] = [];
  for (const delivery of input.deliveries.toSorted((a, b) => byText(a.deliveryId, b.deliveryId))) {
    const planned = planAlone(input, delivery);
    if (planned.ok) alone.push(planned.alone);
    else refused.push(refusal(delivery, input, planned.code));
  }
  const batches: FormedBatch[] = [];
  const held: HeldDelivery[] = [];
  for (const group of groupDeliveries(input, alone)) {
    const wait = hold(group, input);
    if (wait) held.push(...group.batch.deliveryIds.map((deliveryId) => ({ deliveryId, ...wait })));
    else batches.push(group.batch);
  }
  batches.sort((a, b) => byText(a.deliveryIds[0] ?? "", b.deliveryIds[0] ?? ""));
  held.sort((a, b) => byText(a.deliveryId, b.deliveryId));
  return { batches, held, refused };
};
