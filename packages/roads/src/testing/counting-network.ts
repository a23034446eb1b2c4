import { straightLineNetwork } from "../estimate/straight-line.ts";
import type { MatrixQuery, RoadNetwork } from "../road-network.ts";

export interface CountingNetwork {
  readonly network: RoadNetwork;
  /** Every table it was asked for. */
  readonly asked: MatrixQuery[];
  /** Pairs in all of them. */
  readonly pairs: () => number;
  readonly routes: () => number;
}

/** Straight lines that pass for a road graph and remember what they were asked. */
export const countingNetwork = (): CountingNetwork => {
  const straight = straightLineNetwork();
  const asked: MatrixQuery[] = [];
  let routes = 0;
  return {
    asked,
    pairs: () => asked.reduce((sum, { from, to }) => sum + from.length * to.length, 0),
    routes: () => routes,
    network: {
      ...straight,
      name: "counting",
      isEstimate: false,
      matrix: async (query) => {
        asked.push(query);
        return { ...(await straight.matrix(query)), isEstimate: false };
      },
      route: async (query) => {
        routes += 1;
        const answer = await straight.route(query);
        return answer.ok ? { ok: true, route: { ...answer.route, isEstimate: false } } : answer;
      },
    },
  };
};
