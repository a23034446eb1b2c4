import { cents, type DriverId, type LngLat, type SetRateCard, type VehicleClass } from "@fairmile/contracts";
import { driver, driverPosition } from "@fairmile/db";
import type { Actor } from "../platform/actor.ts";
import type { Harness } from "./harness.ts";
import { makeUser } from "./make-user.ts";
import { placeAt } from "./testville.ts";

export interface TestDriver {
  readonly driverId: DriverId;
  readonly actor: Actor;
}

export interface DriverOptions {
  readonly name?: string;
  readonly vehicle?: VehicleClass;
  /** Where; null for a driver who is offline. */
  readonly point?: LngLat | null;
  readonly status?: (typeof driver.$inferInsert)["status"];
  readonly rateCard?: Partial<SetRateCard>;
  /** Of a Stripe account that is ready to be paid. */
  readonly stripeAccountId?: string;
}

const RATE_CARD: SetRateCard = {
  perHourCents: cents(0),
  perKmCents: cents(0),
  minimumCents: cents(0),
  costPerKmCents: cents(0),
  autopilot: false,
  autoAccept: false,
};

/** An approved driver in their car, online where told (the middle of Testville by default), just heard of. */
export const makeDriver = async (h: Harness, options: DriverOptions = {}): Promise<TestDriver> => {
  const person = await makeUser(h, options.name === undefined ? {} : { name: options.name });
  const driverId = h.services.ids.next("driver");
  const nowMs = h.clock.now();
  const point = options.point === undefined ? placeAt(0, 0) : options.point;
  await h.database.db.insert(driver).values({
    marketId: h.market.id,
    id: driverId,
    userId: person.userId ?? "",
    name: options.name ?? "Dana Driver",
    phone: "+390287654321",
    vehicle: options.vehicle ?? "car",
    status: options.status ?? "approved",
    presence: point === null ? "offline" : "available",
    waitingSinceMs: point === null ? null : nowMs,
    stripeAccountId: options.stripeAccountId ?? null,
    payoutAccount: options.stripeAccountId === undefined ? "none" : "ready",
    rateCard: { ...RATE_CARD, ...options.rateCard },
    version: 1,
    appliedAtMs: nowMs,
  });
  if (point !== null) {
    await h.database.db
      .insert(driverPosition)
      .values({ marketId: h.market.id, driverId, lng: point.lng, lat: point.lat, headingDegrees: null, atMs: nowMs });
    h.services.positions.set(h.market.id, driverId, { ...point, headingDegrees: null, atMs: nowMs });
  }
  return { driverId, actor: { ...person, driverId } };
};
