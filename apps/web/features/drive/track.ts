import { haversineMeters, type LngLat } from "@fairmile/contracts";

const METERS_PER_DEGREE = 111_195;

/** A line along which somebody drives, measured once. */
export interface Track {
  readonly line: readonly LngLat[];
  /** For each point of the line, how far along it lies, in metres. */
  readonly alongMeters: readonly number[];
}

/** The place on a track that a position belongs to. */
export interface OnTrack {
  readonly point: LngLat;
  readonly alongMeters: number;
  /** How far the position itself lies from that place. */
  readonly offMeters: number;
}

/** The part of a track that is looked at, and how unlikely a place on it is beforehand. */
interface Search {
  readonly fromMeters: number;
  readonly toMeters: number;
  /** In metres off the line that it counts as much as: it decides where two parts of the line lie side by side. */
  readonly unlikelyMeters: (alongMeters: number) => number;
}

/** Measures a line. */
export const makeTrack = (line: readonly LngLat[]): Track => {
  let along = 0;
  const alongMeters = line.map((point, index) => {
    const before = line[index - 1];
    if (before !== undefined) along += haversineMeters(before, point);
    return along;
  });
  return { line, alongMeters };
};

export const trackMeters = (track: Track): number => track.alongMeters.at(-1) ?? 0;

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

const mix = (a: LngLat, b: LngLat, share: number): LngLat => ({
  lng: a.lng + (b.lng - a.lng) * share,
  lat: a.lat + (b.lat - a.lat) * share,
});

/** How far along a-b the foot of `at` lies, 0 to 1 and beyond; on the plane that touches the Earth at `a`. */
const footShare = (a: LngLat, b: LngLat, at: LngLat): number => {
  const east = Math.cos((a.lat * Math.PI) / 180) * METERS_PER_DEGREE;
  const abX = (b.lng - a.lng) * east;
  const abY = (b.lat - a.lat) * METERS_PER_DEGREE;
  const square = abX * abX + abY * abY;
  if (square === 0) return 0;
  return ((at.lng - a.lng) * east * abX + (at.lat - a.lat) * METERS_PER_DEGREE * abY) / square;
};

/**
 * The place on a part of a track that a position belongs to: the nearest, where two are about as near the likelier. Null
 * where the track has no length in that part.
 */
export const projectOn = (track: Track, at: LngLat, search: Search): OnTrack | null => {
  let best: OnTrack | null = null;
  let bestCost = Infinity;
  for (const [index, a] of track.line.entries()) {
    const b = track.line[index + 1];
    const startMeters = track.alongMeters[index] ?? 0;
    const endMeters = track.alongMeters[index + 1] ?? startMeters;
    const lengthMeters = endMeters - startMeters;
    if (b === undefined || lengthMeters === 0 || endMeters < search.fromMeters || startMeters > search.toMeters)
      continue;
    const least = clamp((search.fromMeters - startMeters) / lengthMeters, 0, 1);
    const most = clamp((search.toMeters - startMeters) / lengthMeters, 0, 1);
    const share = clamp(footShare(a, b, at), least, most);
    const point = mix(a, b, share);
    const offMeters = haversineMeters(at, point);
    const alongMeters = startMeters + share * lengthMeters;
    const cost = offMeters + search.unlikelyMeters(alongMeters);
    if (cost < bestCost) {
      bestCost = cost;
      best = { point, alongMeters, offMeters };
    }
  }
  return best;
};

/** The point so many metres along a track, or its nearer end; null on an empty line. */
export const pointAt = (track: Track, alongMeters: number): LngLat | null => {
  const after = track.alongMeters.findIndex((meters) => meters >= alongMeters);
  if (after === -1) return track.line.at(-1) ?? null;
  const b = track.line[after];
  const a = track.line[after - 1];
  if (a === undefined || b === undefined) return b ?? null;
  const start = track.alongMeters[after - 1] ?? 0;
  return mix(a, b, (alongMeters - start) / ((track.alongMeters[after] ?? start) - start));
};

/** A track cut in two: what is behind and what is ahead; both have the cut in them. */
export const splitTrack = (track: Track, alongMeters: number): { behind: LngLat[]; ahead: LngLat[] } => {
  const cut = pointAt(track, alongMeters);
  const middle = cut === null ? [] : [cut];
  return {
    behind: [...track.line.filter((_, index) => (track.alongMeters[index] ?? 0) < alongMeters), ...middle],
    ahead: [...middle, ...track.line.filter((_, index) => (track.alongMeters[index] ?? 0) > alongMeters)],
  };
};
