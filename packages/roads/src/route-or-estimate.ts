import { straightLineNetwork } from "./estimate/straight-line.ts";
import type { RoadNetwork, RoadRoute, RouteQuery } from "./road-network.ts";

/**
 * A route where there must be one: for work that is promised already. Where no road leads there after all (a door that a
 * new map left without its street), straight lines answer, and say that they are an estimate.
 */
export const routeOrEstimate = async (network: RoadNetwork, query: RouteQuery): Promise<RoadRoute> => {
  const answer = await network.route(query);
  if (answer.ok) return answer.route;
  const estimated = await straightLineNetwork().route(query);
  if (!estimated.ok) throw new Error("straight lines lead everywhere");
  return estimated.route;
};
