import type { LngLat } from "@fairmile/contracts";
import { ringCentroid } from "../geometry.ts";
import { drawMap } from "../basemap/draw-map.ts";
import { OsmFileError } from "../pbf/osm-file-error.ts";
import { normaliseStreet } from "../search/normalise-street.ts";
import { pointGrid } from "../search/point-grid.ts";
import { TOWN_PROGRAM } from "../town/town-program.ts";
import { collectAddresses, type TaggedPlace } from "./addresses.ts";
import { lineOf, relationRings } from "./areas.ts";
import { collect, type Collected } from "./collect.ts";
import type { ExtractLimits, ExtractPhase, ExtractReport, ExtractResult, OsmExtract } from "./extract-types.ts";
import { boundsOf, marketPolygon } from "./market-polygon.ts";
import { collectShops } from "./shops.ts";
import { collectStreets } from "./streets.ts";
import { hasAddress, placeRank, shopKind, streetClass } from "./tag-rules.ts";

// Measured: 3.4 million nodes, 800,000 ways and 600,000 doors, base map included, take 1.2 GB where the heap is held to
// 1 GB (`npm run market` holds it); a heap that is free to grow takes twice that.
const DEFAULT_LIMITS: ExtractLimits = {
  fileBytes: 250_000_000,
  nodes: 10_000_000,
  ways: 800_000,
  addresses: 800_000,
  plainBuildings: 200_000,
};

export interface ReadExtractOptions {
  /** Called after every block with the share of the phase that is done (0 to 1). */
  readonly onProgress?: (progress: { readonly phase: ExtractPhase; readonly share: number }) => void;
  readonly limits?: Partial<ExtractLimits>;
  /** Milliseconds that only ever rise, for the report. */
  readonly stopwatchMs?: () => number;
}

const isPlace = (tags: TaggedPlace["tags"]): boolean => hasAddress(tags) || shopKind(tags) !== undefined;

/** Everything with an address or a shop sign, at its point or the middle of its outline. */
const placesOf = (collected: Collected): TaggedPlace[] => {
  const places: TaggedPlace[] = [];
  const add = (tags: TaggedPlace["tags"], point: LngLat | undefined): void => {
    if (point) places.push({ tags, point });
  };
  for (const { tags, lng, lat } of collected.nodes) if (isPlace(tags)) add(tags, { lng, lat });
  for (const { tags, refs } of collected.ways) {
    if (isPlace(tags) && streetClass(tags) === undefined) add(tags, ringCentroid(lineOf(refs, collected.coordinates)));
  }
  for (const relation of collected.relations) {
    if (isPlace(relation.tags)) add(relation.tags, ringCentroid(relationRings(relation, collected).outer[0] ?? []));
  }
  return places;
};

const countClippedWays = ({ ways, coordinates }: Collected): number =>
  ways.reduce((sum, { refs }) => (refs.every((id) => coordinates.get(id) !== undefined) ? sum : sum + 1), 0);

const placeNameOf = ({ nodes }: Collected): string | undefined =>
  nodes.reduce<TaggedPlace["tags"] | undefined>(
    (best, { tags }) => (placeRank(tags) > (best ? placeRank(best) : 0) ? tags : best),
    undefined,
  )?.["name"];

/** Corners of the named streets, so that a quarter whose doors nobody mapped still lies in the market. */
const streetPoints = function* ({ ways, coordinates }: Collected): Generator<LngLat> {
  for (const { tags, refs } of ways) {
    if (streetClass(tags) !== undefined && tags["name"] !== undefined) yield* lineOf(refs, coordinates);
  }
};

const SERVED_METERS = 400;

/**
 * The points near a door: a tunnel to the next city leaves the market. Where most of the streets have no doors mapped,
 * all points: there the streets are the better witness.
 */
const servedPoints = (points: Iterable<LngLat>, doors: readonly LngLat[]): LngLat[] => {
  const grid = pointGrid(
    Float64Array.from(doors, (p) => p.lng),
    Float64Array.from(doors, (p) => p.lat),
  );
  const all = [...points];
  const served = all.filter((point) => grid.nearest(point, SERVED_METERS) >= 0);
  return served.length * 2 > all.length ? served : all;
};

const attributionOf = (isInvented: boolean): string =>
  isInvented ? "An invented town: no street, shop or address in it is real" : "© OpenStreetMap contributors";

const assemble = (
  collected: Collected,
  limits: ExtractLimits,
): Omit<OsmExtract, "report"> & { report: Omit<ExtractReport, "elapsedMs"> } => {
  const streets = collectStreets(collected);
  if (streets.length === 0) throw new OsmFileError("no_streets", "the file holds no road that bears a name");
  const places = placesOf(collected);
  const addresses = collectAddresses(places, new Map(streets.map(({ name }) => [normaliseStreet(name), name])));
  if (addresses.length === 0) throw new OsmFileError("no_addresses", "the file holds no house number on a street");
  if (addresses.length > limits.addresses) {
    throw new OsmFileError("too_big", `${addresses.length} addresses, at most ${limits.addresses} make a market`);
  }
  const shops = collectShops(places, addresses);
  const doors = addresses.map((a) => a.point);
  const polygon = marketPolygon([
    ...doors,
    ...shops.map((s) => s.point),
    ...servedPoints(streetPoints(collected), doors),
  ]);
  const bounds = boundsOf(polygon);
  if (!bounds) throw new OsmFileError("empty", "nothing in the file has a position");
  const { drawing, openAreas } = drawMap(collected, bounds, addresses);
  const placeName = placeNameOf(collected);
  const isInvented = collected.header.program === TOWN_PROGRAM;
  const report = {
    ...collected.counts,
    streets: streets.length,
    addresses: addresses.length,
    shops: shops.length,
    shopsWithoutAddress: shops.filter((shop) => shop.address === undefined).length,
    mapFeatures: drawing.features.length,
    missingNodes: collected.coordinates.countMissing(),
    clippedWays: countClippedWays(collected),
    openAreas,
    isInvented,
    attribution: attributionOf(isInvented),
  };
  return {
    ...(placeName === undefined ? {} : { placeName }),
    bounds,
    polygon,
    streets,
    addresses,
    shops,
    drawing,
    report,
  };
};

/**
 * Reads an OpenStreetMap extract (`.osm.pbf`, a path or its bytes) into the raw material of a market. Missing node
 * references of clipped files are tolerated and counted. Never throws for a bad file: every one has a code. Writes
 * nothing anywhere; at most one block is unpacked at a time.
 */
export const readExtract = async (
  input: string | Uint8Array,
  options: ReadExtractOptions = {},
): Promise<ExtractResult> => {
  const stopwatchMs = options.stopwatchMs ?? (() => performance.now());
  const startMs = stopwatchMs();
  try {
    const limits = { ...DEFAULT_LIMITS, ...options.limits };
    const collected = await collect(input, limits, (phase, share) => options.onProgress?.({ phase, share }));
    options.onProgress?.({ phase: "assemble", share: 0 });
    const { report, ...extract } = assemble(collected, limits);
    options.onProgress?.({ phase: "assemble", share: 1 });
    return { ok: true, extract: { ...extract, report: { ...report, elapsedMs: Math.round(stopwatchMs() - startMs) } } };
  } catch (error) {
    if (error instanceof OsmFileError) return { ok: false, code: error.code, detail: error.message };
    throw error;
  }
};
