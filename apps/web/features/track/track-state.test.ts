import { DELIVERY_STATES, isDeliveryEnded } from "@fairmile/contracts";
import { expect, test } from "vitest";
import { isExpected, trackState, trackStep } from "./track-state.ts";

test("nobody waits at the door for what has ended", () => {
  for (const status of DELIVERY_STATES.filter(isDeliveryEnded))
    expect(isExpected(trackState(status)), status).toBe(false);
});

test("the way never goes back while a parcel comes nearer", () => {
  const steps = (["created", "batched", "assigned", "arrived_at_pickup", "picked_up"] as const).map((status) =>
    trackStep({ status, stopsAhead: null }),
  );
  const last = (["enroute_to_dropoff", "arrived_at_dropoff", "delivered"] as const).map((status) =>
    trackStep({ status, stopsAhead: 0 }),
  );
  const all = [...steps, ...last].map((step) => step ?? 0);
  expect(all).toEqual(all.toSorted((a, b) => a - b));
  expect(trackStep({ status: "cancelled", stopsAhead: null })).toBeNull();
});
