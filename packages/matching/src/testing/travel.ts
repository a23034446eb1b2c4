import type { DeliveryId } from "@fairmile/contracts";
import type { OnBoardDelivery, RouteDelivery, TravelTable } from "../route/route-problem.ts";

/** Points on a grid of 100 m, four seconds each way per 10 m, one-way streets northwards costing a little more. */
export const gridTravel = (points: readonly (readonly [number, number])[]): TravelTable => {
  const n = points.length;
  const durationsMs = new Int32Array(n * n);
  const distancesMeters = new Int32Array(n * n);
  points.forEach(([ax, ay], a) => {
    points.forEach(([bx, by], b) => {
      const meters = (Math.abs(ax - bx) + Math.abs(ay - by)) * 100;
      distancesMeters[a * n + b] = meters;
      durationsMs[a * n + b] = meters * 400 + (by > ay ? 15_000 : 0);
    });
  });
  return { n, durationsMs, distancesMeters };
};

export const deliveryId = (name: string | number): DeliveryId => `dlv_${name}` as DeliveryId;

/** A delivery from one point to another with no window and no limit. */
export const makeRouteDelivery = (
  name: string | number,
  pickupIndex: number,
  dropoffIndex: number,
  over: Partial<RouteDelivery> = {},
): RouteDelivery => ({
  deliveryId: deliveryId(name),
  pickupIndex,
  dropoffIndex,
  pickupReadyAtMs: null,
  pickupDeadlineAtMs: null,
  dropoffReadyAtMs: null,
  dropoffDeadlineAtMs: null,
  dropoffLatestAtMs: null,
  maxRideMs: null,
  units: 1,
  weightGrams: 500,
  ...over,
});

/** A delivery picked up already, with no window and no limit. */
export const makeOnBoard = (
  name: string | number,
  dropoffIndex: number,
  over: Partial<OnBoardDelivery> = {},
): OnBoardDelivery => ({
  deliveryId: deliveryId(name),
  dropoffIndex,
  leftPickupAtMs: 0,
  dropoffReadyAtMs: null,
  dropoffDeadlineAtMs: null,
  dropoffLatestAtMs: null,
  maxRideMs: null,
  units: 1,
  weightGrams: 500,
  ...over,
});
