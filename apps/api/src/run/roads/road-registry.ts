import { openRoadService, openRoadTiles, straightLineNetwork, type OpenRoads, type RoadNetwork } from "@fairmile/roads";
import type { Logger } from "pino";
import type { Services } from "../../platform/services.ts";
import { roadStore } from "./road-store.ts";

const LOOK_EVERY_MS = 2_000;
/** At most so often is it said that the estimate had to answer. */
const SAY_EVERY_MS = 60_000;

export interface RoadRegistry {
  readonly roads: Services["roads"];
  readonly stop: () => Promise<void>;
}

export interface RegistryOptions {
  readonly stateDir: string;
  /** A Valhalla service that answers for all markets; null for tiles on this machine. */
  readonly serviceUrl: string | null;
  readonly log: Logger;
  /** How soon new roads of a market are taken up. */
  readonly lookEveryMs?: number;
}

interface Entry {
  /** What the rest of the process holds: it stays while what answers behind it is replaced. */
  readonly network: RoadNetwork;
  digest: string | null;
  open: OpenRoads | null;
}

/** A network that hands every question to the one that answers now. */
const standIn = (now: () => RoadNetwork): RoadNetwork => ({
  get name() {
    return now().name;
  },
  get isEstimate() {
    return now().isEstimate;
  },
  matrix: (query) => now().matrix(query),
  route: (query) => now().route(query),
  reach: (query) => now().reach(query),
  trace: (query) => now().trace(query),
  snap: (query) => now().snap(query),
});

/**
 * The roads of every market this process serves. A market's tiles are opened when it is first asked for, and replaced when
 * an import points to others: the new worker is up before the old one goes. Without tiles, straight lines answer.
 */
export const roadRegistry = ({
  stateDir,
  serviceUrl,
  log,
  lookEveryMs = LOOK_EVERY_MS,
}: RegistryOptions): RoadRegistry => {
  const entries = new Map<string, Entry>();
  const unknown = straightLineNetwork();
  let saidAtMs = -SAY_EVERY_MS;
  let isStopped = false;

  const listeners = (slug: string) => ({
    onCrash: (why: string) => log.warn({ market: slug, why }, "the routing worker ended; it is started again"),
    onFallback: (why: string) => {
      if (performance.now() - saidAtMs < SAY_EVERY_MS) return;
      saidAtMs = performance.now();
      log.warn({ market: slug, why }, "travel times are estimates: the roads do not answer");
    },
  });

  const open = async (slug: string, digest: string | null): Promise<OpenRoads | null> => {
    const store = roadStore(stateDir, slug);
    const fit = digest === null ? null : await store.readFit(digest);
    const options = { ...listeners(slug), ...(fit === null ? {} : { fit }) };
    if (serviceUrl !== null) return openRoadService({ ...options, url: serviceUrl });
    return digest === null ? null : openRoadTiles({ ...options, directory: store.directoryOf(digest) });
  };

  const replace = async (slug: string, entry: Entry, digest: string | null): Promise<void> => {
    entry.digest = digest;
    const next = await open(slug, digest);
    const before = entry.open;
    // Where nothing answers yet, questions wait for the first worker: it is up in a tenth of a second.
    if (before === null) entry.open = next;
    try {
      await next?.ready;
    } catch (error) {
      log.warn({ market: slug, err: error }, "the market's roads cannot be opened");
      // Old roads are better than none; estimates that were fitted to this market are better than guesses.
      if (before !== null && !before.network.isEstimate) {
        await next?.stop();
        return;
      }
    }
    entry.open = next;
    await before?.stop();
    if (isStopped) await next?.stop();
  };

  /** One change at a time for each market. */
  const working = new Map<string, Promise<void>>();
  const look = (slug: string, entry: Entry): void => {
    const digest = roadStore(stateDir, slug).current();
    if (isStopped || digest === entry.digest || working.has(slug)) return;
    const work = replace(slug, entry, digest)
      .catch((error: unknown) => log.error({ market: slug, err: error }, "the market's roads were not replaced"))
      .finally(() => working.delete(slug));
    working.set(slug, work);
  };

  const timer = setInterval(() => {
    for (const [slug, entry] of entries) look(slug, entry);
  }, lookEveryMs);
  timer.unref();

  return {
    roads: ({ slug }) => {
      const known = entries.get(slug);
      if (known !== undefined) return known.network;
      const entry: Entry = {
        network: standIn(() => entry.open?.network ?? unknown),
        digest: null,
        open: null,
      };
      entries.set(slug, entry);
      if (serviceUrl === null) look(slug, entry);
      else
        working.set(
          slug,
          replace(slug, entry, roadStore(stateDir, slug).current()).finally(() => working.delete(slug)),
        );
      return entry.network;
    },
    stop: async () => {
      isStopped = true;
      clearInterval(timer);
      await Promise.all(working.values());
      for (const entry of entries.values()) await entry.open?.stop();
    },
  };
};
