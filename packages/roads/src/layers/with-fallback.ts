import type { RoadNetwork } from "../road-network.ts";
import { EngineDown } from "../valhalla/engine-fault.ts";
import { prunedMatrix } from "./pruned-matrix.ts";

export interface FallbackOptions {
  readonly roads: RoadNetwork;
  /** Answers where the roads do not; it must never fail. */
  readonly estimate: RoadNetwork;
  /** After so long a question is answered by the estimate. A late round costs more than a rough figure. */
  readonly limitMs?: number;
  /** Hears of every question that the estimate had to answer. */
  readonly onFallback?: (why: string) => void;
}

const LIMIT_MS = 5_000;

/** A road network that always answers: by the roads, or, where they are down or too slow, by the estimate, which says so. */
export const withFallback = ({ roads, estimate, limitMs = LIMIT_MS, onFallback }: FallbackOptions): RoadNetwork => {
  const orEstimate = async <T>(ask: (network: RoadNetwork) => Promise<T>): Promise<T> => {
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(() => late.reject(new EngineDown(`no answer within ${limitMs} ms`)), limitMs);
    try {
      return await Promise.race([ask(roads), late.promise]);
    } catch (error) {
      if (!(error instanceof EngineDown)) throw error;
      onFallback?.(error.message);
      return await ask(estimate);
    } finally {
      clearTimeout(timer);
    }
  };
  return {
    get name() {
      return roads.isEstimate ? estimate.name : roads.name;
    },
    get isEstimate() {
      return roads.isEstimate;
    },
    matrix: ({ nearest, ...query }) =>
      orEstimate((network) =>
        nearest === undefined || network === estimate
          ? network.matrix(query)
          : prunedMatrix({ roads: network, estimate }, { ...query, nearest }),
      ),
    route: (query) => orEstimate((network) => network.route(query)),
    reach: (query) => orEstimate((network) => network.reach(query)),
    trace: (query) => orEstimate((network) => network.trace(query)),
    snap: (query) => orEstimate((network) => network.snap(query)),
  };
};
