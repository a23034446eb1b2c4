import { haversineMeters, type LngLat, type RouteStopView, type RouteView } from "@fairmile/contracts";

export const isOpen = (stop: RouteStopView): boolean => stop.status === "ahead" || stop.status === "arrived";

/** The stop that comes now; null where none is left. */
export const currentStop = (route: RouteView): RouteStopView | null => route.stops.find(isOpen) ?? null;

/** The stop after the one that comes now. */
export const followingStop = (route: RouteView): RouteStopView | null => route.stops.filter(isOpen)[1] ?? null;

/** The number a stop bears on the map and in words: the first stop is the store, the rest count from 1. */
export const stopNumber = (route: RouteView, stop: RouteStopView): number => route.stops.indexOf(stop);

/** Whether the driver has set out: the first stop's deliveries are on their way, or it is behind. */
export const isUnderWay = (route: RouteView): boolean => {
  const [first] = route.stops;
  return (
    first === undefined ||
    first.status !== "ahead" ||
    first.deliveries.some(({ status }) => status !== "assigned" && status !== "cancelled")
  );
};

/** For each stretch between two stops, how much of it is behind: 1 up to where the driver has been, a share for the one ahead. */
export const stretchesOf = (route: RouteView, own: LngLat | null): number[] => {
  const now = currentStop(route);
  return route.stops.slice(1).map((stop, index) => {
    if (stop.status !== "ahead") return 1;
    const from = route.stops[index];
    if (stop !== now || from === undefined || own === null) return 0;
    const wholeMeters = haversineMeters(from.place.point, stop.place.point);
    if (wholeMeters === 0) return 0;
    return Math.min(0.99, Math.max(0, 1 - haversineMeters(own, stop.place.point) / wholeMeters));
  });
};

/** Deliveries of a stop that still want something done: those cancelled meanwhile do not. */
export const liveDeliveries = (stop: RouteStopView): RouteStopView["deliveries"] =>
  stop.deliveries.filter(({ status }) => status !== "cancelled");

/** What the stop's deliveries ask to be shown, taken together. Bringing parcels back asks for nothing. */
export const askedAt = (stop: RouteStopView): { photo: boolean; signature: boolean; pins: readonly string[] } => {
  const live = stop.kind === "return" ? [] : liveDeliveries(stop);
  return {
    photo: live.some(({ verification }) => verification.photo),
    signature: live.some(({ verification }) => verification.signature),
    pins: live.filter(({ verification }) => verification.pin).map(({ id }) => id),
  };
};
