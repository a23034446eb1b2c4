import type { LngLat } from "@fairmile/contracts";
import type { MatrixQuery, RoadNetwork, RouteAnswer, RouteQuery, TravelMatrix } from "../road-network.ts";
import { createLru } from "./lru.ts";

/** About 10 MB. A round of 100 lots and 20 candidates each adds 2,000. */
const CAPACITY = 50_000;
/** Routes are drawn again whenever a screen asks; some tens of kB each with their manoeuvres. */
const ROUTE_CAPACITY = 500;
/** Doors are told apart to a metre, live positions to about ten. */
const DOOR_DECIMALS = 5;
const LIVE_DECIMALS = 4;

interface Leg {
  readonly ms: number;
  readonly meters: number;
}

const rounded = (decimals: number) => {
  const scale = 10 ** decimals;
  return ({ lng, lat }: LngLat): LngLat => ({
    lng: Math.round(lng * scale) / scale,
    lat: Math.round(lat * scale) / scale,
  });
};

const onDoor = rounded(DOOR_DECIMALS);
const onGrid = rounded(LIVE_DECIMALS);

/**
 * Remembers routes and the legs of tables, and asks for the missing ones only. Points are rounded before anybody is asked, so that an
 * answer never depends on what was asked earlier. Only answers of the road graph are kept; everything else passes through.
 */
export const cachedLegs = (network: RoadNetwork, capacity: number = CAPACITY): RoadNetwork => {
  const known = createLru<Leg>(capacity);
  const drawn = createLru<RouteAnswer>(ROUTE_CAPACITY);

  const matrix = async (query: MatrixQuery): Promise<TravelMatrix> => {
    const { vehicle } = query;
    const from = query.from.map(query.isLive === true ? onGrid : onDoor);
    const to = query.to.map(onDoor);
    const durationsMs = new Int32Array(from.length * to.length);
    const distancesMeters = new Int32Array(from.length * to.length);
    const keyOf = (a: LngLat, b: LngLat): string => `${vehicle}|${a.lng},${a.lat}|${b.lng},${b.lat}`;
    const put = (at: number, leg: Leg): void => {
      durationsMs[at] = leg.ms;
      distancesMeters[at] = leg.meters;
    };
    let isEstimate = false;

    /** Fills one row, or one column, from memory and one question. */
    const fan = async (hub: LngLat, rim: readonly LngLat[], isReverse: boolean, atOf: (i: number) => number) => {
      const legKey = (end: LngLat): string => (isReverse ? keyOf(end, hub) : keyOf(hub, end));
      const missing: number[] = [];
      rim.forEach((end, i) => {
        const leg = known.get(legKey(end));
        if (leg === undefined) missing.push(i);
        else put(atOf(i), leg);
      });
      if (missing.length === 0) return;
      const ends = missing.flatMap((i) => rim[i] ?? []);
      const answer = await network.matrix(
        isReverse ? { vehicle, from: ends, to: [hub] } : { vehicle, from: [hub], to: ends },
      );
      isEstimate ||= answer.isEstimate;
      missing.forEach((i, k) => {
        const leg = { ms: answer.durationsMs[k] ?? -1, meters: answer.distancesMeters[k] ?? -1 };
        put(atOf(i), leg);
        const end = rim[i];
        if (end !== undefined && !answer.isEstimate) known.set(legKey(end), leg);
      });
    };

    const isReverse = to.length < from.length;
    await Promise.all(
      isReverse
        ? to.map((hub, column) => fan(hub, from, true, (row) => row * to.length + column))
        : from.map((hub, row) => fan(hub, to, false, (column) => row * to.length + column)),
    );
    return { durationsMs, distancesMeters, isEstimate };
  };

  const route = async (query: RouteQuery): Promise<RouteAnswer> => {
    const stops = query.stops.map(onDoor);
    const key = JSON.stringify([query.vehicle, query.language ?? null, stops.map(({ lng, lat }) => [lng, lat])]);
    const hit = drawn.get(key);
    if (hit !== undefined) return hit;
    const answer = await network.route({ ...query, stops });
    if (answer.ok && !answer.route.isEstimate) drawn.set(key, answer);
    return answer;
  };

  return {
    name: network.name,
    get isEstimate() {
      return network.isEstimate;
    },
    matrix,
    route,
    reach: network.reach,
    trace: network.trace,
    snap: network.snap,
  };
};
