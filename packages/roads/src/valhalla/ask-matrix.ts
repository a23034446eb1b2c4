import type { LngLat } from "@fairmile/contracts";
import type { MatrixQuery, TravelMatrix } from "../road-network.ts";
import { askEngine } from "./ask.ts";
import { askRoute } from "./ask-route.ts";
import { askSnap } from "./ask-snap.ts";
import { costingOf, locationOf } from "./costing.ts";
import type { EngineTransport } from "./transport.ts";

/**
 * The most destinations of one call. One origin a call: with several, `timedistancematrix` leaves out up to a quarter of
 * the pairs by car (seen on Lower Manhattan), with one hardly any.
 */
const PER_CALL = 50;

type Row = readonly (number | null)[];
interface EngineMatrix {
  readonly sources_to_targets: { readonly durations: readonly Row[]; readonly distances: readonly Row[] };
}

/** Seconds and kilometres of one fan, in the order of its points; null where the engine left a pair out. */
interface Fan {
  readonly seconds: Row;
  readonly kilometers: Row;
}

const readFan =
  (size: number) =>
  (answer: string): Fan => {
    const { sources_to_targets: table }: EngineMatrix = JSON.parse(answer);
    const seconds = table.durations.flat();
    const kilometers = table.distances.flat();
    if (seconds.length !== size || kilometers.length !== size) throw new TypeError("a matrix of another size");
    return { seconds, kilometers };
  };

const NONE = { ms: -1, meters: -1 } as const;
type Leg = { readonly ms: number; readonly meters: number };

/** One point against up to fifty: from it, or to it where `isReverse`. */
interface FanQuery {
  readonly vehicle: MatrixQuery["vehicle"];
  readonly hub: LngLat;
  readonly rim: readonly LngLat[];
  readonly isReverse: boolean;
}

const single = async (transport: EngineTransport, query: FanQuery, end: LngLat): Promise<Leg> => {
  const stops = query.isReverse ? [end, query.hub] : [query.hub, end];
  const answer = await askRoute(transport, { vehicle: query.vehicle, stops });
  return answer.ok ? { ms: answer.route.durationMs, meters: answer.route.distanceMeters } : NONE;
};

const askFan = async (transport: EngineTransport, query: FanQuery): Promise<readonly Leg[]> => {
  const { vehicle, hub, rim, isReverse } = query;
  const one = [locationOf(hub)];
  const many = rim.map(locationOf);
  const asked = await askEngine(transport, {
    action: "matrix",
    body: {
      sources: isReverse ? many : one,
      targets: isReverse ? one : many,
      ...costingOf(vehicle),
      units: "kilometers",
      verbose: false,
    },
    read: readFan(rim.length),
  });
  if (asked.ok) {
    const { seconds, kilometers } = asked.value;
    return Promise.all(
      rim.map(async (end, i): Promise<Leg> => {
        const s = seconds[i];
        const km = kilometers[i];
        if (typeof s === "number" && typeof km === "number") return { ms: s * 1000, meters: Math.round(km * 1000) };
        return single(transport, query, end);
      }),
    );
  }
  // One point off the network spoils the whole call; none reached at all is answered the same way.
  if (asked.code === "no_route") return Promise.all(rim.map((end) => single(transport, query, end)));
  const onRoad = await Promise.all([hub, ...rim].map((point) => askSnap(transport, { vehicle, point })));
  const on = rim.filter((_, i) => onRoad[i + 1]?.ok === true);
  // All on the network one by one, yet not together: nothing to leave out, so nothing to ask again.
  if (onRoad[0]?.ok !== true || on.length === 0 || on.length === rim.length) return rim.map(() => NONE);
  const legs = await askFan(transport, { ...query, rim: on });
  const rest = legs[Symbol.iterator]();
  return rim.map((_, i) => (onRoad[i + 1]?.ok === true ? (rest.next().value ?? NONE) : NONE));
};

const chunks = (n: number): number[] => Array.from({ length: Math.ceil(n / PER_CALL) }, (_, i) => i * PER_CALL);

/**
 * Travel times and distances of all pairs, in calls of one point against fifty at most, whichever way needs fewer.
 * -1 where no road joins a pair or one of its points is off the network.
 */
export const askMatrix = async (transport: EngineTransport, query: MatrixQuery): Promise<TravelMatrix> => {
  const { vehicle, from, to } = query;
  const durationsMs = new Int32Array(from.length * to.length);
  const distancesMeters = new Int32Array(from.length * to.length);
  const isReverse = to.length < from.length;
  const [hubs, rims] = isReverse ? [to, from] : [from, to];
  const fans = hubs.flatMap((hub, h) =>
    chunks(rims.length).map(async (begin) => {
      const legs = await askFan(transport, { vehicle, hub, rim: rims.slice(begin, begin + PER_CALL), isReverse });
      legs.forEach(({ ms, meters }, i) => {
        const at = isReverse ? (begin + i) * to.length + h : h * to.length + begin + i;
        durationsMs[at] = ms;
        distancesMeters[at] = meters;
      });
    }),
  );
  await Promise.all(fans);
  return { durationsMs, distancesMeters, isEstimate: false };
};
