export type { Manoeuvre } from "./manoeuvre.ts";
export type {
  MatchedTrace,
  MatrixQuery,
  ReachableArea,
  RoadNetwork,
  RoadRefusal,
  RoadRoute,
  RouteQuery,
  RouteAnswer,
  SnappedPoint,
  TravelMatrix,
} from "./road-network.ts";
export { straightLineNetwork } from "./estimate/straight-line.ts";
export { parseFit, type StraightLineFit } from "./estimate/straight-line-fit.ts";
export { fitStraightLine, type FitReport } from "./estimate/fit-straight-line.ts";
export { buildRoadTiles, type BuildPhase, type BuildResult } from "./tiles/build-road-tiles.ts";
export { openRoadService, openRoadTiles, type OpenRoads } from "./open-roads.ts";
export { routeOrEstimate } from "./route-or-estimate.ts";
