import { haversineMeters, type DeliveryView, type LngLat, type PositionEvent } from "@fairmile/contracts";

/** A driver with parcels of this store: who, where, and the deliveries on board or waited for, nearest first. */
export interface Car {
  readonly key: string;
  readonly name: string;
  readonly at: LngLat;
  readonly positionAtMs: number;
  readonly deliveries: readonly DeliveryView[];
}

/** Positions of each driver as the stream told them, oldest first. */
export type Tracks = ReadonlyMap<string, readonly PositionEvent[]>;

const ahead = (delivery: DeliveryView): number => delivery.stopsAhead ?? 0;

/**
 * The cars of a board. Deliveries name their driver by first name only; two of them are with one driver where the last
 * position is the same to the metre and the millisecond.
 */
export const carsOf = (deliveries: readonly DeliveryView[]): Car[] => {
  const cars = new Map<string, { car: Omit<Car, "deliveries">; deliveries: DeliveryView[] }>();
  for (const delivery of deliveries) {
    const { courier } = delivery;
    if (courier === null || courier.point === null || courier.positionAtMs === null) continue;
    const key = `${courier.name} ${courier.point.lng} ${courier.point.lat} ${courier.positionAtMs}`;
    const car = { key, name: courier.name, at: courier.point, positionAtMs: courier.positionAtMs };
    const known = cars.get(key) ?? { car, deliveries: [] };
    known.deliveries.push(delivery);
    cars.set(key, known);
  }
  return [...cars.values()].map((one) => ({
    ...one.car,
    deliveries: one.deliveries.toSorted((a, b) => ahead(a) - ahead(b)),
  }));
};

const HERE_METERS = 0.5;
/** A pair that was found holds until the board knows of a position this much younger than all the stream told of it. */
const PAIR_HOLDS_MS = 60_000;

/** Which driver of the stream carries a delivery, as far as that was found out. */
export type Pairs = ReadonlyMap<string, string>;

const isSame = (event: PositionEvent, car: Car): boolean =>
  event.atMs === car.positionAtMs && haversineMeters(event.point, car.at) < HERE_METERS;

/** The driver whose track holds the very position the board was read with; else the one known from before. */
const driverOf = (car: Car, tracks: Tracks, pairs: Pairs): string | undefined => {
  for (const [driverId, track] of tracks) if (track.some((event) => isSame(event, car))) return driverId;
  const known = car.deliveries.flatMap(({ id }) => pairs.get(id) ?? [])[0];
  const last = known === undefined ? undefined : tracks.get(known)?.at(-1);
  return last !== undefined && car.positionAtMs - last.atMs < PAIR_HOLDS_MS ? known : undefined;
};

/** A car of the map: where it is by the youngest word of board and stream. */
export interface LiveCar extends Car {
  readonly driverId: string | undefined;
  readonly headingDegrees: number | null;
}

/** The cars of a board where the stream last saw them. A board and a stream's event may come in either order. */
export const liveCars = (cars: readonly Car[], tracks: Tracks, pairs: Pairs): LiveCar[] =>
  cars.map((car) => {
    const driverId = driverOf(car, tracks, pairs);
    const last = driverId === undefined ? undefined : tracks.get(driverId)?.at(-1);
    const key = driverId ?? car.key;
    if (last === undefined || last.atMs < car.positionAtMs)
      return { ...car, key, driverId, headingDegrees: last?.headingDegrees ?? null };
    return { ...car, key, driverId, at: last.point, positionAtMs: last.atMs, headingDegrees: last.headingDegrees };
  });

/** What is known of who carries what, after this look. */
export const pairsOf = (cars: readonly LiveCar[]): Pairs =>
  new Map(
    cars.flatMap(({ driverId, deliveries }) =>
      driverId === undefined ? [] : deliveries.map(({ id }) => [id, driverId] as const),
    ),
  );

/** When a car is expected at its next stop for this store; null where nobody knows. */
export const nextEtaMs = (car: Car): number | null => {
  const etas = car.deliveries.flatMap(({ status, pickup, dropoff }) => {
    // Nobody is on the way to a door that did not open.
    if (status === "undeliverable") return [];
    const eta = pickup.doneAtMs === null ? (pickup.etaMs ?? dropoff.etaMs) : dropoff.etaMs;
    return eta === null ? [] : [eta];
  });
  return etas.length === 0 ? null : Math.min(...etas);
};

/** The way still ahead of a car as this store knows it: straight from stop to stop. Other stores' stops are not told. */
export const wayOf = (car: Car): LngLat[] => {
  const waiting = car.deliveries.filter(({ pickup }) => pickup.doneAtMs === null);
  const isReturning = (status: DeliveryView["status"]): boolean =>
    status === "enroute_to_return" || status === "arrived_at_return";
  const ends = car.deliveries
    .filter(({ status }) => status !== "undeliverable")
    .map(({ status, pickup, dropoff }) => (isReturning(status) ? pickup.place.point : dropoff.place.point));
  return [car.at, ...waiting.slice(0, 1).map(({ pickup }) => pickup.place.point), ...ends];
};
