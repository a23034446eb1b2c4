import type { FeeView, PostDelivery, Random } from "@fairmile/contracts";
import { delivery, type Transaction } from "@fairmile/db";
import { randomToken } from "../../platform/random-token.ts";
import type { Ctx } from "../../platform/services.ts";
import type { PreparedJob } from "../quote/prepare-job.ts";
import type { DeliveryRow } from "./to-delivery-view.ts";

/** Four digits, each as likely as the other: bytes past the last whole multiple are thrown away. */
const makePin = (random: Random): string => {
  for (;;) {
    const [high = 0, low = 0] = random.bytes(2);
    const value = high * 256 + low;
    if (value < 60_000) return String(value % 10_000).padStart(4, "0");
  }
};

/** 144 bits: the link is the only key to a delivery's page. */
const TOKEN_BYTES = 18;

export interface NewDelivery {
  readonly storeId: string;
  readonly storeName: string;
  readonly input: PostDelivery;
  readonly job: PreparedJob;
  /** As quoted, or as priced now. */
  readonly price: { readonly fee: FeeView; readonly surgeCents: number; readonly policyVersion: number };
}

/** Writes a new delivery (`created`). A taken external id is refused by the index, which the caller reads. */
export const insertDelivery = async (tx: Transaction, ctx: Ctx, made: NewDelivery): Promise<DeliveryRow> => {
  const { input, job, price } = made;
  const { pickup, dropoff } = input;
  const [row] = await tx.db
    .insert(delivery)
    .values({
      marketId: ctx.market.id,
      id: ctx.ids.next("delivery"),
      storeId: made.storeId,
      locationId: job.location.id,
      quoteId: input.quoteId ?? null,
      externalId: input.externalId ?? null,
      status: "created",
      version: 1,
      storeName: made.storeName,
      pickupName: job.location.name,
      pickupAddress: job.location.address,
      pickupUnit: job.location.unit,
      pickupPoint: job.location.point,
      pickupPhone: job.location.phone,
      pickupNotes: pickup.notes ?? job.location.notes,
      pickupVerification: pickup.verification,
      pickupPin: pickup.verification.pin ? makePin(ctx.random) : null,
      readyAtMs: job.readyAtMs,
      dropoffName: dropoff.name,
      dropoffPhone: dropoff.phone ?? null,
      dropoffEmail: dropoff.email ?? null,
      dropoffAddress: dropoff.place.address,
      dropoffUnit: dropoff.place.unit ?? null,
      dropoffPoint: dropoff.place.point,
      dropoffNotes: dropoff.notes ?? null,
      dropoffVerification: dropoff.verification,
      dropoffPin: dropoff.verification.pin ? makePin(ctx.random) : null,
      deadlineAtMs: job.deadlineAtMs,
      parcels: input.parcels,
      vehicleClasses: [...job.vehicleClasses],
      undeliverableAction: input.undeliverableAction,
      distanceMeters: job.distanceMeters,
      durationMs: job.durationMs,
      fee: price.fee,
      feeCents: price.fee.amountCents,
      surgeCents: price.surgeCents,
      tipCents: input.tipCents,
      policyVersion: price.policyVersion,
      trackingToken: randomToken(ctx.random, TOKEN_BYTES),
      pickupEtaMs: job.pickupEtaMs,
      dropoffEtaMs: job.dropoffEtaMs,
      promisedEtaMs: job.dropoffEtaMs,
      createdAtMs: ctx.clock.now(),
    })
    .returning();
  if (row === undefined) throw new Error("a delivery was inserted and did not come back");
  return row;
};
