import type { CreateQuote, PostDelivery } from "@fairmile/contracts";
import { hashOf } from "../../platform/idempotency.ts";

/** What a price hangs on, hashed: where from and to, when, what, and by which vehicles. Names, notes and tips do not count. */
export const jobHash = (job: CreateQuote | PostDelivery): string =>
  hashOf({
    locationId: job.pickup.locationId,
    readyAtMs: job.pickup.readyAtMs,
    dropoff: job.dropoff.place.point,
    deadlineAtMs: job.dropoff.deadlineAtMs,
    parcels: job.parcels.map(({ size, quantity, weightGrams }) => ({ size, quantity, weightGrams })),
    vehicleClasses: job.vehicleClasses,
  });
