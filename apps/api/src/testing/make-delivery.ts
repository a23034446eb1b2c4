import type { DeliveryView, LngLat } from "@fairmile/contracts";
import { postDelivery } from "../features/delivery/post.ts";
import type { Harness } from "./harness.ts";
import type { TestStore } from "./make-store.ts";
import { placeAt } from "./testville.ts";

/** The input of a job one kilometre and a half across town. */
export const jobFor = (store: TestStore, dropoff: LngLat = placeAt(1_200, 900)) => ({
  pickup: { locationId: store.locationId },
  dropoff: { name: "Rita Recipient", phone: "+390299999999", place: { address: "Station Road 3", point: dropoff } },
  parcels: [{ size: "small" }],
});

/** Posts a delivery through its verb; whatever `over` says replaces that part of the job. */
export const makeDelivery = (
  h: Harness,
  store: TestStore,
  over: Record<string, unknown> & { readonly dropoffPoint?: LngLat } = {},
): Promise<DeliveryView> => {
  const { dropoffPoint, ...rest } = over;
  // The verb parses whatever it is given, as it does for every transport.
  const input = { ...jobFor(store, dropoffPoint), ...rest } as unknown as Parameters<
    typeof postDelivery.run
  >[0]["input"];
  return postDelivery.run({ ctx: h.ctxFor(store.owner), input });
};
