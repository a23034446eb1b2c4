export type { RoadNetwork, RoadRoute, TravelMatrix } from "./road-network.ts";
export { straightLineNetwork } from "./straight-line.ts";
